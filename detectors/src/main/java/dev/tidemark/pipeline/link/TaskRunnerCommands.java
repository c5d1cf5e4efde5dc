package dev.tidemark.pipeline.link;

import dev.tidemark.format.yaml.BundledYaml;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What runners of tasks do themselves: any other word that they are given is a task of the repository. */
final class TaskRunnerCommands {
  private static final Map<String, List<String>> OWN =
      BundledYaml.lists("/catalogue/task-runners.yaml", "own");

  private TaskRunnerCommands() {}

  /**
   * The commands of a runner.
   *
   * @param runner {@code nx}, {@code turbo}, {@code cue}, or {@code node} for managers of packages of Node.js
   */
  static Set<String> of(String runner) {
    return Set.copyOf(OWN.getOrDefault(runner, List.of()));
  }
}
