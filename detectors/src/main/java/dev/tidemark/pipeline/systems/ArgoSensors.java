package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Trigger.Kind;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sensors of Argo Events start, with the events of the sources that they listen to: a workflow that stands in the
 * sensor, or one that the sensor takes from a file of a repository.
 */
final class ArgoSensors {

  /** A workflow that a sensor starts. */
  record Start(Value workflow, String name, Location location, List<Trigger> triggers) {
    Start {
      triggers = List.copyOf(triggers);
    }
  }

  private final List<Start> starts;
  private final Map<String, List<Trigger>> fetched;

  private ArgoSensors(List<Start> starts, Map<String, List<Trigger>> fetched) {
    this.starts = List.copyOf(starts);
    this.fetched = Map.copyOf(fetched);
  }

  static ArgoSensors of(KubernetesObjects objects) {
    Map<String, Set<Kind>> sources = new HashMap<>();
    for (KubernetesObject source : objects.inForce(ArgoWorkflows.GROUP, "EventSource")) {
      source
          .body()
          .pairs("spec")
          .forEach(
              kind ->
                  kind.value()
                      .pairs()
                      .forEach(
                          event -> {
                            Set<Kind> kinds = kinds(kind.key(), event.value());
                            sources.put(source.name() + "/" + event.key(), kinds);
                            sources.putIfAbsent("/" + event.key(), kinds); // for old gateways
                          }));
    }
    List<Start> found = new ArrayList<>();
    Map<String, List<Trigger>> fetched = new HashMap<>();
    for (KubernetesObject sensor : objects.inForce(ArgoWorkflows.GROUP, "Sensor")) {
      List<Trigger> triggers = triggers(sensor, sources);
      for (Value trigger : sensor.body().items("spec", "triggers")) {
        Value template = trigger.at("template").orElse(trigger);
        source(template)
            .ifPresent(
                source -> {
                  String name = sensor.name() + "/" + template.text("name").orElse("workflow");
                  source
                      .at("resource")
                      .filter(r -> r.text("kind").orElse("").equals("Workflow"))
                      .map(w -> new Start(w, name, Location.of(sensor.path(), w.line()), triggers))
                      .ifPresent(found::add);
                  source.text("git", "filePath").ifPresent(file -> fetched.put(file, triggers));
                });
      }
    }
    return new ArgoSensors(found, fetched);
  }

  private static Optional<Value> source(Value template) {
    return template.at("argoWorkflow", "source").or(() -> template.at("k8s", "source"));
  }

  /** The workflows that stand in sensors. */
  List<Start> starts() {
    return starts;
  }

  /** What starts a file of this repository, if a sensor fetches it. */
  Optional<List<Trigger>> triggers(RepoPath file) {
    return Optional.ofNullable(fetched.get(file.value()));
  }

  private static List<Trigger> triggers(KubernetesObject sensor, Map<String, Set<Kind>> sources) {
    List<Trigger> triggers = new ArrayList<>();
    for (Value dependency : sensor.body().items("spec", "dependencies")) {
      String source =
          dependency.text("eventSourceName").orElse("")
              + "/"
              + dependency.text("eventName").orElse("");
      List<String> branches = branches(dependency);
      boolean tags =
          dependency
              .walk()
              .anyMatch(v -> v.text().filter(t -> t.contains("refs/tags/")).isPresent());
      for (Kind kind : sources.getOrDefault(source, Set.of(Kind.UPSTREAM))) {
        Kind meant = tags && kind == Kind.PUSH ? Kind.TAG : kind;
        triggers.add(
            new Trigger(meant, meant == Kind.PUSH ? branches : List.of(), List.of(), source));
      }
    }
    return triggers.isEmpty() ? List.of(Trigger.of(Kind.UPSTREAM)) : triggers;
  }

  private static List<String> branches(Value dependency) {
    List<String> branches = new ArrayList<>();
    for (Value filter : dependency.items("filters", "data")) {
      for (String text : filter.texts("value")) {
        if (text.startsWith("refs/heads/")) {
          branches.add(text.substring("refs/heads/".length()));
        }
      }
    }
    return branches;
  }

  private static Set<Kind> kinds(String source, Value event) {
    if (source.equals("calendar")) {
      return Set.of(Kind.SCHEDULE);
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : event.texts("events")) {
      String text = name.toLowerCase(Locale.ROOT);
      if (text.contains("tag")) {
        kinds.add(Kind.TAG);
      } else if (text.contains("push") || text.contains("refs_changed")) {
        kinds.add(Kind.PUSH);
      } else if (text.contains("pull") || text.contains("merge") || text.startsWith("pr:")) {
        kinds.add(Kind.CHANGE_REQUEST);
      } else if (text.contains("release")) {
        kinds.add(Kind.RELEASE);
      }
    }
    return kinds.isEmpty() ? EnumSet.of(Kind.UPSTREAM) : kinds;
  }
}
