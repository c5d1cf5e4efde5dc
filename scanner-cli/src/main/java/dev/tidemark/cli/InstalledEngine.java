package dev.tidemark.cli;

import dev.tidemark.cli.configuration.Configuration;
import dev.tidemark.cli.gate.BaseChoice;
import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.document.ReadingStore;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Vocabulary;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.repository.git.GitRepository;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Gate;
import dev.tidemark.scan.Instruments;
import dev.tidemark.scan.Scan;
import dev.tidemark.scan.Target;
import dev.tidemark.scan.Terms;
import dev.tidemark.scan.UnusableTermsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** The engine of this build, with every detector and format on its class path. */
public final class InstalledEngine implements Engine {
  private final ReadingStore readings;

  /** What repositories are looked at with, loaded on another core; empty before anybody asked for it. */
  private Optional<CompletableFuture<Instruments>> loading = Optional.empty();

  /** An engine whose gates share documents between their two sides alone. */
  public InstalledEngine() {
    this(ReadingStore.NONE);
  }

  /** An engine whose gates share documents by a store: for many gates of one repository in one process. */
  public InstalledEngine(ReadingStore readings) {
    this.readings = readings;
  }

  @Override
  public void prepare() {
    Thread reading = new Thread(() -> RubricFiles.installed().read(List.of()), "preparation");
    reading.setDaemon(true);
    // What fails here is asked for again, and fails where it is told.
    reading.setUncaughtExceptionHandler((thread, failure) -> {});
    reading.start();
    beginLoading();
  }

  private synchronized void beginLoading() {
    if (loading.isEmpty()) {
      loading = Optional.of(CompletableFuture.supplyAsync(InstalledEngine::load));
    }
  }

  private synchronized CompletableFuture<Instruments> loading() {
    beginLoading();
    return loading.orElseThrow();
  }

  @Override
  public Assessment assess(Request request, Consumer<String> progress) {
    // What was named on the command line is refused before anything is read.
    List<Rubric> named =
        request.rubrics().isEmpty() ? List.of() : RubricFiles.installed().read(request.rubrics());
    // Opening a repository keeps one core busy: what it is looked at with is loaded on another.
    CompletableFuture<Instruments> instruments = loading();
    Scan scan =
        new Scan(
            instruments::join,
            Limits.DEFAULT,
            ofEach(new RepositoryTerms(RubricFiles::installed, named, request.asOf())));
    return assess(scan, request, progress);
  }

  @Override
  public SortedMap<String, List<String>> pipelines(Request request, Consumer<String> progress) {
    Instruments all = loading().join();
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

  private static Instruments load() {
    return Instruments.installed(new Vocabulary(EvidenceKinds.bundled().all()));
  }

  /** A mistake in the configuration of one repository keeps no other from being assessed. */
  private static Function<Snapshot, Terms> ofEach(RepositoryTerms terms) {
    return snapshot -> {
      try {
        return terms.apply(snapshot);
      } catch (UserError wrong) {
        String details = wrong.fix().lines().findFirst().orElse("").strip();
        throw new UnusableTermsException(wrong.getMessage() + ": " + details, wrong);
      }
    };
  }

  private static Assessment assess(Scan scan, Request request, Consumer<String> progress) {
    try {
      return scan.assess(request.targets(), progress);
    } catch (UnusableTermsException alone) {
      throw alone.getCause() instanceof UserError told ? told : alone;
    } catch (RefusedException refused) {
      throw new UserError(String.valueOf(refused.getMessage()), "");
    }
  }

  @Override
  public Gated gate(
      Request request,
      Optional<String> against,
      Map<String, String> environment,
      Consumer<String> progress)
      throws BaseChoice.NoBaseException {
    RubricFiles files = RubricFiles.installed();
    List<Rubric> named = request.rubrics().isEmpty() ? List.of() : files.read(request.rubrics());
    RepositoryTerms terms = new RepositoryTerms(() -> files, named, request.asOf());
    List<Configuration> configured = new ArrayList<>();
    Gate gate =
        new Gate(
            loading().join().remembering(readings),
            base -> {
              configured.add(terms.configuration(base));
              return terms.apply(base);
            });
    Target head = request.targets().get(0);
    try {
      BaseChoice.Base base = base(head, against, environment);
      Gate.Result result =
          gate.compare(head, base.commit(), List.of(RepoPath.of(Configuration.FILE)), progress);
      return new Gated(result, base, configured.get(0));
    } catch (RefusedException refused) {
      throw new UserError(String.valueOf(refused.getMessage()), "");
    }
  }

  private static BaseChoice.Base base(
      Target head, Optional<String> against, Map<String, String> environment)
      throws RefusedException, BaseChoice.NoBaseException {
    Optional<GitRepository> opened =
        GitRepository.open(head.path(), Limits.DEFAULT, head.alternates());
    if (opened.isEmpty()) {
      throw new UserError(
          "'" + head.path() + "' is no Git repository, so there is nothing to compare with",
          GitRepository.around(head.path())
              .map(around -> "it lies in the repository '" + around + "': gate that one")
              .orElse("name the folder of a repository"));
    }
    try (GitRepository repository = opened.get()) {
      Optional<String> commit = repository.commit(head.revision());
      if (commit.isEmpty()) {
        throw new UserError("the repository has no commit yet", "commit something first");
      }
      return new BaseChoice(repository, environment).choose(against, commit.get());
    }
  }

  @Override
  public List<Rubric> rubrics(List<String> wanted) {
    return RubricFiles.installed().read(wanted);
  }

  @Override
  public List<Detector> detectors() {
    return ServiceLoader.load(Detector.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Detector::id))
        .toList();
  }
}
