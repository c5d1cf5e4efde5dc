package dev.tidemark.pipeline.github;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.yaml.YamlFormat;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Outputs of a workflow's steps that tell whether certain files changed: jobs and steps that ask for them are filtered by
 * path as much as those of a trigger with paths.
 */
final class ChangedPaths {
  private final Landscape landscape;
  private final Map<String, Map<String, List<String>>> byJob = new HashMap<>();
  private final Map<String, List<String>> byNeed = new HashMap<>();

  ChangedPaths(Value workflow, Landscape landscape) {
    this.landscape = landscape;
    for (Value.Pair job : workflow.pairs("jobs")) {
      Map<String, List<String>> outputs = new HashMap<>();
      job.value().items("steps").forEach(step -> outputs.putAll(outputs(step)));
      byJob.put(job.key(), outputs);
      for (Value.Pair output : job.value().pairs("outputs")) {
        List<String> patterns = outputs.get(bare(output.value().text().orElse("")));
        if (patterns != null) {
          byNeed.put("needs." + job.key() + ".outputs." + output.key(), patterns);
        }
      }
    }
  }

  /** What a condition of a job, or of a step of it, can ask. */
  Map<String, List<String>> askedIn(String job) {
    Map<String, List<String>> known = new HashMap<>(byNeed);
    known.putAll(byJob.getOrDefault(job, Map.of()));
    return known;
  }

  private Map<String, List<String>> outputs(Value step) {
    String action = step.text("uses").orElse("").replaceFirst("@.*", "");
    String prefix = "steps." + step.text("id").orElse("") + ".outputs.";
    return switch (action) {
      case "dorny/paths-filter" -> named(step, "filters", prefix, "");
      case "tj-actions/changed-files" -> changedFiles(step, prefix);
      default -> Map.of();
    };
  }

  private Map<String, List<String>> changedFiles(Value step, String prefix) {
    Map<String, List<String>> found = named(step, "files_yaml", prefix, "_any_changed");
    List<String> files =
        step.text("with", "files").orElse("").lines().map(String::strip).toList().stream()
            .filter(line -> !line.isEmpty())
            .toList();
    if (!files.isEmpty()) {
      put(prefix + "any_changed", files, found);
      put(prefix + "any_modified", files, found);
    }
    return found;
  }

  /** Filters by name, written into the step or in a file that it names. */
  private Map<String, List<String>> named(Value step, String input, String prefix, String suffix) {
    Map<String, List<String>> found = new HashMap<>();
    Optional<String> text = step.text("with", input);
    Optional<Value> filters =
        text.filter(t -> !t.contains("\n") && !t.contains(": "))
            .map(t -> file(t.strip()))
            .orElseGet(() -> text.flatMap(ChangedPaths::read));
    for (Value.Pair filter : filters.map(Value::pairs).orElse(List.of())) {
      List<String> patterns =
          filter
              .value()
              .walk()
              .filter(Value.Scalar.class::isInstance)
              .flatMap(value -> value.text().stream())
              .toList();
      put(prefix + filter.key() + suffix, patterns, found);
    }
    return found;
  }

  private Optional<Value> file(String path) {
    return landscape
        .documents()
        .at(RepoPath.of(path), ConfigDocument.class)
        .flatMap(placed -> placed.document().root());
  }

  private static Optional<Value> read(String yaml) {
    return new YamlFormat()
        .read(new Blob(yaml.getBytes(StandardCharsets.UTF_8)))
        .document()
        .flatMap(document -> ((ConfigDocument) document).root());
  }

  /** A filter with an exclusion takes nearly every change, and one with a template is not known. */
  private void put(String output, List<String> patterns, Map<String, List<String>> sink) {
    if (patterns.isEmpty() || patterns.stream().anyMatch(ChangedPaths::isUnclear)) {
      return;
    }
    FittingPatterns here = landscape.facet(FittingPatterns.FACET);
    sink.put(output, patterns.stream().filter(here::fitsAny).toList());
  }

  private static boolean isUnclear(String pattern) {
    return pattern.isBlank() || pattern.startsWith("!") || pattern.contains("${");
  }

  private static String bare(String expression) {
    return expression.replace("${{", "").replace("}}", "").strip();
  }
}
