package dev.tidemark.detector.gitops;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Topic;
import dev.tidemark.link.documents.TypedApply;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.bundle.Patch;
import dev.tidemark.link.kubernetes.bundle.Patches;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Environments in order where Git holds the order: overlays of one base that each hold their own version, so that a
 * change of one is promoted to the next, and the stages of Kargo.
 */
@AutoService(Detector.class)
public final class GitOpsEnvironments implements Detector {

  @Override
  public String id() {
    return "gitops-environments";
  }

  @Override
  public String sees() {
    return "environments that overlays of one base or stages of a promotion tool tell apart, read"
        + " from the kustomizations and stages";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.environment");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    overlays(landscape, sink);
    ReleaseOrder.find(landscape, sink);
    for (KubernetesObject stage :
        landscape.facet(KubernetesObjects.FACET).inForce("kargo.akuity.io", "Stage")) {
      stage(stage, sink);
    }
  }

  private static void overlays(Landscape landscape, Consumer<Evidence> sink) {
    Map<RepoPath, Map<String, Kustomization>> byBase =
        overlaysByBase(landscape.facet(Kustomizations.FACET));
    Set<RepoPath> versioned = versioned(landscape);
    List<TypedApply> typed = byBase.isEmpty() ? List.of() : typed(landscape);
    byBase.forEach(
        (base, overlays) -> {
          boolean production = overlays.keySet().stream().anyMatch(EnvironmentNames::isProduction);
          if (overlays.size() > 1 && production) {
            overlays.forEach(
                (name, overlay) ->
                    sink.accept(environment(base, overlays, name, overlay, versioned, typed)));
          }
        });
  }

  /** The overlays of each base, by the environments that they are for. */
  private static Map<RepoPath, Map<String, Kustomization>> overlaysByBase(
      Kustomizations kustomizations) {
    Map<RepoPath, Map<String, Kustomization>> byBase = new TreeMap<>();
    for (Kustomization one : kustomizations.all()) {
      String environment = EnvironmentNames.of(one.directory().value());
      if (one.origin().isInForce() && !one.component() && !environment.isEmpty()) {
        one.directories().stream()
            .filter(reference -> reference.use() == Kustomization.Use.RESOURCE)
            .map(reference -> byBase.computeIfAbsent(reference.target(), b -> new TreeMap<>()))
            .forEach(overlays -> overlays.putIfAbsent(environment, one));
      }
    }
    return byBase;
  }

  private static Evidence environment(
      RepoPath base,
      Map<String, Kustomization> overlays,
      String name,
      Kustomization overlay,
      Set<RepoPath> versioned,
      List<TypedApply> typed) {
    boolean production = EnvironmentNames.isProduction(name);
    boolean promoted =
        overlays.values().stream()
            .allMatch(o -> !o.images().isEmpty() || versioned.contains(o.directory()));
    List<String> before = new ArrayList<>();
    if (production && promoted) {
      overlays.keySet().stream()
          .filter(e -> !EnvironmentNames.isProduction(e))
          .forEach(before::add);
    }
    Evidence seen =
        Evidence.of("ci.environment", Location.of(overlay.file(), 1))
            .with("tool", "kustomize")
            .with("environment", name)
            .with("production", production)
            .with("after", before)
            .with("ordered-by", promoted ? "overlay" : "none")
            .with("scope", base.value());
    boolean around =
        !before.isEmpty() && typed.stream().anyMatch(one -> one.names(overlay.directory()));
    return around ? seen.with("second-way", true) : seen;
  }

  /** Applies of an overlay that people are told to type in the ordinary running of it. */
  private static List<TypedApply> typed(Landscape landscape) {
    return landscape.facet(TypedApply.ALL).stream()
        .filter(
            one ->
                Set.of(Topic.DEPLOY, Topic.OPERATE, Topic.OTHER).contains(one.passage().topic())
                    && one.tool().equals("kubectl"))
        .toList();
  }

  /** Directories whose patches set a version, so that they move by a change of their own. */
  private static Set<RepoPath> versioned(Landscape landscape) {
    Set<RepoPath> found = new TreeSet<>();
    for (Patch patch : landscape.facet(Patches.FACET).all()) {
      boolean version =
          patch.body().stream()
                  .flatMap(Value::walk)
                  .flatMap(v -> v.pairs().stream())
                  .anyMatch(GitOpsEnvironments::isVersion)
              || patch.operations().stream()
                  .anyMatch(
                      op ->
                          op.text("path").orElse("").endsWith("/image")
                              || op.text("path").orElse("").endsWith("/version"));
      if (version) {
        found.add(patch.scope());
      }
    }
    return found;
  }

  private static boolean isVersion(Value.Pair pair) {
    return Set.of("version", "tag", "image", "targetRevision").contains(pair.key())
        && pair.value() instanceof Value.Scalar;
  }

  private static void stage(KubernetesObject stage, Consumer<Evidence> sink) {
    Set<String> before = new TreeSet<>();
    for (Value request :
        stage.body().at("spec").map(s -> s.items("requestedFreight")).orElse(List.of())) {
      before.addAll(request.texts("sources", "stages"));
    }
    String environment = EnvironmentNames.of(stage.name());
    sink.accept(
        Evidence.of("ci.environment", stage.location())
            .with("tool", "kargo")
            .with("environment", stage.name())
            .with("production", EnvironmentNames.isProduction(environment))
            .with("after", List.copyOf(before))
            .with("ordered-by", before.isEmpty() ? "none" : "promotion")
            .with("scope", stage.namespace()));
  }
}
