package dev.tidemark.detector.gitops;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** ApplicationSets that bring a change out step by step and wait for each step to be healthy before the next. */
@AutoService(Detector.class)
public final class ProgressiveSyncs implements Detector {

  @Override
  public String id() {
    return "progressive-syncs";
  }

  @Override
  public String sees() {
    return "ApplicationSets of Argo CD with the strategy RollingSync, and the order of environments"
        + " that its steps give";
  }

  @Override
  public Set<String> emits() {
    return Set.of("delivery.strategy", "ci.environment");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json", "tf").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return ClusterWords.mayHoldMore(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (KubernetesObject set :
        landscape.facet(KubernetesObjects.FACET).inForce("argoproj.io", "ApplicationSet")) {
      List<Value> steps =
          set.spec("strategy", "rollingSync").map(sync -> sync.items("steps")).orElse(List.of());
      if (set.specText("strategy", "type").orElse("").equals("RollingSync") && !steps.isEmpty()) {
        sink.accept(
            Evidence.of("delivery.strategy", set.at(set.spec("strategy")))
                .with("tool", "argo-cd")
                .with("strategy", steps.size() > 1 ? "canary" : "rolling")
                .with("gated", true)
                .with("unit", UnitNames.around(landscape, set.directory())));
        environments(set, steps, sink);
      }
    }
  }

  private static void environments(
      KubernetesObject set, List<Value> steps, Consumer<Evidence> sink) {
    Set<String> before = new TreeSet<>();
    for (Value step : steps) {
      Set<String> named = named(step);
      for (String environment : named) {
        sink.accept(
            Evidence.of("ci.environment", set.at(Optional.of(step)))
                .with("tool", "argo-cd")
                .with("environment", environment)
                .with("production", EnvironmentNames.isProduction(environment))
                .with("after", List.copyOf(before))
                .with("ordered-by", before.isEmpty() ? "none" : "needs")
                .with("scope", set.name()));
      }
      before.addAll(named);
    }
  }

  /** The environments that a step chooses applications of. */
  private static Set<String> named(Value step) {
    return step.items("matchExpressions").stream()
        .filter(expression -> expression.text("operator").orElse("In").equals("In"))
        .flatMap(expression -> expression.texts("values").stream())
        .flatMap(value -> EnvironmentNames.within(value).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
