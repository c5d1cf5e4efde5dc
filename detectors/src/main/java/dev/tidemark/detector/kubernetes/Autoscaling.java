package dev.tidemark.detector.kubernetes;

import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The bounds of an autoscaler, HorizontalPodAutoscaler and KEDA's ScaledObject alike. */
final class Autoscaling {
  private static final List<String> SWITCHES =
      List.of("autoscaling", "hpa", "horizontalPodAutoscaler", "keda");

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

  /**
   * The customary switch by which the values of a release turn on the autoscaler of its chart: of the chart itself, or of
   * a part of it one level down.
   */
  static Optional<Value> switchedOn(Value values) {
    return at(values)
        .or(() -> values.pairs().stream().flatMap(part -> at(part.value()).stream()).findFirst());
  }

  private static Optional<Value> at(Value values) {
    return SWITCHES.stream()
        .flatMap(name -> values.at(name).stream())
        .filter(scaler -> scaler.isTrue("enabled") && mayGrow(scaler))
        .findFirst();
  }

  private static boolean mayGrow(Value scaler) {
    OptionalLong most = number(scaler.text("maxReplicas").or(() -> scaler.text("maxReplicaCount")));
    return most.isEmpty() || most.getAsLong() > 1;
  }

  static OptionalLong number(Optional<String> text) {
    return text.filter(t -> t.matches("[0-9]{1,9}"))
        .map(t -> OptionalLong.of(Long.parseLong(t)))
        .orElse(OptionalLong.empty());
  }
}
