package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a command line of Nx or Turborepo asks for.
 *
 * @param tasks by their names
 * @param projects that they are run in, by name; empty for all of them
 */
record RunTasks(List<String> tasks, List<String> projects) {
  private static final List<String> TARGETS = List.of("-t", "--target", "--targets");
  private static final List<String> PROJECTS = List.of("-p", "--project", "--projects");
  private static final List<String> FILTERS = List.of("-F", "--filter", "--scope");

  RunTasks {
    tasks = List.copyOf(tasks);
    projects = List.copyOf(projects);
  }

  /** Empty where the program is another one, or runs no tasks. */
  static Optional<RunTasks> of(String program, List<String> words) {
    boolean asksMore = words.contains("--help") || words.contains("--version");
    if (asksMore || !Set.of("nx", "turbo").contains(program)) {
      return Optional.empty();
    }
    CommandArguments arguments =
        CommandArguments.read(CommandArguments.untilDashes(words), 1, OptionCatalogue.of(program));
    if (arguments.operands().isEmpty()) {
      return Optional.empty();
    }
    RunTasks asked = program.equals("nx") ? nx(arguments) : turbo(arguments);
    return Optional.of(asked).filter(run -> !run.tasks.isEmpty());
  }

  private static RunTasks turbo(CommandArguments arguments) {
    List<String> plain = arguments.operands();
    boolean run = plain.get(0).equals("run") || plain.get(0).equals("watch");
    List<String> tasks = run ? plain.subList(1, plain.size()) : plain;
    if (TaskRunnerCommands.of("turbo").contains(plain.get(0))) {
      return new RunTasks(List.of(), List.of());
    }
    // What follows three dots, a bracket or an exclamation mark is chosen by what changed or is
    // needed.
    List<String> filters = values(arguments, FILTERS);
    boolean named = filters.stream().noneMatch(f -> f.contains("...") || f.matches(".*[\\[!*{].*"));
    return new RunTasks(
        tasks.stream().map(task -> task.substring(task.indexOf('#') + 1)).toList(),
        named ? filters : List.of());
  }

  private static RunTasks nx(CommandArguments arguments) {
    List<String> plain = arguments.operands();
    Set<String> own = TaskRunnerCommands.of("nx");
    String first = plain.get(0);
    if (first.equals("run") && plain.size() > 1) {
      String[] parts = plain.get(1).split(":", -1);
      return parts.length < 2
          ? new RunTasks(List.of(), List.of())
          : new RunTasks(List.of(parts[1]), List.of(parts[0]));
    }
    if (first.equals("affected") || first.equals("run-many")) {
      return new RunTasks(values(arguments, TARGETS), values(arguments, PROJECTS));
    }
    if (first.startsWith("affected:") && !own.contains(first)) {
      return new RunTasks(List.of(first.substring("affected:".length())), List.of());
    }
    boolean target = plain.size() > 1 && !own.contains(first) && !first.equals("run");
    return target
        ? new RunTasks(List.of(first), List.of(plain.get(1)))
        : new RunTasks(List.of(), List.of());
  }

  /** Whether the tasks are run in a project, by its name or else its folder. */
  boolean means(Optional<String> name, RepoPath directory) {
    return projects.isEmpty()
        || projects.stream()
            .anyMatch(
                project ->
                    project.equals(name.orElse(""))
                        || project.equals(directory.name())
                        || project.replaceFirst("^\\./", "").equals(directory.value()));
  }

  /** What options are given, divided by commas. */
  private static List<String> values(CommandArguments arguments, List<String> names) {
    List<String> found = new ArrayList<>();
    for (String given : arguments.values(names)) {
      for (String value : given.split(",", -1)) {
        if (!value.isEmpty()) {
          found.add(value);
        }
      }
    }
    return found;
  }
}
