package dev.tidemark.detector.ci;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.landscape.Neighbours.Neighbour;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The repositories of the checkout that shared libraries of Jenkins lie in. A library's name is the server's: a repository of
 * the same owner that is called so is meant, else the only one that has the step which is used.
 */
final class JenkinsLibraries {
  private static final RepoPath STEPS = RepoPath.of("vars");

  private final Neighbours neighbours;

  JenkinsLibraries(Landscape landscape) {
    this.neighbours = landscape.neighbours();
  }

  /** The file of a step, {@code step@library} or {@code step.method@library}, as reports call it. */
  Optional<String> step(String reference) {
    int at = reference.indexOf('@');
    String name = (at < 0 ? reference : reference.substring(0, at)).split("\\.", 2)[0];
    Optional<RepoPath> file = RepoPath.ROOT.resolve(STEPS.child(name + ".groovy").value());
    if (!neighbours.areThere() || name.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    Optional<Neighbour> called =
        named(library(reference)).filter(other -> other.landscape().hasFile(file.get()));
    List<Neighbour> holders =
        called.isPresent()
            ? List.of(called.get())
            : neighbours.withFolder(STEPS).stream()
                .filter(other -> other.landscape().hasFile(file.get()))
                .toList();
    return holders.size() == 1
        ? Optional.of(holders.get(0).name() + "/" + file.get())
        : Optional.empty();
  }

  /** The repository of a library that a pipeline loads; told by its name, or by the steps that the pipeline takes from it. */
  Optional<String> library(Pipeline pipeline, String written) {
    String name = library("@" + withoutVersion(written));
    Optional<String> called = named(name).map(Neighbour::name);
    return called.isPresent() || !neighbours.areThere()
        ? called
        : pipeline.jobs().stream()
            .flatMap(job -> job.steps().stream())
            .flatMap(step -> step.work() instanceof Work.Use use ? Stream.of(use) : Stream.empty())
            .filter(use -> use.kind() == Work.Use.Kind.LIBRARY)
            .map(Work.Use::reference)
            .filter(reference -> library(reference).equals(name))
            .flatMap(reference -> step(reference).stream())
            .map(place -> place.substring(0, place.lastIndexOf("/" + STEPS + "/")))
            .findFirst();
  }

  private Optional<Neighbour> named(String library) {
    String own = neighbours.own().orElse("");
    String owner = own.substring(0, own.lastIndexOf('/') + 1);
    return library.isEmpty() || library.contains("/")
        ? Optional.empty()
        : neighbours.named(owner + library);
  }

  /** The name behind the first {@code @}, without the version that may follow. */
  private static String library(String reference) {
    int at = reference.indexOf('@');
    return at < 0 ? "" : withoutVersion(reference.substring(at + 1));
  }

  private static String withoutVersion(String library) {
    int at = library.indexOf('@');
    return at < 0 ? library : library.substring(0, at);
  }
}
