package dev.tidemark.pipeline.link;

import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Arrays;
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
  /** Commands of Nx itself; any other word before a project is a target. */
  private static final Set<String> NX =
      Set.of(
          "add",
          "affected:graph",
          "connect",
          "daemon",
          "dep-graph",
          "exec",
          "fix-ci",
          "format",
          "format:check",
          "format:write",
          "g",
          "generate",
          "graph",
          "help",
          "import",
          "init",
          "list",
          "login",
          "logout",
          "migrate",
          "new",
          "print-affected",
          "publish",
          "record",
          "register",
          "release",
          "repair",
          "report",
          "reset",
          "show",
          "start-agent",
          "start-ci-run",
          "sync",
          "sync:check",
          "view-logs",
          "watch",
          "workspace-generator",
          "workspace-lint");

  /** Commands of Turborepo itself; any other word is a task. */
  private static final Set<String> TURBO =
      Set.of(
          "bin",
          "boundaries",
          "completion",
          "config",
          "daemon",
          "devtools",
          "docs",
          "gen",
          "generate",
          "help",
          "info",
          "link",
          "login",
          "logout",
          "ls",
          "prune",
          "query",
          "scan",
          "telemetry",
          "unlink");

  /** Options whose value is the next word. */
  private static final Set<String> VALUED =
      Set.of(
          "--base",
          "--head",
          "--exclude",
          "--parallel",
          "--configuration",
          "-c",
          "--runner",
          "--concurrency",
          "--cache-dir",
          "--cwd",
          "--output-style",
          "--filter",
          "-F",
          "--scope",
          "--output-logs",
          "--log-order",
          "--env-mode",
          "--team",
          "--token",
          "--api",
          "--files");

  private static final List<String> TARGETS = List.of("-t", "--target", "--targets");
  private static final List<String> PROJECTS = List.of("-p", "--project", "--projects");
  private static final List<String> FILTERS = List.of("-F", "--filter", "--scope");

  RunTasks {
    tasks = List.copyOf(tasks);
    projects = List.copyOf(projects);
  }

  /** Empty where the program is another one, or runs no tasks. */
  static Optional<RunTasks> of(String program, List<String> words) {
    List<String> plain = plain(words);
    boolean asksMore = words.contains("--help") || words.contains("--version");
    if (plain.isEmpty() || asksMore || !Set.of("nx", "turbo").contains(program)) {
      return Optional.empty();
    }
    RunTasks asked = program.equals("nx") ? nx(plain, words) : turbo(plain, words);
    return Optional.of(asked).filter(run -> !run.tasks.isEmpty());
  }

  private static RunTasks turbo(List<String> plain, List<String> words) {
    boolean run = plain.get(0).equals("run") || plain.get(0).equals("watch");
    List<String> tasks = run ? plain.subList(1, plain.size()) : plain;
    if (TURBO.contains(plain.get(0))) {
      return new RunTasks(List.of(), List.of());
    }
    // What follows three dots, a bracket or an exclamation mark is chosen by what changed or is
    // needed.
    List<String> filters = values(words, FILTERS);
    boolean named = filters.stream().noneMatch(f -> f.contains("...") || f.matches(".*[\\[!*{].*"));
    return new RunTasks(
        tasks.stream().map(task -> task.substring(task.indexOf('#') + 1)).toList(),
        named ? filters : List.of());
  }

  private static RunTasks nx(List<String> plain, List<String> words) {
    String first = plain.get(0);
    if (first.equals("run") && plain.size() > 1) {
      String[] parts = plain.get(1).split(":", -1);
      return parts.length < 2
          ? new RunTasks(List.of(), List.of())
          : new RunTasks(List.of(parts[1]), List.of(parts[0]));
    }
    if (first.equals("affected") || first.equals("run-many")) {
      return new RunTasks(values(words, TARGETS), values(words, PROJECTS));
    }
    if (first.startsWith("affected:") && !NX.contains(first)) {
      return new RunTasks(List.of(first.substring("affected:".length())), List.of());
    }
    boolean target = plain.size() > 1 && !NX.contains(first) && !first.equals("run");
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

  /** The words that are no options, nor their values, up to what is handed on behind two dashes. */
  private static List<String> plain(List<String> words) {
    List<String> plain = new ArrayList<>();
    for (int i = 1; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      if (VALUED.contains(word) || TARGETS.contains(word) || PROJECTS.contains(word)) {
        i++;
      } else if (!word.startsWith("-")) {
        plain.add(word);
      }
    }
    return plain;
  }

  /** What options are given, each with the words up to the next option, and divided by commas. */
  private static List<String> values(List<String> words, List<String> names) {
    List<String> found = new ArrayList<>();
    boolean open = false;
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("-")) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        open = names.contains(name) && equals < 0;
        if (names.contains(name) && equals > 0) {
          found.addAll(Arrays.asList(word.substring(equals + 1).split(",", -1)));
        }
      } else if (open) {
        found.addAll(Arrays.asList(word.split(",", -1)));
        open =
            !FILTERS.equals(names); // a filter of Turborepo takes one word, and tasks may follow it
      }
    }
    return found.stream().filter(value -> !value.isEmpty()).toList();
  }
}
