package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Admission policies that Kubernetes itself keeps, with their bindings, and those of Kubewarden. */
@AutoService(Detector.class)
public final class AdmissionPolicies implements Detector {
  private static final String GROUP = "admissionregistration.k8s.io";

  @Override
  public String id() {
    return "admission-policies";
  }

  @Override
  public String sees() {
    return "ValidatingAdmissionPolicies and MutatingAdmissionPolicies with the actions of their"
        + " bindings, and Kubewarden's policies with their mode, read from the objects";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition", "governance.remediation");
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
    Map<String, List<String>> modes = modes(objects);
    for (KubernetesObject policy : objects.inForce(GROUP, "ValidatingAdmissionPolicy")) {
      sink.accept(
          validation(policy, modes.get(policy.name()))
              .with("tested", tests.isTested(policy.path())));
    }
    for (KubernetesObject policy : objects.inForce(GROUP, "MutatingAdmissionPolicy")) {
      sink.accept(
          PolicyFact.of("mutating-admission-policy", policy.name(), policy.location(), "mutate"));
      sink.accept(mutation(policy));
    }
    for (String kind : List.of("ClusterAdmissionPolicy", "AdmissionPolicy")) {
      objects
          .inForce("policies.kubewarden.io", kind)
          .forEach(policy -> kubewarden(policy, tests, sink));
    }
  }

  /** What the bindings of each policy do with a violation. */
  private static Map<String, List<String>> modes(KubernetesObjects objects) {
    Map<String, List<String>> modes = new HashMap<>();
    for (KubernetesObject binding : objects.inForce(GROUP, "ValidatingAdmissionPolicyBinding")) {
      String policy = binding.specText("policyName").orElse("");
      List<String> bound = modes.computeIfAbsent(policy, name -> new ArrayList<>());
      binding
          .spec("validationActions")
          .map(Value::texts)
          .orElse(List.of())
          .forEach(action -> bound.add(mode(action)));
    }
    return modes;
  }

  private static Evidence validation(KubernetesObject policy, @Nullable List<String> modes) {
    String mode = modes == null ? "library" : PolicyFact.strongest(modes);
    List<Value> rules = policy.spec("validations").map(Value::items).orElse(List.of());
    boolean message =
        rules.stream()
            .anyMatch(
                rule -> rule.at("message").isPresent() || rule.at("messageExpression").isPresent());
    return PolicyFact.of("validating-admission-policy", policy.name(), policy.location(), mode)
        .with("rules", rules.size())
        .with("message", message);
  }

  private static String mode(String action) {
    return switch (action) {
      case "Deny" -> "enforce";
      case "Warn" -> "warn";
      case "Audit" -> "audit";
      default -> "unknown";
    };
  }

  private static Evidence mutation(KubernetesObject policy) {
    return Evidence.of("governance.remediation", policy.location())
        .with("tool", policy.group().equals(GROUP) ? "kubernetes" : "kubewarden")
        .with("name", policy.name())
        .with("what", "mutate");
  }

  private static void kubewarden(
      KubernetesObject policy, TestedPolicies tests, Consumer<Evidence> sink) {
    boolean monitors = policy.specText("mode").orElse("protect").equals("monitor");
    boolean mutates = policy.spec().map(spec -> spec.isTrue("mutating")).orElse(false);
    String mode = monitors ? "audit" : mutates ? "mutate" : "enforce";
    sink.accept(
        PolicyFact.of("kubewarden", policy.name(), policy.location(), mode)
            .with("rules", 1)
            .with("message", true)
            .with("tested", tests.isTested(policy.path()))
            .with("scheduled", true));
    if (mutates && !monitors) {
      sink.accept(mutation(policy));
    }
  }
}
