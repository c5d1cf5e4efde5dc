package dev.tidemark.detector.kubernetes;

import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.link.kubernetes.bundle.Bundle;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What belongs to the workloads of a bundle: their budgets by selector, their autoscalers by target. */
final class Companions {
  private final List<KubernetesObject> budgets = new ArrayList<>();
  private final List<KubernetesObject> scalers = new ArrayList<>();

  Companions(Bundle bundle) {
    for (KubernetesObject object : bundle.objects()) {
      if (object.off()) {
        continue;
      }
      if (object.is("policy", "PodDisruptionBudget")) {
        budgets.add(object);
      } else if (object.is("autoscaling", "HorizontalPodAutoscaler")
          || object.is("keda.sh", "ScaledObject")) {
        scalers.add(object);
      }
    }
  }

  /** The budget whose selector the workload's pods match; a selector that a template hides matches. */
  Optional<KubernetesObject> budget(KubernetesObject workload) {
    List<Value.Pair> labels = labels(workload);
    return budgets.stream().filter(budget -> selects(budget, labels)).findFirst();
  }

  private static List<Value.Pair> labels(KubernetesObject workload) {
    return workload
        .body()
        .at("spec")
        .map(s -> s.pairs("template", "metadata", "labels"))
        .orElse(List.of());
  }

  private static boolean selects(KubernetesObject budget, List<Value.Pair> labels) {
    List<Value.Pair> wanted =
        budget.body().at("spec").map(s -> s.pairs("selector", "matchLabels")).orElse(List.of());
    boolean expressions = budget.spec("selector", "matchExpressions").isPresent();
    if (wanted.isEmpty()) {
      return expressions;
    }
    return wanted.stream()
        .allMatch(one -> isOpen(one) || labels.stream().anyMatch(l -> isOpen(l) || same(one, l)));
  }

  private static boolean isOpen(Value.Pair pair) {
    return ConfigDocument.isTemplated(pair.key()) || ConfigDocument.isTemplated(pair.value());
  }

  private static boolean same(Value.Pair one, Value.Pair other) {
    return one.key().equals(other.key()) && one.value().text().equals(other.value().text());
  }

  /** The autoscaler that looks after the workload and lets it grow beyond one. */
  Optional<KubernetesObject> scaler(KubernetesObject workload) {
    return scalers.stream().filter(s -> scales(s, workload)).filter(Autoscaling::grows).findFirst();
  }

  private static boolean scales(KubernetesObject scaler, KubernetesObject workload) {
    Optional<String> kind = scaler.specText("scaleTargetRef", "kind");
    String name = scaler.specText("scaleTargetRef", "name").orElse("");
    boolean sameKind = kind.orElse("Deployment").equals(workload.kind());
    return sameKind
        && (name.equals(workload.name())
            || (ConfigDocument.isTemplated(name) && ConfigDocument.isTemplated(workload.name())));
  }
}
