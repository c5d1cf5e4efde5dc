package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Follows scripts of the repository called by path: {@code ./scripts/x.sh}, {@code bash x.sh}, {@code source lib.sh}. */
final class ScriptFiles implements Follower {
  /** Scripts that build tools put into repositories to start themselves. */
  private static final Set<String> GENERATED_WRAPPERS = Set.of("gradlew", "mvnw");

  /** Where the action that sets up GitHub's agentic workflows lays its scripts: they prepare, guard and log. */
  private static final String AGENTIC = "/gh-aw/actions/";

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    Optional<List<String>> file = Wrappers.scriptFile(call.words());
    if (file.isEmpty() || file.get().get(0).startsWith("-")) {
      return Optional.empty();
    }
    String written = file.get().get(0);
    if (GENERATED_WRAPPERS.contains(Wrappers.name(written))) {
      return Optional.empty();
    }
    if (PathPattern.isPlain(Places.globbed(written))
        && written.indexOf('/') < 0
        && Commands.KNOWN.knows(written)
        && !isFile(call, written)) {
      return Optional.empty();
    }
    String path = call.place(written);
    if (path.equals(Places.OUTSIDE)) {
      return Commands.KNOWN.knows(Wrappers.name(written)) || !isSourced(call.words())
          ? Optional.empty()
          : Optional.of(call.followed("environment", List.of()));
    }
    Optional<Ground> ground = call.ground(path);
    return ground.isPresent()
        ? Optional.of(inRepository(ground.get(), file.get(), call, reader))
        : nowhere(written, call);
  }

  /** A script whose place is not known, or not here. */
  private static Optional<Deed> nowhere(String written, Call call) {
    if (written.contains("bin/") && Commands.KNOWN.knows(Wrappers.name(written))) {
      return Optional.empty(); // a tool that was put there: its name says which
    }
    if (written.contains(AGENTIC)) {
      return Optional.of(call.followed("its action's own", List.of()));
    }
    boolean elsewhere = Places.isElsewhere(call.scope().checkouts().home(call.place(written)));
    return Optional.of(
        isSourced(call.words())
            ? call.followed("environment", List.of())
            : call.unresolved(elsewhere ? "remote" : "dynamic", Likely.of(written)));
  }

  private static boolean isSourced(List<String> words) {
    return words.get(0).equals("source") || words.get(0).equals(".");
  }

  private static boolean isFile(Call call, String written) {
    String path = call.place(written);
    Optional<Ground> ground = call.ground(path);
    return ground.filter(g -> g.landscape().hasFile(g.path())).isPresent();
  }

  private static Deed inRepository(
      Ground ground, List<String> words, Call call, CommandReader reader) {
    RepoPath path = ground.path();
    Optional<ShellScript> script =
        isSourced(call.words())
            ? CalledFiles.sourced(ground.landscape(), path)
            : CalledFiles.script(ground.landscape(), path);
    Optional<Ground> resource =
        script.isEmpty() ? resource(ground, call.scope()) : Optional.empty();
    if (resource.isPresent()) {
      return inRepository(resource.get(), words, call, reader);
    }
    if (script.isEmpty() && isSourced(call.words())) {
      return call.followed("environment", List.of()); // variables, or a virtual environment
    }
    if (script.isEmpty()) {
      return StartedPrograms.script(ground, call, reader).orElseGet(() -> otherFile(ground, call));
    }
    return followed(ground, script.get(), words, call, reader);
  }

  private static Deed followed(
      Ground ground, ShellScript script, List<String> words, Call call, CommandReader reader) {
    String step = ground.shown(ground.path()).value();
    String refused = call.scope().refuses(step);
    if (!refused.isEmpty()) {
      return call.unresolved(refused, List.of());
    }
    boolean source = isSourced(call.words());
    ShellState state = source ? call.state() : call.state().started(words.subList(1, words.size()));
    if (!source) {
      state.options(Wrappers.shellOptions(call.words()));
    }
    state.errexit |= isBats(ground.path(), script);
    Scope scope = call.scope().into(ground, ground.path(), step);
    return call.followed(step, reader.script(script, scope, state, call.soft()));
  }

  /** Bats ends a test at the first command that fails, and what {@code run} catches is what the test then asks about. */
  private static boolean isBats(RepoPath path, ShellScript script) {
    return path.extension().equals("bats")
        || script.interpreter().filter("bats"::equals).isPresent();
  }

  /** A Jenkins library writes files of its {@code resources/} into the workspace before it runs them. */
  private static Optional<Ground> resource(Ground ground, Scope scope) {
    boolean library = scope.directory().endsWith("vars") || scope.directory().contains("/src/");
    if (!library || ground.landscape().hasFile(ground.path())) {
      return Optional.empty();
    }
    Optional<Ground> home = scope.checkouts().ground(Places.resolve("", scope.directory()));
    Landscape landscape = home.map(Ground::landscape).orElse(ground.landscape());
    List<RepoPath> found =
        landscape.below(RepoPath.of("resources")).stream()
            .map(Entry::path)
            .filter(path -> path.name().equals(ground.path().name()))
            .toList();
    return found.size() == 1
            && landscape.documents().at(found.get(0), ShellScript.class).isPresent()
        ? Optional.of(new Ground(landscape, scope.home(), found.get(0)))
        : Optional.empty();
  }

  private static Deed otherFile(Ground ground, Call call) {
    RepoPath path = ground.path();
    String extension = path.extension().toLowerCase(Locale.ROOT);
    if (ground.landscape().hasFile(path)) {
      return call.unresolved("opaque", Likely.of(path.name()));
    }
    String program = Wrappers.name(path.value());
    boolean built =
        extension.isEmpty()
            && (path.value().startsWith("bin/")
                || path.parent().isRoot()
                || path.value().contains("node_modules/")
                || path.value().contains("/bin/"));
    if (Commands.KNOWN.knows(program)) {
      List<String> named = new ArrayList<>(call.words());
      named.set(0, program);
      return Commands.KNOWN
          .match(named)
          .map(
              match ->
                  Deeds.known(
                      String.join(" ", named),
                      call.at(),
                      match.meaning(),
                      named,
                      Aims.of(match, call.state().directory, call.scope().checkouts()),
                      call.soft().isEmpty() ? match.soft() : call.soft()))
          .orElseGet(() -> call.followed("a program", List.of()));
    }
    return call.unresolved(built ? "opaque" : "missing", Likely.of(path.name()));
  }
}
