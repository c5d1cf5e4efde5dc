package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Policies of the other engines: Sentinel, cfn-guard, Azure Policy, Polaris, Datree and Checkov's own. */
@AutoService(Detector.class)
public final class OtherPolicies implements Detector {

  @Override
  public String id() {
    return "other-policies";
  }

  @Override
  public String sees() {
    return "Sentinel sets with their enforcement level, cfn-guard rules, Azure policy definitions,"
        + " Polaris and Datree configuration and Checkov policies in YAML, on the authority"
        + " of their files";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("hcl", "sentinel", "guard", "ruleset", "yaml", "yml", "json")
        .contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (TerraformBlock policy : landscape.facet(HclBlocks.FACET).inForce("policy")) {
      if (policy.file().path().name().equals("sentinel.hcl")) {
        sink.accept(sentinel(landscape, policy.file(), policy.block()));
      }
    }
    for (Entry entry :
        landscape.named(name -> name.endsWith(".guard") || name.endsWith(".ruleset"))) {
      if (entry.isFile() && landscape.origin(entry.path()).isInForce()) {
        boolean tested =
            landscape.facet(TestedPolicies.FACET).isTested(entry.path())
                || hasGuardTests(landscape, entry.path());
        sink.accept(
            PolicyFact.of("cfn-guard", entry.path().name(), Location.of(entry.path()), "unknown")
                .with("tested", tested));
      }
    }
    for (Placed<ConfigDocument> placed : landscape.facet(OtherNotations.FACET).inForce()) {
      placed.document().root().ifPresent(root -> config(placed, root, sink));
    }
  }

  private static boolean hasGuardTests(Landscape landscape, RepoPath rules) {
    String stem = rules.name().substring(0, rules.name().lastIndexOf('.'));
    return List.of("", "tests/", "test/").stream()
        .anyMatch(
            folder ->
                landscape.hasFile(rules.parent().child(folder + stem + "_tests.yaml"))
                    || landscape.hasFile(rules.parent().child(folder + stem + "_tests.yml")));
  }

  private static Evidence sentinel(
      Landscape landscape, Placed<HclDocument> placed, HclBlock policy) {
    String mode =
        switch (policy.literal("enforcement_level").orElse("advisory")) {
          case "hard-mandatory", "soft-mandatory" -> "enforce";
          default -> "warn";
        };
    boolean tested = landscape.hasAny(placed.directory().child("test").child(policy.label(0)));
    return PolicyFact.of("sentinel", policy.label(0), placed.at(policy.line()), mode)
        .with("rules", 1)
        .with("message", true)
        .with("tested", tested);
  }

  private static void config(Placed<ConfigDocument> placed, Value root, Consumer<Evidence> sink) {
    List<Value> policies = root.items("policies");
    if (!policies.isEmpty() && policies.stream().allMatch(OtherPolicies::isDatree)) {
      policies.forEach(policy -> sink.accept(datree(placed, policy)));
    }
    azure(placed, root).ifPresent(sink);
    kics(placed, root).ifPresent(sink);
    polaris(placed, root).ifPresent(sink);
    checkov(placed, root).ifPresent(sink);
  }

  private static boolean isDatree(Value policy) {
    return policy.items("rules").stream().anyMatch(rule -> rule.at("identifier").isPresent());
  }

  private static Evidence datree(Placed<ConfigDocument> placed, Value policy) {
    String name = policy.text("name").orElse("");
    return PolicyFact.of("datree", name, placed.at(policy.line()), "unknown")
        .with("rules", policy.items("rules").size())
        .with("message", true);
  }

  private static Optional<Evidence> polaris(Placed<ConfigDocument> placed, Value root) {
    List<Value.Pair> checks = root.pairs("checks");
    if (!placed.path().lowerName().contains("polaris") || root.at("checks").isEmpty()) {
      return Optional.empty();
    }
    boolean danger =
        checks.stream().anyMatch(check -> check.value().text().orElse("").equals("danger"));
    String mode = danger ? "enforce" : "warn";
    return Optional.of(
        PolicyFact.of("polaris", placed.path().name(), placed.at(root.line()), mode)
            .with("rules", checks.size())
            .with("message", true));
  }

  /** A check of Checkov in YAML describes itself and defines what it asks. */
  private static Optional<Evidence> checkov(Placed<ConfigDocument> placed, Value root) {
    boolean check =
        root.at("metadata", "id").isPresent()
            && root.at("metadata", "category").isPresent()
            && root.at("definition").isPresent();
    String id = root.text("metadata", "id").orElse("");
    return check
        ? Optional.of(
            PolicyFact.of("checkov", id, placed.at(root.line()), "unknown")
                .with("rules", 1)
                .with("message", root.at("metadata", "name").isPresent())
                .with("documented", root.at("metadata", "guidelines").isPresent()))
        : Optional.empty();
  }

  /** KICS keeps what a query is about beside the query. */
  private static Optional<Evidence> kics(Placed<ConfigDocument> placed, Value root) {
    boolean query =
        placed.path().lowerName().equals("metadata.json")
            && root.at("queryName").isPresent()
            && root.at("severity").isPresent();
    return query
        ? Optional.of(
            PolicyFact.of(
                    "kics", root.text("queryName").orElse(""), placed.at(root.line()), "unknown")
                .with("rules", 1)
                .with("message", true)
                .with("documented", root.at("descriptionText").isPresent()))
        : Optional.empty();
  }

  /** An Azure policy is a rule with an effect; the effect may be a parameter with a default. */
  private static Optional<Evidence> azure(Placed<ConfigDocument> placed, Value root) {
    Value body = root.at("properties").orElse(root);
    Optional<Value> rule = body.at("policyRule").filter(r -> r.at("if").isPresent());
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    String mode = AzureEffect.mode(rule.get(), body.at("parameters"));
    return Optional.of(
        PolicyFact.of(
                "azure-policy",
                body.text("displayName").orElse(placed.path().name()),
                placed.at(rule.get().line()),
                mode)
            .with("rules", 1)
            .with("documented", body.at("description").isPresent())
            .with("message", body.at("description").isPresent())
            .with("scheduled", true));
  }
}
