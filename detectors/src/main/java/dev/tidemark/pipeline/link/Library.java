package dev.tidemark.pipeline.link;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Translations;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Uses;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What repositories of the scan offer to pipelines: templates, actions, steps of shared libraries. */
final class Library {
  private final Landscape landscape;
  private final Map<RepoPath, Pipeline> byPath;
  private final Map<String, Map<RepoPath, Pipeline>> others = new ConcurrentHashMap<>();

  Library(Landscape landscape, List<Pipeline> pipelines) {
    this.landscape = landscape;
    this.byPath = byPath(pipelines);
  }

  private static Map<RepoPath, Pipeline> byPath(List<Pipeline> pipelines) {
    Map<RepoPath, Pipeline> paths = new HashMap<>();
    for (Pipeline pipeline : pipelines) {
      RepoPath path = pipeline.location().path();
      paths.put(path, pipeline);
      if (pipeline.kind() == Pipeline.Kind.TEMPLATE) { // several may share a file
        RepoPath.ROOT.resolve(path + "#" + pipeline.name()).ifPresent(p -> paths.put(p, pipeline));
      }
    }
    return paths;
  }

  /**
   * A template, with the repository that offers it.
   *
   * @param name with {@code #}, where it is one of several of its file
   */
  record Offer(Pipeline pipeline, Ground ground, String name) {
    /** One method of a library's file that holds several. */
    Offer member(String method) {
      return method.isEmpty() ? this : new Offer(pipeline.onlyJob(method), ground, "#" + method);
    }

    /** The step by which people and the search for cycles know it. */
    String step() {
      return ground.shown(pipeline.location().path()).value() + name;
    }
  }

  /**
   * A reusable workflow of this repository or of another one of the checkout.
   *
   * @param home the repository whose file refers to it; empty for this one
   */
  Optional<Offer> workflow(String reference, String home) {
    if (reference.startsWith("./")) {
      return offered(home, List.of(reference.substring(2)));
    }
    return remote(reference)
        .flatMap(remote -> offered(remote.repository(), List.of(remote.path())));
  }

  /** Something used as a step that can be read: a composite action, a step of a shared library. */
  Optional<Offer> used(Work.Use use, Scope scope) {
    String reference = use.reference();
    if (reference.startsWith("./") || reference.startsWith("$/")) {
      boolean library = use.kind() == Work.Use.Kind.LIBRARY;
      String[] parts = reference.substring(2).split("#", library ? 2 : 1);
      String place = library ? parts[0] : scope.checkouts().home(parts[0]);
      return offered(library ? scope.home() : "", actionFiles(place))
          .map(offer -> offer.member(parts.length > 1 ? parts[1] : ""));
    }
    if (use.kind() == Work.Use.Kind.LIBRARY) {
      return step(reference);
    }
    if (use.kind() == Work.Use.Kind.STEP
        && Uses.KNOWN.match("step:" + reference, use.inputs()).isEmpty()) {
      return reference.startsWith("hook:") ? Optional.empty() : step(reference);
    }
    return use.kind() == Work.Use.Kind.ACTION || use.kind() == Work.Use.Kind.TASK
        ? remote(reference)
            .flatMap(remote -> offered(remote.repository(), actionFiles(remote.path())))
        : Optional.empty();
  }

  /** A repository of the owner that this one has. */
  private String ofSameOwner(String name) {
    String own = landscape.neighbours().own().orElse("");
    return own.substring(0, own.lastIndexOf('/') + 1) + name;
  }

  private static List<String> actionFiles(String path) {
    String folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    return List.of(path, folder + "action.yml", folder + "action.yaml");
  }

  private Optional<Offer> offered(String repository, List<String> files) {
    boolean own = repository.isEmpty() || landscape.facet(OwnName.FACET).is(repository);
    Optional<Landscape> place =
        own
            ? Optional.of(landscape)
            : landscape.neighbours().named(repository).map(Neighbours.Neighbour::landscape);
    return place.flatMap(
        there ->
            files.stream()
                .flatMap(file -> RepoPath.ROOT.resolve(file).stream())
                .flatMap(file -> found(file, own ? "" : repository, there).stream())
                .findFirst());
  }

  private Map<RepoPath, Pipeline> pipelines(String repository, Landscape there) {
    return there.equals(landscape)
        ? byPath
        : others.computeIfAbsent(
            repository, name -> byPath(there.facet(Translations.FACET).pipelines()));
  }

  /**
   * A step of a shared library, {@code name@library}. Jenkins knows libraries by names of its own: where no repository
   * is called so, the one repository that has such a step is meant.
   */
  private Optional<Offer> step(String reference) {
    int at = reference.indexOf('@');
    String[] step = PublishedUse.withoutPin(reference).split("\\.", 2);
    String file = "vars/" + step[0] + ".groovy";
    String member = step.length > 1 ? step[1] : "";
    if (at > 0) {
      String library = PublishedUse.withoutPin(reference.substring(at + 1));
      Optional<Offer> named =
          offered(library, List.of(file)).or(() -> offered(ofSameOwner(library), List.of(file)));
      if (named.isPresent()) {
        return named.map(offer -> offer.member(member));
      }
    }
    List<Offer> holders =
        landscape.neighbours().withFolder(RepoPath.of("vars")).stream()
            .flatMap(other -> offered(other.name(), List.of(file)).stream())
            .toList();
    return holders.size() == 1 ? Optional.of(holders.get(0).member(member)) : Optional.empty();
  }

  /** A file in a repository of GitHub: {@code owner/name/path@ref}. */
  private record Remote(String repository, String path) {}

  private static Optional<Remote> remote(String reference) {
    String[] parts = PublishedUse.withoutPin(reference).split("/", 3);
    return parts.length < 2 || reference.contains("://")
        ? Optional.empty()
        : Optional.of(new Remote(parts[0] + "/" + parts[1], parts.length > 2 ? parts[2] : ""));
  }

  /** A template by its path, by path and name, or one job of such a one: {@code ci/tasks.yaml#lint/go}. */
  private Optional<Offer> found(RepoPath file, String repository, Landscape there) {
    Map<RepoPath, Pipeline> known = pipelines(repository, there);
    String written = file.value();
    int name = written.indexOf('#');
    int part = name < 0 ? -1 : written.indexOf('/', name);
    Optional<Pipeline> template =
        part < 0
            ? Optional.ofNullable(known.get(file))
            : Optional.ofNullable(known.get(RepoPath.of(written.substring(0, part))))
                .map(whole -> whole.onlyJob(written.substring(part + 1)))
                .filter(one -> !one.jobs().isEmpty());
    return template.map(
        p ->
            new Offer(
                p,
                new Ground(there, repository, p.location().path()),
                name < 0 ? "" : written.substring(name)));
  }
}
