package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.pipeline.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tasks and pipelines of Tekton are called that a reference means: here by file and name, elsewhere by catalogue. */
final class TektonReferences {
  private final Map<String, String> tasks = new HashMap<>();
  private final Map<String, String> pipelines = new HashMap<>();
  private final Map<String, String> actions = new HashMap<>();

  TektonReferences(KubernetesObjects objects) {
    objects
        .inForce()
        .filter(object -> object.group().equals(Tekton.GROUP) && !object.name().isEmpty())
        .forEach(
            object -> {
              switch (object.kind()) {
                case "Task", "ClusterTask" -> tasks.putIfAbsent(object.name(), here(object));
                case "Pipeline" -> pipelines.putIfAbsent(object.name(), here(object));
                case "StepAction" -> actions.putIfAbsent(object.name(), here(object));
                default -> {}
              }
            });
  }

  private static String here(KubernetesObject object) {
    return "./" + object.path() + "#" + object.name();
  }

  Work.Use task(Value reference, Map<String, String> given) {
    return new Work.Use(Work.Use.Kind.TASK, named(reference, tasks), given);
  }

  Work.Use action(Value reference, Map<String, String> given) {
    return new Work.Use(Work.Use.Kind.TASK, named(reference, actions), given);
  }

  Work.Use pipeline(Value reference, Map<String, String> given) {
    return new Work.Use(Work.Use.Kind.WORKFLOW, named(reference, pipelines), given);
  }

  private static String named(Value reference, Map<String, String> here) {
    Map<String, String> asked = new HashMap<>();
    for (String field : List.of("params", "resource")) {
      reference
          .items(field)
          .forEach(p -> asked.put(p.text("name").orElse(""), p.text("value").orElse("")));
    }
    String name = reference.text("name").orElse(asked.getOrDefault("name", ""));
    String resolver = reference.text("resolver").orElse("");
    if (resolver.equals("git")) {
      return git(asked, here);
    }
    if (resolver.equals("http")) {
      return asked.getOrDefault("url", "http");
    }
    boolean plain = resolver.isEmpty() || resolver.equals("cluster");
    Optional<String> own = plain ? Optional.ofNullable(here.get(name)) : Optional.empty();
    String bundle = asked.getOrDefault("bundle", reference.text("bundle").orElse(""));
    int digest = bundle.lastIndexOf('@');
    String version = asked.getOrDefault("version", digest < 0 ? "" : bundle.substring(digest + 1));
    return own.orElse(
        "tekton/" + (name.isEmpty() ? "task" : name) + (version.isEmpty() ? "" : "@" + version));
  }

  /** A file of a repository; of this one when a file of that path holds what is known here. */
  private static String git(Map<String, String> asked, Map<String, String> here) {
    String path = asked.getOrDefault("pathInRepo", "");
    for (String own : here.values().stream().sorted().toList()) {
      if (own.startsWith("./" + path + "#") && isUnknown(asked.getOrDefault("url", "$("))) {
        return own;
      }
    }
    String where = asked.getOrDefault("url", asked.getOrDefault("repo", "git"));
    String revision = asked.getOrDefault("revision", "");
    return where + "/" + path + (revision.isEmpty() ? "" : "@" + revision);
  }

  /** A repository that only the run knows is this one. */
  private static boolean isUnknown(String url) {
    return url.contains("$(") || url.contains("{{");
  }
}
