package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;

/** Tells the files of Azure Pipelines from other YAML, and those for other pipelines from those that run. */
final class AzureFiles {
  private AzureFiles() {}

  /** Whether a folder above says that its files are put into other pipelines or copied to other repositories. */
  static boolean areTemplates(RepoPath file) {
    return file.parent().names().stream()
        .map(folder -> folder.toLowerCase(Locale.ROOT))
        .anyMatch(folder -> folder.equals("templates") || folder.endsWith("-templates"));
  }

  /** Whether it holds work, and something that only Azure has. */
  static boolean holdPipelines(Value root) {
    boolean work =
        !root.items("stages").isEmpty()
            || !root.items("jobs").isEmpty()
            || !root.items("steps").isEmpty()
            || root.at("extends", "template").isPresent();
    boolean azure =
        List.of("trigger", "pool", "pr", "parameters", "resources", "schedules", "variables")
            .stream()
            .anyMatch(key -> root.at(key).isPresent());
    boolean own = root.at("apiVersion").isEmpty() && root.items("resources").isEmpty();
    return work
        && azure
        && own
        && root.items("jobs").stream().allMatch(j -> j.at("plan").isEmpty());
  }

  /** Whether a step is a task with its version, which no other notation has. */
  static boolean haveTasks(Value root) {
    return root.walk()
        .anyMatch(value -> value.text("task").filter(task -> task.indexOf('@') > 0).isPresent());
  }
}
