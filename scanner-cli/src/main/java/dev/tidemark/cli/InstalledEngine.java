package dev.tidemark.cli;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Vocabulary;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Instruments;
import dev.tidemark.scan.Scan;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** The engine of this build, with every detector and format on its class path. */
public final class InstalledEngine implements Engine {

  @Override
  public Assessment assess(Request request, Consumer<String> progress) {
    EvidenceKinds kinds = EvidenceKinds.bundled();
    RubricFiles files = new RubricFiles(kinds);
    // What was named on the command line is refused before anything is read.
    List<Rubric> named = request.rubrics().isEmpty() ? List.of() : files.read(request.rubrics());
    Scan scan =
        new Scan(
            Instruments.installed(new Vocabulary(kinds.all())),
            new RepositoryTerms(files, named, request.asOf()));
    try {
      return scan.assess(request.targets(), progress);
    } catch (RefusedException refused) {
      throw new UserError(String.valueOf(refused.getMessage()), "");
    }
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
