package dev.tidemark.pipeline.link;

import dev.tidemark.document.Value;
import dev.tidemark.format.yaml.BundledYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A runner whose tasks stand in a table of a file of settings: a row of {@code catalogue/task-runners.yaml}, which says what
 * each of these means.
 *
 * @param files where the table stands, by file, in the order in which they are looked for
 */
record TaskTable(
    String runner,
    List<String> verbs,
    boolean direct,
    boolean only,
    Map<String, List<String>> files,
    List<String> before,
    List<String> lines,
    List<String> tasks,
    String list,
    String refers) {
  private static final Map<String, TaskTable> BY_RUNNER = read();

  /** Of hatch: the environment whose scripts every other one has as well. */
  private static final String SHARED = "default";

  /** The table of a program; empty where it has none. */
  static Optional<TaskTable> of(String program) {
    return Optional.ofNullable(BY_RUNNER.get(program));
  }

  private static Map<String, TaskTable> read() {
    Map<String, TaskTable> tables = new LinkedHashMap<>();
    for (Value row : BundledYaml.root("/catalogue/task-runners.yaml").items("tables")) {
      Map<String, List<String>> files = new LinkedHashMap<>();
      row.pairs("files")
          .forEach(
              file ->
                  files.put(file.key(), List.of(file.value().text().orElse("").split("\\.", -1))));
      String runner = row.text("runner").orElse("");
      TaskTable table =
          new TaskTable(
              runner,
              row.texts("verb"),
              row.isTrue("direct"),
              row.isTrue("only"),
              files,
              row.texts("before"),
              row.texts("lines"),
              row.texts("tasks"),
              row.text("list").orElse("lines"),
              row.text("refers").orElse(""));
      if (runner.isEmpty() || files.isEmpty() || tables.put(runner, table) != null) {
        throw new IllegalStateException("task-runners.yaml:" + row.line() + ": no table of tasks");
      }
    }
    return Map.copyOf(tables);
  }

  /**
   * The name of the task that a command line asks for; empty where it asks for something else.
   *
   * @param operands the words behind the program that are neither options nor their values
   */
  Optional<String> asked(List<String> operands) {
    int at = !operands.isEmpty() && verbs.contains(operands.get(0)) ? 1 : 0;
    return operands.size() > at && (at > 0 || (direct && !isOwn(operands.get(0))))
        ? Optional.of(operands.get(at))
        : Optional.empty();
  }

  /** Whether a word is a command of the runner itself. */
  private boolean isOwn(String word) {
    return TaskRunnerCommands.of(runner).contains(word);
  }

  /** Whether the words behind the program begin with the word that runs tasks. */
  boolean isRun(List<String> operands) {
    return !operands.isEmpty() && verbs.contains(operands.get(0));
  }

  /** Of hatch: whether a name is that of a program in one of its environments, which no script of a file is called by. */
  boolean isInEnvironment(Value root, String file, String name) {
    int colon = name.indexOf(':');
    return colon > 0
        && runner.equals("hatch")
        && root.at(files.getOrDefault(file, List.of()).toArray(String[]::new))
            .filter(table -> table.at(name.substring(0, colon)).isPresent())
            .isPresent();
  }

  /** A task of a file, by its name. */
  Optional<Value> task(Value root, String file, String name) {
    Optional<Value> table = root.at(files.getOrDefault(file, List.of()).toArray(String[]::new));
    if (!runner.equals("hatch")) {
      return table.flatMap(t -> t.at(name));
    }
    int colon = name.indexOf(':');
    String environment = colon < 0 ? SHARED : name.substring(0, colon);
    String script = name.substring(colon + 1);
    return table.flatMap(
        t ->
            t.at(environment, "scripts", script)
                .or(
                    () ->
                        t.at(environment).isPresent() && !t.isTrue(environment, "detached")
                            ? t.at(SHARED, "scripts", script)
                            : Optional.empty()));
  }
}
