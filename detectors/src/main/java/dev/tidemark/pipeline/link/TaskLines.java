package dev.tidemark.pipeline.link;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command lines of a task that stands in a table of settings.
 *
 * @param root of the file that has the table
 * @param file by its name in {@link TaskTable#files}
 * @param name of the task, as it is asked for
 */
record TaskLines(TaskTable table, Value root, String file, String name) {

  /** What a shell runs for the task; empty where part of it is nothing that a shell runs, such as a function of Python. */
  Optional<String> script(Value task) {
    List<String> script = new ArrayList<>();
    for (String key : table.before()) {
      for (Value needed : oneOrMany(task, key)) {
        script.add(needed.text().or(() -> needed.text("task")).map(this::called).orElse(""));
      }
    }
    if (!(task instanceof Value.Mapping)) {
      script.addAll(lines(task));
    }
    for (String key : table.lines()) {
      task.at(key).ifPresent(value -> script.addAll(lines(value)));
    }
    for (String key : table.tasks()) {
      oneOrMany(task, key).forEach(item -> script.add(line(item, true)));
    }
    return script.isEmpty() || script.stream().anyMatch(String::isBlank)
        ? Optional.empty()
        : Optional.of(String.join("\n", script) + "\n");
  }

  private static List<Value> oneOrMany(Value task, String key) {
    List<Value> many = task.items(key);
    return many.isEmpty() ? task.at(key).map(List::of).orElse(List.of()) : many;
  }

  private List<String> lines(Value value) {
    if (!(value instanceof Value.Sequence many)) {
      return List.of(line(value, false));
    }
    return table.list().equals("words")
        ? List.of(String.join(" ", value.texts()))
        : many.items().stream().map(item -> line(item, table.list().equals("tasks"))).toList();
  }

  /** A command line, or the call of another task; blank where it is neither. */
  private String line(Value item, boolean mayName) {
    if (item.text().isEmpty()) {
      return item.text("task")
          .or(() -> item.text("ref"))
          .map(this::called)
          .or(() -> table.lines().stream().flatMap(key -> item.text(key).stream()).findFirst())
          .orElse("");
    }
    String line = item.text().get().strip();
    if (mayName || table.refers().equals("plain")) {
      String first = line.split("\\s", 2)[0];
      boolean own =
          !first.equals(name) && table.task(root, file, environment() + first).isPresent();
      return own ? called(line) : line;
    }
    return !table.refers().isEmpty() && line.startsWith(table.refers())
        ? referred(line.substring(table.refers().length()))
        : line;
  }

  /** What a sign of the runner stands before: a program that it knows itself, or another task. */
  private String referred(String line) {
    return line.startsWith("php ") || line.startsWith("composer ") ? line : called(line);
  }

  private String called(String task) {
    String verb = table.verbs().isEmpty() ? "" : table.verbs().get(0) + " ";
    return table.runner() + " " + verb + environment() + task;
  }

  /** Of hatch: the environment of a script, which those that it calls have too. */
  private String environment() {
    int colon = table.runner().equals("hatch") ? name.indexOf(':') : -1;
    return name.substring(0, colon + 1);
  }
}
