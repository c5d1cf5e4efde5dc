package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.bundle.Patch;
import dev.tidemark.link.kubernetes.bundle.Patches;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.ChartUse;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.ReleaseValues;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Kyverno's policies of both generations, their exceptions, and the chart that installs a set of them. */
@AutoService(Detector.class)
public final class KyvernoPolicies implements Detector {
  private static final String OLD = "kyverno.io";
  private static final String NEW = "policies.kyverno.io";

  @Override
  public String id() {
    return "kyverno-policies";
  }

  @Override
  public String sees() {
    return "Kyverno policies with their action, wherever it is set (policy, rule, override, patch,"
        + " chart values), read from the objects";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition", "governance.exception", "governance.remediation");
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
  public void detect(Landscape landscape, Consumer<Evidence> all) {
    Consumer<Evidence> sink = PolicyFact.told(landscape, all);
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    TestedPolicies tests = landscape.facet(TestedPolicies.FACET);
    objects
        .inForce()
        .filter(KyvernoPolicies::isPolicy)
        .forEach(
            policy -> {
              String mode = mode(landscape, policy);
              sink.accept(describe(policy, mode, tests.isTested(policy.path())));
              if (mutates(policy)) {
                sink.accept(
                    Evidence.of("governance.remediation", policy.location())
                        .with("tool", "kyverno")
                        .with("name", policy.name())
                        .with("what", "mutate"));
              }
            });
    for (String group : List.of(OLD, NEW)) {
      for (KubernetesObject exception : objects.inForce(group, "PolicyException")) {
        sink.accept(
            Evidence.of("governance.exception", exception.location())
                .with("tool", "kyverno")
                .with("what", exception.name())
                .with("expires", exception.label("cleanup.kyverno.io/ttl").isPresent()));
      }
    }
    charts(landscape, sink);
  }

  private static boolean isPolicy(KubernetesObject object) {
    return (object.group().equals(OLD) && Set.of("ClusterPolicy", "Policy").contains(object.kind()))
        || (object.group().equals(NEW)
            && object.kind().endsWith("Policy")
            && !object.kind().equals("DeletingPolicy"));
  }

  private static List<Value> rules(KubernetesObject policy) {
    return policy.body().at("spec").map(spec -> spec.items("rules")).orElse(List.of());
  }

  private static boolean mutates(KubernetesObject policy) {
    return policy.kind().endsWith("MutatingPolicy")
        || rules(policy).stream().anyMatch(rule -> rule.at("mutate").isPresent());
  }

  private static String mode(Landscape landscape, KubernetesObject policy) {
    if (policy.group().equals(NEW)) {
      return newMode(policy);
    }
    boolean validates =
        rules(policy).stream()
            .anyMatch(r -> r.at("validate").isPresent() || r.at("verifyImages").isPresent());
    if (!validates) {
      return "mutate";
    }
    List<String> patched =
        landscape.facet(Patches.FACET).of(policy, landscape.facet(Kustomizations.FACET)).stream()
            .flatMap(patch -> patched(patch).stream())
            .map(KyvernoPolicies::mode)
            .toList();
    if (!patched.isEmpty()) {
      return PolicyFact.strongest(patched);
    }
    List<String> modes = new ArrayList<>();
    for (Value rule : rules(policy)) {
      rule.text("validate", "failureAction").map(KyvernoPolicies::mode).ifPresent(modes::add);
      overrides(rule.at("validate"), "failureActionOverrides").forEach(modes::add);
    }
    modes.add(
        policy
            .specText("validationFailureAction")
            .map(KyvernoPolicies::mode)
            .orElse(modes.isEmpty() ? "audit" : modes.get(0)));
    overrides(policy.spec(), "validationFailureActionOverrides").forEach(modes::add);
    return PolicyFact.strongest(modes);
  }

  private static Optional<String> patched(Patch patch) {
    return patch
        .text("spec", "validationFailureAction")
        .or(() -> patch.text("spec", "rules", "0", "validate", "failureAction"));
  }

  private static List<String> overrides(Optional<Value> holder, String field) {
    return holder.map(h -> h.items(field)).orElse(List.of()).stream()
        .flatMap(item -> item.text("action").stream())
        .map(KyvernoPolicies::mode)
        .toList();
  }

  private static String newMode(KubernetesObject policy) {
    if (policy.kind().endsWith("MutatingPolicy") || policy.kind().endsWith("GeneratingPolicy")) {
      return "mutate";
    }
    List<String> actions =
        policy.body().at("spec").map(spec -> spec.texts("validationActions")).orElse(List.of());
    return actions.isEmpty()
        ? "enforce"
        : PolicyFact.strongest(actions.stream().map(KyvernoPolicies::mode).toList());
  }

  private static String mode(String action) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "enforce", "deny" -> "enforce";
      case "audit" -> "audit";
      case "warn" -> "warn";
      default -> "unknown";
    };
  }

  private static Evidence describe(KubernetesObject policy, String mode, boolean tested) {
    boolean message =
        policy
            .body()
            .walk()
            .anyMatch(
                value ->
                    value.at("message").isPresent() || value.at("messageExpression").isPresent());
    boolean documented =
        policy.annotation("policies.kyverno.io/description").isPresent()
            || policy.annotation("policies.kyverno.io/title").isPresent();
    boolean background =
        !policy.specText("background").orElse("true").equals("false")
            && !policy
                .specText("evaluation", "background", "enabled")
                .orElse("true")
                .equals("false");
    int rules =
        Math.max(
            rules(policy).size(),
            policy.body().at("spec").map(s -> s.items("validations").size()).orElse(0));
    return PolicyFact.of("kyverno", policy.name(), policy.location(), mode)
        .with("rules", Math.max(1, rules))
        .with("message", message)
        .with("documented", documented)
        .with("tested", tested)
        .with("scheduled", background);
  }

  /** The chart of Pod Security policies reports unless its values say otherwise. */
  private static void charts(Landscape landscape, Consumer<Evidence> sink) {
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (release.charts().stream().map(ChartUse::name).anyMatch("kyverno-policies"::equals)) {
        String action =
            ReleaseValues.of(landscape, release).text("validationFailureAction").orElse("Audit");
        sink.accept(
            PolicyFact.of("kyverno", release.name(), release.location(), mode(action))
                .with("message", true)
                .with("documented", true)
                .with("scheduled", true));
      }
    }
  }
}
