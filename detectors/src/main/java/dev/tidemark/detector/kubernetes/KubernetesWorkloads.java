package dev.tidemark.detector.kubernetes;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.kubernetes.bundle.Bundle;
import dev.tidemark.link.kubernetes.bundle.Bundles;
import dev.tidemark.link.kubernetes.object.KindCatalogue;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.Workloads;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Processes that Kubernetes keeps running, once for each overlay and release, with values and patches put in. */
@AutoService(Detector.class)
public final class KubernetesWorkloads implements Detector {

  @Override
  public String id() {
    return "kubernetes-workloads";
  }

  @Override
  public String sees() {
    return "workloads with replicas, checks, sizes, images, spread, budgets and autoscalers, read"
        + " from the manifests, overlays and charts that deliver them";
  }

  @Override
  public Set<String> emits() {
    return Set.of(
        "kubernetes.workload",
        "delivery.strategy",
        "image.reference",
        "iac.resource",
        "resilience.replicas",
        "resilience.multi-zone",
        "resilience.disruption-budget",
        "resilience.health-check",
        "resilience.self-healing");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json", "tf", "tpl").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return ClusterWords.mayBeIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Bundle bundle : landscape.facet(Bundles.FACET).all()) {
      Companions companions = new Companions(bundle);
      for (KubernetesObject object : bundle.objects()) {
        if (Workloads.isWorkload(object) && object.origin().isInForce() && !isTest(object)) {
          workload(bundle, companions, object, sink);
        }
      }
    }
  }

  /** A pod that a chart starts to test itself is no workload. */
  private static boolean isTest(KubernetesObject object) {
    return object.annotation("helm.sh/hook").isPresent()
        || object.path().value().contains("/templates/tests/");
  }

  private static void workload(
      Bundle bundle, Companions companions, KubernetesObject object, Consumer<Evidence> sink) {
    Optional<PodTemplate> pod = PodTemplate.of(object);
    Evidence workload = WorkloadFact.of(bundle, companions, object, pod);
    sink.accept(workload);
    if (object.off()) {
      return;
    }
    String name = object.name();
    sink.accept(strategy(bundle, object, pod));
    if (workload.text("replicas").filter(count -> Long.parseLong(count) > 1).isPresent()) {
      sink.accept(
          Evidence.of("resilience.replicas", object.at(object.spec("replicas")))
              .with("tool", "kubernetes")
              .with("subject", name)
              .with("count", Long.parseLong(workload.text("replicas").orElse("0")))
              .with("unit", bundle.unit()));
    }
    companions
        .budget(object)
        .ifPresent(
            budget -> sink.accept(fact("resilience.disruption-budget", budget, name, bundle)));
    pod.ifPresent(p -> pods(bundle, object, p, sink));
  }

  private static Evidence strategy(
      Bundle bundle, KubernetesObject object, Optional<PodTemplate> pod) {
    String strategy = WorkloadFact.strategy(object);
    boolean gated = pod.map(p -> p.probe("readinessProbe") == Known.YES).orElse(false);
    return Evidence.of("delivery.strategy", object.at(object.spec("strategy")))
        .with("tool", object.group().equals("argoproj.io") ? "argo-rollouts" : "kubernetes")
        .with("strategy", strategy.equals("on-delete") ? "recreate" : strategy)
        .with("gated", gated)
        .with("unit", bundle.unit());
  }

  private static void pods(
      Bundle bundle, KubernetesObject object, PodTemplate pod, Consumer<Evidence> sink) {
    String name = object.name();
    if (pod.spread() == Known.YES && pod.overZones()) {
      sink.accept(fact("resilience.multi-zone", object, name, bundle));
    }
    if (pod.probe("livenessProbe") == Known.YES || pod.probe("readinessProbe") == Known.YES) {
      sink.accept(fact("resilience.health-check", object, name, bundle));
    }
    if (pod.probe("livenessProbe") == Known.YES) {
      sink.accept(
          fact("resilience.self-healing", object, name, bundle)
              .with("what", "liveness")
              .with("platform-wide", false));
    }
    for (Value image : pod.imageValues()) {
      String written = image.text().orElse("");
      sink.accept(
          Evidence.of("image.reference", object.at(Optional.of(image)))
              .with("tool", "kubernetes")
              .with("image", written)
              .with("pin", Images.pin(written))
              .with("image-kind", "container"));
      KindCatalogue.BUNDLED
          .dataStore(written)
          .ifPresent(
              capability ->
                  sink.accept(
                      Evidence.of("iac.resource", object.at(Optional.of(image)))
                          .with("tool", "kubernetes")
                          .with("capability", capability)
                          .with("count", 1)
                          .with("unit", bundle.unit())
                          .with("route", "raw")));
    }
  }

  private static Evidence fact(
      String kind, KubernetesObject object, String subject, Bundle bundle) {
    return Evidence.of(kind, object.location())
        .with("tool", "kubernetes")
        .with("subject", subject)
        .with("unit", bundle.unit());
  }
}
