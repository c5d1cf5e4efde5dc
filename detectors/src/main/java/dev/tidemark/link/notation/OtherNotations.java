package dev.tidemark.link.notation;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import java.util.List;
import java.util.Set;

/**
 * The configuration files that may be written in another notation than that of Kubernetes: all but those that hold its plain
 * objects and nothing else. In many repositories nearly every file is such an object, and each of the many that look for a
 * notation of their own would look at each of them.
 *
 * @param all of every origin, sorted by path
 * @param inForce the repository's own ones and those that are generated into it
 */
public record OtherNotations(
    List<Placed<ConfigDocument>> all, List<Placed<ConfigDocument>> inForce) {

  public static final Facet<OtherNotations> FACET =
      new Facet<>("other-notations", OtherNotations::find);

  private static final Set<String> GROUPS =
      Set.of(
          "apps",
          "autoscaling",
          "batch",
          "networking.k8s.io",
          "policy",
          "rbac.authorization.k8s.io");

  /** What bounds a namespace is plain as well, and may still be evidence by itself. */
  private static final Set<String> BOUNDS = Set.of("LimitRange", "ResourceQuota");

  /** What stands at the top of such objects. Anything else there is the mark of another tool. */
  private static final Set<String> FIELDS =
      Set.of(
          "apiVersion",
          "automountServiceAccountToken",
          "imagePullSecrets",
          "kind",
          "metadata",
          "roleRef",
          "rules",
          "secrets",
          "spec",
          "status",
          "subjects");

  private static OtherNotations find(Landscape landscape) {
    List<Placed<ConfigDocument>> all =
        landscape.documents().all(ConfigDocument.class).stream()
            .filter(file -> !holdsPlainObjects(file.document()))
            .toList();
    return new OtherNotations(all, all.stream().filter(file -> file.origin().isInForce()).toList());
  }

  private static boolean holdsPlainObjects(ConfigDocument document) {
    if (document.roots().isEmpty() || document.certainty() != ConfigDocument.Certainty.PLAIN) {
      return false;
    }
    for (Value root : document.roots()) {
      if (!isPlainObject(root)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainObject(Value root) {
    String version = root.text("apiVersion").orElse("");
    int slash = version.indexOf('/');
    if (!(slash < 0 ? version.equals("v1") : GROUPS.contains(version.substring(0, slash)))
        || !isPlain(root.text("kind").orElse(""))) {
      return false;
    }
    for (Value.Pair pair : root.pairs()) {
      if (!FIELDS.contains(pair.key())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String kind) {
    return PlainObjects.isAlone(kind) || BOUNDS.contains(kind);
  }
}
