package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows {@code docker compose run tests} and {@code docker compose up --exit-code-from tests} into the command that the
 * service has in its Compose file.
 */
final class ComposeServices implements Follower {
  private static final List<String> FILES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

  private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl");

  @Override
  public Optional<Deed> follow(ScriptWalk.Call call, CommandReader reader) {
    Optional<List<String>> words = compose(call.words());
    Optional<String> name = words.flatMap(ComposeServices::service);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Ground> ground = call.scope().checkouts().ground(call.state().directory);
    List<String> named = files(words.get());
    Optional<Placed<ConfigDocument>> file =
        ground.flatMap(g -> g.document(ConfigDocument.class, named.isEmpty() ? FILES : named));
    Optional<Value> service =
        file.flatMap(f -> f.document().root()).flatMap(root -> root.at("services", name.get()));
    Optional<String> line = service.flatMap(ComposeServices::line);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String step = ground.get().shown(file.get().path()) + " " + name.get();
    Location at = Location.of(call.scope().file(), call.node().line());
    String text = String.join(" ", call.words());
    String refused = call.scope().refuses(step);
    if (!refused.isEmpty()) {
      return Optional.of(Deeds.unresolved(text, at, refused, List.of()));
    }
    Scope scope = call.scope().into(ground.get(), file.get().path(), step);
    ShellState state = new ShellState(call.state().directory, true, false, Map.of());
    ShellScript script = ShellScript.read(line.get(), service.get().line());
    return Optional.of(
        Deeds.followed(text, at, step, reader.script(script, scope, state, call.soft())));
  }

  /** The words after {@code compose}. */
  private static Optional<List<String>> compose(List<String> words) {
    String program = Wrappers.name(words.get(0));
    if (program.equals("docker-compose") || program.equals("podman-compose")) {
      return Optional.of(words.subList(1, words.size()));
    }
    int compose = ENGINES.contains(program) ? words.indexOf("compose") : -1;
    return compose == 1 ? Optional.of(words.subList(2, words.size())) : Optional.empty();
  }

  /** The service whose own command runs and decides; empty where the call names another command. */
  private static Optional<String> service(List<String> words) {
    int run = words.indexOf("run");
    if (run >= 0) {
      int service = Wrappers.imageAt(words, run + 1);
      return service == words.size() - 1 ? Optional.of(words.get(service)) : Optional.empty();
    }
    for (int i = 0; words.contains("up") && i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--exit-code-from=")) {
        return Optional.of(word.substring(17));
      }
      if (word.equals("--exit-code-from") && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static List<String> files(List<String> words) {
    List<String> files = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("-f") || words.get(i).equals("--file")) {
        files.add(words.get(i + 1));
      }
    }
    return files;
  }

  /** What a service starts: its entry point and command, or the known program of its image with the command. */
  private static Optional<String> line(Value service) {
    Optional<String> command = service.at("command").flatMap(ComposeServices::words);
    Optional<String> entry = service.at("entrypoint").flatMap(ComposeServices::words);
    Optional<String> program =
        entry.or(() -> service.text("image").flatMap(Commands.KNOWN::programOf));
    return program.map(p -> p + command.map(c -> " " + c).orElse("")).or(() -> command);
  }

  private static Optional<String> words(Value value) {
    if (value instanceof Value.Sequence) {
      StringBuilder line = new StringBuilder();
      for (String word : value.texts()) {
        boolean plain =
            !word.isEmpty()
                && word.chars()
                    .allMatch(c -> Character.isLetterOrDigit(c) || "-_./=:@,+%{}$".indexOf(c) >= 0);
        line.append(line.length() == 0 ? "" : " ")
            .append(plain ? word : "'" + word.replace("'", "'\\''") + "'");
      }
      return line.length() == 0 ? Optional.empty() : Optional.of(line.toString());
    }
    return value.text().filter(text -> !text.isBlank());
  }
}
