package dev.tidemark.detector.kubernetes;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.bundle.Bundle;
import dev.tidemark.link.kubernetes.object.KindCatalogue;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import java.util.Optional;
import java.util.OptionalLong;

/** The fact about one workload: everything that decides whether it is predictable and highly available. */
final class WorkloadFact {
  private WorkloadFact() {}

  static Evidence of(
      Bundle bundle, Companions companions, KubernetesObject object, Optional<PodTemplate> pod) {
    Optional<KubernetesObject> scaler = companions.scaler(object);
    OptionalLong replicas = replicas(object, scaler);
    Evidence fact =
        Evidence.of("kubernetes.workload", object.location())
            .with("tool", "kubernetes")
            .with("name", object.name())
            .with("workload-kind", object.kind())
            .with("replicas-known", replicas.isPresent())
            .with("disruption-budget", Known.of(companions.budget(object).isPresent()))
            .with("autoscaled", Known.of(scaler.isPresent()))
            .with("strategy", strategy(object))
            .with("production", production(bundle.environment()))
            .with("unit", bundle.unit());
    if (replicas.isPresent()) {
      fact = fact.with("replicas", replicas.getAsLong());
    }
    if (object.off()) {
      fact = fact.with("default-off", true);
    }
    return pod.isPresent() ? withPods(fact, object, pod.get(), replicas) : fact;
  }

  private static Evidence withPods(
      Evidence fact, KubernetesObject object, PodTemplate pod, OptionalLong replicas) {
    Known liveness = pod.probe("livenessProbe");
    Known readiness = pod.probe("readinessProbe");
    boolean perNode = object.kind().equals("DaemonSet");
    boolean store =
        pod.images().stream().anyMatch(image -> KindCatalogue.BUNDLED.dataStore(image).isPresent());
    Evidence described =
        fact.with("health-check", either(liveness, readiness))
            .with("readiness", readiness)
            .with("liveness", liveness)
            .with("sized", pod.sized())
            .with("pinned-image", pod.pinned())
            .with("spread", perNode ? Known.YES : pod.spread())
            .with("data-store", store);
    if (!store) {
      return described;
    }
    boolean several = replicas.isPresent() && replicas.getAsLong() > 1;
    Known zones = Known.of(several && pod.spread() == Known.YES && pod.overZones());
    return described.with("multi-zone", zones.unless(replicas.isEmpty()));
  }

  private static Known either(Known one, Known other) {
    return one == Known.YES || other == Known.YES
        ? Known.YES
        : one == Known.NO && other == Known.NO ? Known.NO : Known.UNKNOWN;
  }

  /** The written number, the autoscaler's least, or the one that Kubernetes takes when nothing is written. */
  private static OptionalLong replicas(KubernetesObject object, Optional<KubernetesObject> scaler) {
    if (object.kind().equals("DaemonSet")) {
      return OptionalLong.empty();
    }
    OptionalLong least = scaler.map(Autoscaling::least).orElse(OptionalLong.empty());
    if (least.isPresent()) {
      return least;
    }
    Optional<String> written = object.specText("replicas");
    boolean hidden = object.spec("replicas").isPresent() || scaler.isPresent();
    return written.isPresent() || hidden ? Autoscaling.number(written) : OptionalLong.of(1);
  }

  static String strategy(KubernetesObject object) {
    if (object.spec("strategy", "blueGreen").isPresent()) {
      return "blue-green";
    }
    if (object.spec("strategy", "canary").isPresent()) {
      return "canary";
    }
    String type =
        object
            .specText("strategy", "type")
            .or(() -> object.specText("updateStrategy", "type"))
            .orElse("");
    return switch (type) {
      case "Recreate" -> "recreate";
      case "OnDelete" -> "on-delete";
      default -> "rolling";
    };
  }

  static Known production(String environment) {
    return environment.isEmpty()
        ? Known.UNKNOWN
        : Known.of(EnvironmentNames.isProduction(environment));
  }
}
