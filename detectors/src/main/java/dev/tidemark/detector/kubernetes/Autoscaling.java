package dev.tidemark.detector.kubernetes;

import dev.tidemark.link.kubernetes.KubernetesObject;
import java.util.Optional;
import java.util.OptionalLong;

/** The bounds of an autoscaler, HorizontalPodAutoscaler and KEDA's ScaledObject alike. */
final class Autoscaling {
  private Autoscaling() {}

  /** Whether it can go beyond one instance: zero to one is a switch, not scaling. */
  static boolean grows(KubernetesObject scaler) {
    Optional<String> most =
        scaler.specText("maxReplicas").or(() -> scaler.specText("maxReplicaCount"));
    OptionalLong number = number(most);
    return number.isEmpty() || number.getAsLong() > 1;
  }

  /** The least number of instances that it keeps. */
  static OptionalLong least(KubernetesObject scaler) {
    return number(scaler.specText("minReplicas").or(() -> scaler.specText("minReplicaCount")));
  }

  static OptionalLong number(Optional<String> text) {
    return text.filter(t -> t.matches("[0-9]{1,9}"))
        .map(t -> OptionalLong.of(Long.parseLong(t)))
        .orElse(OptionalLong.empty());
  }
}
