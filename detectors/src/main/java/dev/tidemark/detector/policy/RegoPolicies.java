package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.rego.RegoDocument;
import dev.tidemark.format.rego.RegoDocument.Kind;
import dev.tidemark.format.rego.RegoDocument.Rule;
import dev.tidemark.format.rego.RegoReader;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Rego that decides about something, on the authority of its rules; what runs it decides whether it blocks. */
@AutoService(Detector.class)
public final class RegoPolicies implements Detector {

  @Override
  public String id() {
    return "rego-policies";
  }

  @Override
  public String sees() {
    return "Rego modules with deny, warn, violation or allow rules, in files and in ConfigMaps,"
        + " read from the rules' heads and the pipelines that run them";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.extension().equals("rego") || path.extension().equals("yaml");
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TestedPolicies tests = landscape.facet(TestedPolicies.FACET);
    PolicySteps steps = landscape.facet(PolicySteps.FACET);
    for (Placed<RegoDocument> placed : landscape.documents().inForce(RegoDocument.class)) {
      RegoDocument module = placed.document();
      if (!module.decisions().isEmpty() && !module.isTestsOnly()) {
        boolean tested = module.tests() > 0 || tests.isTested(placed.path(), module.packageName());
        String engine = engine(module);
        boolean blocked = steps.blocks(engine, placed.path());
        sink.accept(
            describe(module, engine, placed.at(module.decisions().get(0).line()), blocked)
                .with("tested", tested));
      }
    }
    for (KubernetesObject map : landscape.facet(KubernetesObjects.FACET).inForce("", "ConfigMap")) {
      map.body().pairs("data").stream()
          .filter(pair -> pair.key().endsWith(".rego"))
          .flatMap(pair -> embedded(map, pair.value()).stream())
          .forEach(sink);
    }
  }

  /** A module as a text in a ConfigMap, from where OPA loads it. */
  private static Optional<Evidence> embedded(KubernetesObject map, Value text) {
    RegoDocument module = new RegoReader(text.text().orElse("")).read();
    return module.decisions().isEmpty()
        ? Optional.empty()
        : Optional.of(describe(module, "opa", map.at(Optional.of(text)), true));
  }

  private static Evidence describe(
      RegoDocument module, String engine, Location location, boolean blocked) {
    List<Rule> decisions = module.decisions();
    boolean onlyWarns = decisions.stream().allMatch(rule -> rule.kind() == Kind.WARN);
    String mode = onlyWarns ? "warn" : blocked ? "enforce" : "unknown";
    return PolicyFact.of(engine, module.packageName(), location, mode)
        .with("rules", decisions.size())
        .with("message", decisions.stream().anyMatch(Rule::message))
        .with("documented", module.annotated() || module.commented());
  }

  /** Each engine has its own way of writing rules. */
  private static String engine(RegoDocument module) {
    if (module.packageName().equals("Cx")) {
      return "kics";
    }
    if (module.packageName().startsWith("user.") || module.packageName().startsWith("builtin.")) {
      return "trivy";
    }
    if (module.has(rule -> rule.kind() == Kind.DENY || rule.kind() == Kind.WARN)) {
      return "conftest";
    }
    return module.has(rule -> rule.kind() == Kind.VIOLATION) ? "gatekeeper" : "opa";
  }
}
