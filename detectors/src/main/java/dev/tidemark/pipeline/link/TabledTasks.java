package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows {@code poe x}, {@code hatch run x}, {@code mise run x} and their like into the table of settings that holds the task. */
final class TabledTasks implements Follower {
  private static final String[] DIRECTORY = {"-C", "--directory", "--cd", "--cwd", "--working-dir"};

  /** Whether a program runs tasks of a table, or else, with the same word, any program. */
  static boolean mayName(List<String> words) {
    return TaskTable.of(Wrappers.name(words.get(0)))
        .filter(table -> !table.only())
        .filter(table -> words.stream().anyMatch(table.verbs()::contains))
        .isPresent();
  }

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    Optional<TaskTable> known = TaskTable.of(call.program());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    TaskTable table = known.get();
    List<String> operands =
        CommandArguments.read(call.words(), 1, OptionCatalogue.of(call.program())).operands();
    Optional<String> name = table.asked(operands);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String directory = RunnerOptions.directory(call, DIRECTORY);
    return task(table, name.get(), directory, call, reader)
        .or(
            () ->
                table.only() && table.isRun(operands)
                    ? Optional.of(call.unresolved("missing"))
                    : Optional.empty());
  }

  private static Optional<Deed> task(
      TaskTable table, String name, String directory, Call call, CommandReader reader) {
    for (String file : table.files().keySet()) {
      Optional<Ground> ground =
          call.ground(directory).flatMap(g -> g.upTo(ConfigDocument.class, List.of(file)));
      Optional<Placed<ConfigDocument>> document =
          ground.flatMap(g -> g.document(ConfigDocument.class, List.of(file)));
      Optional<Value> root = document.flatMap(d -> d.document().root());
      Optional<Value> task = root.flatMap(r -> table.task(r, file, name));
      if (task.isPresent()) {
        Optional<String> script = new TaskLines(table, root.get(), file, name).script(task.get());
        String place =
            RunnerOptions.above(directory, ground.get().above(call.scope().checkouts(), directory));
        return Optional.of(
            script.isEmpty()
                ? call.unresolved("opaque")
                : new NamedTask(
                        ground.get(),
                        document.get().path(),
                        name,
                        script.get(),
                        task.get().line(),
                        place)
                    .followed(call, reader));
      }
      if (root.filter(r -> table.isInEnvironment(r, file, name)).isPresent()) {
        return Optional.of(program(name, call, reader));
      }
    }
    return Optional.empty();
  }

  /** A program behind the environment that it is run in. */
  private static Deed program(String name, Call call, CommandReader reader) {
    int colon = name.indexOf(':');
    List<String> words = new ArrayList<>(List.of(name.substring(colon + 1)));
    words.addAll(call.words().subList(call.words().indexOf(name) + 1, call.words().size()));
    return call.followed("environment " + name.substring(0, colon), reader.read(call.with(words)));
  }
}
