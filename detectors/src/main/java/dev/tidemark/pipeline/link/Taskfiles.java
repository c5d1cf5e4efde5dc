package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows {@code task x} into a Taskfile, and {@code task docs:x} into one that it includes under that name. */
final class Taskfiles {
  private static final List<String> NAMES =
      List.of(
          "Taskfile.yml",
          "taskfile.yml",
          "Taskfile.yaml",
          "taskfile.yaml",
          "Taskfile.dist.yml",
          "taskfile.dist.yml",
          "Taskfile.dist.yaml",
          "taskfile.dist.yaml");

  /** Deeper than this nobody includes; a file may include itself. Levels. */
  private static final int MAX_INCLUDES = 8;

  private Taskfiles() {}

  /**
   * A task where it is written.
   *
   * @param prefix the names that its file is included under, each with a colon
   * @param directory that its commands are run in
   */
  private record Found(Ground ground, RepoPath file, String prefix, String directory, Value task) {}

  static Optional<Deed> follow(Call call, CommandReader reader) {
    CommandArguments arguments =
        CommandArguments.read(
            CommandArguments.untilDashes(call.words()), 1, OptionCatalogue.of(call.program()));
    List<String> names =
        new ArrayList<>(arguments.operands().stream().filter(w -> w.indexOf('=') < 0).toList());
    if (names.isEmpty()) {
      names.add("default");
    }
    List<Deed> deeds = new ArrayList<>();
    for (String name : names) {
      Call one = names.size() == 1 ? call : call.with(List.of(call.words().get(0), name));
      deeds.add(
          find(call, arguments, name)
              .map(found -> named(found, name).followed(one, reader))
              .orElseGet(() -> one.unresolved("missing")));
    }
    return Optional.of(deeds.size() == 1 ? deeds.get(0) : call.followed("tasks", deeds));
  }

  private static NamedTask named(Found found, String name) {
    String place =
        found
            .task()
            .text("dir")
            .map(d -> Places.resolve(found.directory(), d))
            .orElse(found.directory());
    return new NamedTask(
        found.ground(), found.file(), name, script(found), found.task().line(), place);
  }

  private static Optional<Found> find(Call call, CommandArguments arguments, String name) {
    String directory = RunnerOptions.directory(call, "-d", "--dir");
    Optional<String> given = arguments.value("-t", "--taskfile");
    if (given.isPresent()) {
      String place = call.place(given.get());
      String above = place.indexOf('/') < 0 ? "" : place.substring(0, place.lastIndexOf('/'));
      return call.ground(place).flatMap(g -> in(g, above, "", name, 0));
    }
    Optional<Ground> ground =
        call.ground(directory).flatMap(g -> g.upTo(ConfigDocument.class, NAMES));
    return ground.flatMap(
        g ->
            in(
                g,
                RunnerOptions.above(directory, g.above(call.scope().checkouts(), directory)),
                "",
                name,
                0));
  }

  /**
   * A task of a file, or of one that it includes.
   *
   * @param ground the file, or the folder that it lies in
   */
  private static Optional<Found> in(
      Ground ground, String directory, String prefix, String name, int depth) {
    Optional<Placed<ConfigDocument>> file =
        ground
            .landscape()
            .documents()
            .at(ground.path(), ConfigDocument.class)
            .or(() -> ground.document(ConfigDocument.class, NAMES));
    Optional<Value> root = file.flatMap(f -> f.document().root());
    if (root.isEmpty() || depth > MAX_INCLUDES) {
      return Optional.empty();
    }
    RepoPath path = file.get().path();
    Optional<Value> task = root.get().at("tasks", name);
    if (task.isPresent()) {
      return Optional.of(new Found(ground, path, prefix, directory, task.get()));
    }
    int colon = name.indexOf(':');
    String space = colon < 0 ? name : name.substring(0, colon);
    String rest = colon < 0 ? "default" : name.substring(colon + 1);
    Optional<Value> include = root.get().at("includes", space);
    Optional<RepoPath> included =
        include.flatMap(i -> i.text().or(() -> i.text("taskfile"))).flatMap(path.parent()::resolve);
    if (included.isEmpty()) {
      return Optional.empty();
    }
    String place =
        include.get().text("dir").map(d -> Places.resolve(directory, d)).orElse(directory);
    Ground there = new Ground(ground.landscape(), ground.repository(), included.get());
    return in(there, place, prefix + space + ":", rest, depth + 1);
  }

  /** The commands of a task, after the tasks that it depends on. */
  private static String script(Found found) {
    Value task = found.task();
    StringBuilder script = new StringBuilder();
    for (Value needed : task.items("deps")) {
      needed
          .text()
          .or(() -> needed.text("task"))
          .ifPresent(name -> script.append(called(name, found)).append('\n'));
    }
    List<Value> commands =
        task instanceof Value.Mapping
            ? task.items("cmds")
            : task instanceof Value.Sequence many ? many.items() : List.of(task);
    for (Value command : commands) {
      command
          .text()
          .or(() -> command.text("cmd"))
          .or(() -> command.text("task").map(other -> called(other, found)))
          .ifPresent(line -> script.append(line).append('\n'));
    }
    task.text("cmd").or(() -> task.text("cmds")).ifPresent(script::append);
    return script.toString();
  }

  /** The call of another task: one of the same file, or behind a colon one of the file that includes all others. */
  private static String called(String name, Found found) {
    return "task " + (name.startsWith(":") ? name.substring(1) : found.prefix() + name);
  }
}
