package dev.tidemark.cli;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.evidence.Detector;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** The engine of this build, with every detector and format on its class path. */
public final class InstalledEngine implements Engine {

  @Override
  public Assessment assess(Request request, Consumer<String> progress) {
    throw new UserError("this build cannot scan yet", "");
  }

  @Override
  public List<Rubric> rubrics(List<String> wanted) {
    return new RubricFiles(EvidenceKinds.bundled()).read(wanted);
  }

  @Override
  public List<Detector> detectors() {
    return ServiceLoader.load(Detector.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Detector::id))
        .toList();
  }
}
