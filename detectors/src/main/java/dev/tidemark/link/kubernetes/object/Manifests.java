package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the objects in a tree of values: one, the items of a List, whose lists may hold lists, or what a template makes. */
final class Manifests {
  /** How deep a List may lie in a List: one more than any tool writes. */
  private static final int DEEPEST_LIST = 3;

  /** The groups of kinds that every cluster has, for templates that compute the API version. */
  private static final Map<String, String> WELL_KNOWN =
      Map.ofEntries(
          Map.entry("Deployment", "apps"),
          Map.entry("StatefulSet", "apps"),
          Map.entry("DaemonSet", "apps"),
          Map.entry("ReplicaSet", "apps"),
          Map.entry("Job", "batch"),
          Map.entry("CronJob", "batch"),
          Map.entry("HorizontalPodAutoscaler", "autoscaling"),
          Map.entry("PodDisruptionBudget", "policy"),
          Map.entry("Ingress", "networking.k8s.io"),
          Map.entry("NetworkPolicy", "networking.k8s.io"));

  private Manifests() {}

  /** Where a tree of values was found. */
  public record Place(RepoPath path, Origin origin, KubernetesObject.Source source) {}

  /** Hands over every object of one document of a stream. */
  public static void read(Value root, Place place, Consumer<KubernetesObject> sink) {
    read(root, place, sink, 0);
  }

  private static void read(Value root, Place place, Consumer<KubernetesObject> sink, int depth) {
    if (!(root instanceof Value.Mapping body)) {
      return;
    }
    Optional<String> kind = body.text("kind");
    if (kind.isEmpty() || body.get("apiVersion").isEmpty()) {
      return;
    }
    if (kind.get().endsWith("List") && body.at("items").isPresent()) {
      if (depth < DEEPEST_LIST) {
        body.items("items").forEach(item -> read(item, place, sink, depth + 1));
      }
      return;
    }
    sink.accept(object(body, kind.get(), place));
    if (depth < DEEPEST_LIST && OpenShiftTemplate.isOne(body)) {
      OpenShiftTemplate.objects(body).forEach(made -> read(made, place, sink, depth + 1));
    }
  }

  private static KubernetesObject object(Value.Mapping body, String kind, Place place) {
    String apiVersion = body.text("apiVersion").orElse("");
    int slash = apiVersion.lastIndexOf('/');
    String version = apiVersion.substring(slash + 1);
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    if (!isName(version) || !isName(group)) {
      group = WELL_KNOWN.getOrDefault(kind, KubernetesObject.UNKNOWN_GROUP);
      version = "";
    } else if (group.equals("extensions") && WELL_KNOWN.containsKey(kind)) {
      group = WELL_KNOWN.getOrDefault(kind, group);
    }
    return new KubernetesObject(
        group,
        version,
        kind,
        body.text("metadata", "name").orElse(""),
        body.text("metadata", "namespace").orElse(""),
        body,
        new Location(place.path(), body.line(), body.endLine()),
        place.origin(),
        place.source(),
        false);
  }

  /** Whether a part of an API version was read as written; a neutralised template action was not. */
  private static boolean isName(String text) {
    return text.chars()
        .allMatch(c -> c == '.' || c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
  }
}
