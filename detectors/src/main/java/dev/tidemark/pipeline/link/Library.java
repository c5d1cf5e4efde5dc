package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Translations;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.Match;
import dev.tidemark.pipeline.catalogue.Uses;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What pipelines can use: the templates and actions of this repository, and those that the catalogue knows. */
final class Library {
  private final Landscape landscape;
  private final Map<RepoPath, Pipeline> byPath;
  private final Map<String, Map<RepoPath, Pipeline>> others = new HashMap<>();

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
    return use.kind() == Work.Use.Kind.ACTION
        ? remote(reference)
            .flatMap(remote -> offered(remote.repository(), actionFiles(remote.path())))
        : Optional.empty();
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
    String[] step = withoutPin(reference).split("\\.", 2);
    String file = "vars/" + step[0] + ".groovy";
    String member = step.length > 1 ? step[1] : "";
    if (at > 0) {
      Optional<Offer> named = offered(withoutPin(reference.substring(at + 1)), List.of(file));
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
    String[] parts = withoutPin(reference).split("/", 3);
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

  /** Something that is not this repository's: the catalogue, or its name. */
  Deed used(
      Work.Use use,
      Map<String, String> inputs,
      String place,
      String soft,
      Location at,
      Scope scope,
      CommandReader reader) {
    boolean plugin = use.kind() == Work.Use.Kind.PLUGIN;
    String bare = plugin ? withoutTag(use.reference()) : withoutPin(use.reference());
    String name = prefix(use.kind()) + bare;
    boolean container =
        use.reference().startsWith("docker://") && Uses.KNOWN.match(name, inputs).isEmpty();
    if (use.kind() == Work.Use.Kind.IMAGE || container) {
      return image(use, inputs, place, soft, at, scope, reader);
    }
    return named(name, use, inputs, place, soft, at, scope, reader);
  }

  /** Something by its name in the catalogue. */
  Deed named(
      String name,
      Work.Use use,
      Map<String, String> inputs,
      String place,
      String soft,
      Location at,
      Scope scope,
      CommandReader reader) {
    String bare = withoutPin(use.reference());
    Optional<Uses.Known> known = Uses.KNOWN.match(name, inputs);
    if (known.isPresent()) {
      Match match = known.get().match();
      if (known.get().command().isPresent()) {
        String line = known.get().command().get();
        Optional<ProgramScript> program =
            ProgramScript.read(match.meaning().detail("interpreter"), line, at.startLine());
        String directory =
            match.places().isEmpty() ? place : Places.resolve(place, match.places().get(0));
        ShellState state = new ShellState(directory, true, false, Map.of());
        return Deeds.followed(
            shown(use.reference(), inputs),
            at,
            "its command line",
            program
                .map(text -> Programs.written(text, scope, state, soft, reader))
                .orElseGet(
                    () ->
                        reader.script(ShellScript.read(line, at.startLine()), scope, state, soft)));
      }
      List<String> targets = Places.targets(match, place, scope.checkouts());
      return Deeds.known(
          shown(use.reference(), inputs),
          at,
          match.meaning(),
          words(use, inputs),
          targets,
          soft.isEmpty() ? match.soft() : soft);
    }
    boolean local = use.reference().startsWith("./") || use.reference().startsWith("/");
    List<String> likely = Likely.of(bare, inputs);
    if (local) {
      return Deeds.unresolved(use.reference(), at, "missing", likely);
    }
    return Deeds.unresolved(use.reference(), at, "remote", likely);
  }

  private Deed image(
      Work.Use use,
      Map<String, String> inputs,
      String place,
      String soft,
      Location at,
      Scope scope,
      CommandReader reader) {
    String arguments = inputs.getOrDefault("args", "");
    Optional<String> program =
        Optional.ofNullable(inputs.get("entrypoint"))
            .or(() -> Commands.KNOWN.programOf(use.reference().replace("docker://", "")));
    if (program.isPresent()) {
      ShellScript script = ShellScript.read(program.get() + " " + arguments, at.startLine());
      ShellState state = new ShellState(place, true, false, Map.of());
      return Deeds.followed(
          use.reference(), at, "image", reader.script(script, scope, state, soft));
    }
    return entrypoint(use, place, soft, at, scope, reader)
        .orElseGet(
            () -> Deeds.unresolved(use.reference(), at, "opaque", Likely.of(use.reference())));
  }

  /** An action built from its own Dockerfile starts, by GitHub's documentation, the {@code entrypoint.sh} beside it. */
  private static Optional<Deed> entrypoint(
      Work.Use use, String place, String soft, Location at, Scope scope, CommandReader reader) {
    if (!use.reference().endsWith("Dockerfile")) {
      return Optional.empty();
    }
    String file = Places.resolve(Places.resolve("", scope.directory()), "entrypoint.sh");
    return scope
        .checkouts()
        .ground(file)
        .filter(ground -> ground.landscape().hasFile(ground.path()))
        .map(
            ground -> {
              ShellState state = new ShellState(place, true, false, Map.of());
              String path = ground.repository().isEmpty() ? "@/" + ground.path() : file;
              ShellScript started = ShellScript.read("\"" + path + "\"", at.startLine());
              return Deeds.followed(
                  use.reference(), at, "image", reader.script(started, scope, state, soft));
            });
  }

  private static List<String> words(Work.Use use, Map<String, String> inputs) {
    List<String> words = new ArrayList<>(List.of(use.reference()));
    new TreeMap<>(inputs).forEach((name, value) -> words.add(name + "=" + value));
    return words;
  }

  private static String shown(String reference, Map<String, String> inputs) {
    return withoutPin(reference)
        + (inputs.containsKey("command") ? " " + inputs.get("command") : "");
  }

  static String withoutPin(String reference) {
    if (reference.startsWith("docker://")) {
      int tag = reference.indexOf(':', reference.lastIndexOf('/'));
      return tag < 0 ? reference : reference.substring(0, tag);
    }
    int at = reference.indexOf('@');
    return at > 0 ? reference.substring(0, at) : reference;
  }

  /** The name of a plugin without its registry's usual host and without its tag. */
  private static String withoutTag(String image) {
    int slash = image.lastIndexOf('/');
    int colon = image.indexOf(':', slash + 1);
    int hash = image.indexOf('#', slash + 1);
    int end = colon > 0 && hash > 0 ? Math.min(colon, hash) : Math.max(colon, hash);
    String name = withoutPin(end < 0 ? image : image.substring(0, end));
    return name.startsWith("docker.io/") ? name.substring("docker.io/".length()) : name;
  }

  private static String prefix(Work.Use.Kind kind) {
    return switch (kind) {
      case ACTION -> "action:";
      case WORKFLOW -> "workflow:";
      case TEMPLATE -> "template:";
      case ORB -> "orb:";
      case TASK -> "task:";
      case COMPONENT -> "component:";
      case LIBRARY -> "library:";
      case IMAGE -> "image:";
      case STEP -> "step:";
      case PLUGIN -> "plugin:";
    };
  }
}
