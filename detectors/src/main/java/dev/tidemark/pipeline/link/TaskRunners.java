package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.Deed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows {@code npm run x}, {@code yarn x}, {@code task x} and {@code just x}; recognises other runners. */
final class TaskRunners implements Follower {
  private static final Set<String> NODE = Set.of("npm", "yarn", "pnpm", "bun");

  /** What CUE itself does; any other word is a command of the repository. */
  private static final Set<String> CUE = TaskRunnerCommands.of("cue");

  private static final Set<String> OPAQUE = Set.of("grunt", "gulp", "doit");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String called = call.words().get(0);
    if (called.indexOf('/') >= 0 && !called.contains("bin/")) {
      return Optional.empty(); // a script of the repository that is called like a runner
    }
    String program = Wrappers.name(called);
    if (NODE.contains(program)) {
      return NodeScripts.follow(call, reader);
    }
    if (program.equals("task") || program.equals("go-task")) {
      return Taskfiles.follow(call, reader);
    }
    if (program.equals("just")) {
      return JustRecipes.follow(call, reader);
    }
    if (program.equals("devbox")) {
      return devbox(call, reader);
    }
    if (program.equals("cue")) {
      return cue(call);
    }
    return OPAQUE.contains(program) ? Optional.of(call.unresolved("opaque")) : Optional.empty();
  }

  /** {@code cue cmd deploy}, or {@code cue deploy}: what tasks of a {@code *_tool.cue} do is not read. */
  private static Optional<Deed> cue(Call call) {
    String verb = call.words().size() > 1 ? call.words().get(1) : "";
    if (verb.isEmpty() || verb.startsWith("-") || CUE.contains(verb)) {
      return Optional.empty();
    }
    boolean tasks =
        call.ground()
            .filter(
                ground ->
                    ground.landscape().in(ground.path()).stream()
                        .anyMatch(entry -> entry.path().lowerName().endsWith("_tool.cue")))
            .isPresent();
    return tasks || verb.equals("cmd")
        ? Optional.of(call.unresolved(tasks ? "opaque" : "missing"))
        : Optional.empty();
  }

  /** Whether it may run a script of a project by its name, or else any command: {@code devbox run x}. */
  static boolean mayNameScript(List<String> words) {
    return Wrappers.name(words.get(0)).equals("devbox") && words.contains("run");
  }

  private static Optional<Deed> devbox(Call call, CommandReader reader) {
    String directory = RunnerOptions.directory(call, "-c", "--config");
    String name =
        call.words().stream()
            .skip(1)
            .filter(w -> !w.startsWith("-") && !w.equals("run"))
            .findFirst()
            .orElse("");
    Optional<Ground> ground = call.ground(directory);
    Optional<Placed<ConfigDocument>> file =
        ground.flatMap(g -> g.document(ConfigDocument.class, List.of("devbox.json")));
    Optional<Value> script =
        file.flatMap(f -> f.document().root())
            .flatMap(root -> root.at("shell", "scripts"))
            .flatMap(scripts -> scripts.at(name));
    return script.map(
        s ->
            new NamedTask(
                    ground.get(),
                    file.get().path(),
                    name,
                    s.text().orElseGet(() -> String.join("\n", s.texts())),
                    s.line(),
                    directory)
                .followed(call, reader));
  }
}
