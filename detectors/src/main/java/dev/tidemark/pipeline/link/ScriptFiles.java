package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Follows scripts of the repository called by path: {@code ./scripts/x.sh}, {@code bash x.sh}, {@code source lib.sh}. */
final class ScriptFiles implements Follower {

  @Override
  public Optional<Deed> follow(ScriptWalk.Call call, CommandReader reader) {
    Optional<List<String>> file = Wrappers.scriptFile(call.words());
    if (file.isEmpty() || file.get().get(0).startsWith("-")) {
      return Optional.empty();
    }
    String written = file.get().get(0);
    Location at = Location.of(call.scope().file(), call.node().line());
    String text = String.join(" ", call.words());
    if (PathPattern.isPlain(Places.globbed(written))
        && written.indexOf('/') < 0
        && Commands.KNOWN.knows(written)
        && !landscapeHas(reader.landscape(), call, written)) {
      return Optional.empty();
    }
    String path = Places.resolve(call.state().directory, written);
    if (path.equals(Places.OUTSIDE)) {
      return outside(call, written, at, text);
    }
    if (!PathPattern.isPlain(path)) {
      boolean source = call.words().get(0).equals("source") || call.words().get(0).equals(".");
      return Optional.of(
          source
              ? Deeds.followed(text, at, "environment", List.of())
              : Deeds.unresolved(text, at, "dynamic", Likely.of(written)));
    }
    return Optional.of(inRepository(RepoPath.of(path), file.get(), call, reader, at, text));
  }

  private static boolean landscapeHas(Landscape landscape, ScriptWalk.Call call, String written) {
    String path = Places.resolve(call.state().directory, written);
    return PathPattern.isPlain(path) && landscape.hasFile(RepoPath.of(path));
  }

  private static Optional<Deed> outside(
      ScriptWalk.Call call, String written, Location at, String text) {
    String program = Wrappers.name(written);
    if (Commands.KNOWN.knows(program)) {
      return Optional.empty();
    }
    boolean source = call.words().get(0).equals("source") || call.words().get(0).equals(".");
    return source
        ? Optional.of(Deeds.followed(text, at, "environment", List.of()))
        : Optional.empty();
  }

  private static Deed inRepository(
      RepoPath path,
      List<String> words,
      ScriptWalk.Call call,
      CommandReader reader,
      Location at,
      String text) {
    Landscape landscape = reader.landscape();
    Optional<Placed<ShellScript>> script = landscape.documents().at(path, ShellScript.class);
    if (script.isEmpty()) {
      return otherFile(path, call, landscape, at, text);
    }
    String refused = call.scope().refuses(path.value());
    if (!refused.isEmpty()) {
      return Deeds.unresolved(text, at, refused, List.of());
    }
    boolean source = call.words().get(0).equals("source") || call.words().get(0).equals(".");
    ShellState state = source ? call.state() : call.state().started(words.subList(1, words.size()));
    if (!source
        && call.words().get(0).endsWith("sh")
        && call.words().stream()
            .anyMatch(
                w ->
                    w.startsWith("-")
                        && !w.startsWith("--")
                        && w.contains("e")
                        && call.words().indexOf(w) == 1)) {
      state.errexit = true;
    }
    Scope scope = call.scope().into(path, path.value());
    List<Deed> inside = reader.script(script.get().document(), scope, state, call.soft());
    return Deeds.followed(text, at, path.value(), inside);
  }

  private static Deed otherFile(
      RepoPath path, ScriptWalk.Call call, Landscape landscape, Location at, String text) {
    String extension = path.extension().toLowerCase(Locale.ROOT);
    if (landscape.hasFile(path)) {
      return Deeds.unresolved(text, at, "opaque", Likely.of(path.name()));
    }
    String program = Wrappers.name(path.value());
    boolean built =
        extension.isEmpty()
            && (path.value().startsWith("bin/")
                || path.parent().isRoot()
                || path.value().contains("node_modules/")
                || path.value().contains("/bin/"));
    if (Commands.KNOWN.knows(program)) {
      List<String> named = new java.util.ArrayList<>(call.words());
      named.set(0, program);
      return Commands.KNOWN
          .match(named)
          .map(
              match ->
                  Deeds.known(
                      String.join(" ", named),
                      at,
                      match.meaning(),
                      named,
                      Places.targets(match, call.state().directory, landscape),
                      call.soft().isEmpty() ? match.soft() : call.soft()))
          .orElseGet(() -> Deeds.followed(text, at, "a program", List.of()));
    }
    return Deeds.unresolved(text, at, built ? "opaque" : "missing", Likely.of(path.name()));
  }
}
