package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.just.Justfile;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows {@code npm run x}, {@code yarn x}, {@code task x} and {@code just x}; recognises other runners. */
final class TaskRunners implements Follower {
  private static final List<String> TASKFILES =
      List.of("Taskfile.yml", "Taskfile.yaml", "Taskfile.dist.yml", "taskfile.yml");

  private static final Set<String> NODE = Set.of("npm", "yarn", "pnpm", "bun");

  /** What CUE itself does; any other word is a command of the repository. */
  private static final Set<String> CUE =
      Set.of(
          "completion",
          "def",
          "eval",
          "exp",
          "export",
          "fix",
          "fmt",
          "get",
          "help",
          "import",
          "login",
          "mod",
          "refactor",
          "trim",
          "version",
          "vet");

  private static final Set<String> OPAQUE = Set.of("grunt", "gulp", "doit");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String called = call.words().get(0);
    if (called.indexOf('/') >= 0 && !called.contains("bin/")) {
      return Optional.empty(); // a script of the repository that is called like a runner
    }
    String program = Wrappers.name(called);
    if (NODE.contains(program)) {
      return node(call, reader);
    }
    if (program.equals("task") || program.equals("go-task")) {
      return task(call, reader);
    }
    if (program.equals("just")) {
      return just(call, reader);
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

  private static Optional<Deed> node(Call call, CommandReader reader) {
    String directory = directory(call, "--prefix", "--cwd", "-C", "--dir");
    List<String> names = new ArrayList<>();
    for (int i = 1; i < call.words().size(); i++) {
      String word = call.words().get(i);
      boolean top = word.equals("-w") && call.program().equals("pnpm");
      if (!top
          && Set.of("--prefix", "--cwd", "-C", "--dir", "-w", "--workspace", "--filter", "-F")
              .contains(word)) {
        i++;
      } else if (!word.startsWith("-")) {
        names.add(word);
      }
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    boolean run = names.get(0).equals("run") || names.get(0).equals("run-script");
    String name =
        run
            ? (names.size() > 1 ? names.get(1) : "")
            : names.get(0).equals("t") ? "test" : names.get(0);
    Optional<Ground> ground = call.ground(directory);
    Optional<Placed<ConfigDocument>> file =
        ground.flatMap(g -> g.document(ConfigDocument.class, List.of("package.json")));
    Optional<Value> script =
        file.flatMap(f -> f.document().root()).flatMap(root -> root.at("scripts", name));
    if (script.isEmpty() || script.get().text().isEmpty()) {
      Optional<Deed> tool = NodeTools.named(call, name, run, reader);
      return tool.isPresent()
          ? tool
          : run
              ? Optional.of(call.unresolved(ground.isEmpty() ? "dynamic" : "missing"))
              : Optional.empty();
    }
    return Optional.of(
        new NamedTask(
                ground.get(),
                file.get().path(),
                name,
                script.get().text().get(),
                script.get().line(),
                directory)
            .followed(call, reader));
  }

  private static Optional<Deed> task(Call call, CommandReader reader) {
    String directory = directory(call, "-d", "--dir");
    Optional<Ground> ground =
        call.ground(directory).flatMap(g -> g.upTo(ConfigDocument.class, TASKFILES));
    Optional<Placed<ConfigDocument>> file =
        ground.flatMap(g -> g.document(ConfigDocument.class, TASKFILES));
    String name =
        call.words().stream()
            .skip(1)
            .filter(w -> !w.startsWith("-") && w.indexOf('=') < 0)
            .findFirst()
            .orElse("default");
    Optional<Value> task =
        file.flatMap(f -> f.document().root()).flatMap(root -> root.at("tasks", name));
    if (task.isEmpty()) {
      return Optional.of(call.unresolved("missing"));
    }
    StringBuilder script = new StringBuilder();
    task.get()
        .at("deps")
        .map(Value::texts)
        .orElse(List.of())
        .forEach(dep -> script.append("task ").append(dep).append('\n'));
    List<Value> commands =
        task.get() instanceof Value.Mapping ? task.get().items("cmds") : List.of(task.get());
    commands.forEach(
        command ->
            command
                .text()
                .or(() -> command.text("cmd"))
                .or(() -> command.text("task").map(t -> "task " + t))
                .ifPresent(c -> script.append(c).append('\n')));
    task.get().text("cmd").ifPresent(script::append);
    String start = above(directory, ground.get().above(call.scope().checkouts(), directory));
    String place = task.get().text("dir").map(d -> Places.resolve(start, d)).orElse(start);
    return Optional.of(
        new NamedTask(
                ground.get(), file.get().path(), name, script.toString(), task.get().line(), place)
            .followed(call, reader));
  }

  /** Whether it may run a script of a project by its name, or else any command: {@code devbox run x}. */
  static boolean mayNameScript(List<String> words) {
    return Wrappers.name(words.get(0)).equals("devbox") && words.contains("run");
  }

  private static Optional<Deed> devbox(Call call, CommandReader reader) {
    String directory = directory(call, "-c", "--config");
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

  private static Optional<Deed> just(Call call, CommandReader reader) {
    Optional<String> chosen = option(call.words(), "-d", "--working-directory");
    String directory = chosen.map(call::place).orElse(call.state().directory);
    String name = "";
    for (int i = 1; i < call.words().size() && name.isEmpty(); i++) {
      String word = call.words().get(i);
      boolean valued =
          Set.of("-d", "--working-directory", "-f", "--justfile", "--shell", "--dotenv-path")
              .contains(word);
      i += valued ? 1 : 0;
      name = valued || word.startsWith("-") || word.indexOf('=') > 0 ? "" : word;
    }
    Optional<Ground> ground =
        call.ground(directory)
            .flatMap(g -> g.upTo(Justfile.class, List.of("justfile", ".justfile", "Justfile")));
    for (String file : List.of("justfile", ".justfile", "Justfile")) {
      Optional<Placed<Justfile>> found =
          ground.flatMap(g -> g.document(Justfile.class, List.of(file)));
      String wanted = name;
      Optional<Justfile.Recipe> recipe =
          found.flatMap(
              f ->
                  wanted.isEmpty()
                      ? f.document().recipes().stream().findFirst()
                      : f.document().recipe(wanted));
      if (recipe.isPresent()) {
        StringBuilder script = new StringBuilder();
        recipe.get().needs().forEach(need -> script.append("just ").append(need).append('\n'));
        script.append(recipe.get().script());
        // Recipes run where their file lies.
        int up = chosen.isPresent() ? 0 : ground.get().above(call.scope().checkouts(), directory);
        String top = above(directory, up);
        return Optional.of(
            new NamedTask(
                    ground.get(),
                    found.get().path(),
                    recipe.get().name(),
                    script.toString(),
                    recipe.get().line(),
                    top)
                .followed(call, reader));
      }
    }
    return Optional.of(call.unresolved("missing"));
  }

  /**
   * A task that a runner's file holds under a name.
   *
   * @param directory that it runs in
   */
  private record NamedTask(
      Ground ground, RepoPath file, String name, String script, int line, String directory) {

    Deed followed(Call call, CommandReader reader) {
      String step = ground.shown(file) + " " + name;
      String refused = call.scope().refuses(step);
      if (!refused.isEmpty()) {
        return call.unresolved(refused, List.of());
      }
      ShellState state = call.state().started(List.of());
      state.directory = directory;
      state.errexit = true;
      Scope scope = call.scope().into(ground, file, step);
      ShellScript read = ShellScript.read(script, line);
      return call.followed(step, reader.script(read, scope, state, call.soft()));
    }
  }

  /** The directory that an option names, or the one that the command is started in. */
  private static String directory(Call call, String... options) {
    return option(call.words(), options).map(call::place).orElse(call.state().directory);
  }

  private static String above(String directory, int levels) {
    String top = directory;
    for (int up = levels; up > 0; up--) {
      top = Places.resolve(top, "..");
    }
    return top;
  }

  private static Optional<String> option(List<String> words, String... names) {
    for (int i = 1; i + 1 < words.size(); i++) {
      if (List.of(names).contains(words.get(i))) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
