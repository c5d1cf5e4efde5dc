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
import dev.tidemark.scan.Terms;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
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
    return assess(scan, request, progress);
  }

  @Override
  public SortedMap<String, List<String>> pipelines(Request request, Consumer<String> progress) {
    Instruments all = Instruments.installed(new Vocabulary(EvidenceKinds.bundled().all()));
    Instruments withoutDetectors =
        new Instruments(
            all.formats(),
            all.unitSources(),
            List.of(),
            all.vocabulary(),
            all.workers(),
            all.limits());
    Scan scan =
        new Scan(
            withoutDetectors,
            snapshot -> new Terms(Optional.empty(), List.of(), PipelineJudging.SHOWN));
    SortedMap<String, List<String>> shown = new TreeMap<>();
    for (Assessment.Repository read : assess(scan, request, progress).repositories()) {
      shown.put(read.name(), PipelineJudging.lines(read));
    }
    return shown;
  }

  private static Assessment assess(Scan scan, Request request, Consumer<String> progress) {
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
