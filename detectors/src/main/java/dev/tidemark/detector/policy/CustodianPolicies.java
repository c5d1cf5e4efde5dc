package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Policies of Cloud Custodian: when they run, and whether they change what they find or only tell of it. */
@AutoService(Detector.class)
public final class CustodianPolicies implements Detector {
  private static final String ENGINE = "cloud-custodian";

  /** Actions that tell somebody, or mark a resource for another policy to act on later. */
  private static final Set<String> ONLY_TELLS =
      Set.of(
          "notify",
          "webhook",
          "post-finding",
          "post-item",
          "put-metric",
          "tag",
          "mark",
          "mark-for-op",
          "unmark",
          "untag",
          "remove-tag");

  /** Modes that look at everything again and again rather than at the change that woke them. */
  private static final Set<String> SCHEDULED =
      Set.of("periodic", "schedule", "config-poll-rule", "azure-periodic", "gcp-periodic");

  /** What c7n-left reads beside the Terraform code that a policy is tried on. */
  private static final List<String> PLANS = List.of("left.plan.yaml", "left.plan.json");

  @Override
  public String id() {
    return "custodian-policies";
  }

  @Override
  public String sees() {
    return "Cloud Custodian policies with their mode, what their actions do and their tests, read from their files";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition", "governance.remediation");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      for (Value root : file.document().roots()) {
        List<Value> policies = root.items("policies");
        if (policies.stream().allMatch(CustodianPolicies::isPolicy)) {
          policies.forEach(policy -> tell(landscape, file, policy, sink));
        }
      }
    }
  }

  private static boolean isPolicy(Value policy) {
    return policy.text("name").isPresent()
        && (policy.text("resource").isPresent() || !policy.texts("resource").isEmpty());
  }

  private static void tell(
      Landscape landscape, Placed<ConfigDocument> file, Value policy, Consumer<Evidence> sink) {
    String name = policy.text("name").orElse("");
    List<String> actions = actions(policy);
    boolean acts = actions.stream().anyMatch(action -> !ONLY_TELLS.contains(action));
    boolean trial = policy.isTrue("mode", "execution-options", "dryrun");
    String mode = trial || !acts ? "audit" : "enforce";
    sink.accept(
        PolicyFact.of(ENGINE, name, file.at(policy.line()), mode)
            .with("rules", 1)
            .with(
                "documented",
                policy.text("description").or(() -> policy.text("comments")).isPresent())
            .with("message", actions.contains("notify"))
            .with("tested", isTested(landscape, file.directory(), name))
            .with("scheduled", isScheduled(policy)));
    if (acts && !trial) {
      sink.accept(
          Evidence.of("governance.remediation", file.at(policy.line()))
              .with("tool", ENGINE)
              .with("name", name)
              .with("what", "action"));
    }
  }

  private static List<String> actions(Value policy) {
    return policy.items("actions").stream()
        .flatMap(action -> action.text().or(() -> action.text("type")).stream())
        .toList();
  }

  private static boolean isScheduled(Value policy) {
    return SCHEDULED.contains(policy.text("mode", "type").orElse(""))
        || policy.at("mode", "schedule").isPresent();
  }

  /** Tests of c7n-left lie in a folder of the policy's name, below {@code tests} beside the policy. */
  private static boolean isTested(Landscape landscape, RepoPath directory, String name) {
    return directory
        .resolve("tests/" + name)
        .filter(folder -> PLANS.stream().anyMatch(plan -> landscape.hasFile(folder.child(plan))))
        .isPresent();
  }
}
