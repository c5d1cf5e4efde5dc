package dev.tidemark.detector.governance;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Protection of this repository's own branches in the files that bots and forges read from it: settings, rulesets, merge queues. */
@AutoService(Detector.class)
public final class BranchRules implements Detector {
  private static final String KIND = "governance.branch-protection";

  /** Who reads which file. */
  private static final Map<String, String> READERS =
      Map.ofEntries(
          Map.entry(".github/settings.yml", "probot-settings"),
          Map.entry(".github/settings.yaml", "probot-settings"),
          Map.entry(".asf.yaml", "asf"),
          Map.entry(".mergify.yml", "mergify"),
          Map.entry(".mergify/config.yml", "mergify"),
          Map.entry(".github/mergify.yml", "mergify"),
          Map.entry("bors.toml", "bors"),
          Map.entry(".github/bors.toml", "bors"),
          Map.entry(".policy.yml", "policy-bot"));

  @Override
  public String id() {
    return "branch-rules";
  }

  @Override
  public String sees() {
    return "Protection of this repository's own branches, in the files that a bot or forge reads"
        + " from it: Probot settings, rulesets, Mergify, Bors, policy-bot.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return READERS.containsKey(path.value()) || isRuleset(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (looksAt(file.path())) {
        file.document().root().flatMap(root -> read(file, root)).ifPresent(sink);
      }
    }
  }

  private static boolean isRuleset(RepoPath path) {
    return path.value().startsWith(".github/rulesets/") && path.extension().equals("json");
  }

  private static Optional<Evidence> read(Placed<ConfigDocument> file, Value root) {
    return switch (READERS.getOrDefault(file.path().value(), "ruleset")) {
      case "probot-settings" -> settings(file, root);
      case "asf" ->
          root.at("github", "protected_branches")
              .filter(branches -> !branches.pairs().isEmpty())
              .map(branches -> asf(file, branches));
      case "mergify" ->
          root.items("queue_rules").isEmpty()
              ? Optional.empty()
              : Optional.of(fact(file, root, "mergify").with("merge-queue", true));
      case "bors" ->
          root.texts("status").isEmpty()
              ? Optional.empty()
              : Optional.of(
                  fact(file, root, "bors").with("merge-queue", true).with("required-checks", true));
      case "policy-bot" ->
          root.at("policy", "approval")
              .map(approval -> fact(file, approval, "policy-bot").with("reviews", true));
      default -> ruleset(file, root);
    };
  }

  private static Optional<Evidence> settings(Placed<ConfigDocument> file, Value root) {
    for (Value branch : root.items("branches")) {
      Optional<Value> protection = branch.at("protection");
      if (protection.isPresent() && !protection.get().pairs().isEmpty()) {
        Value rules = protection.get();
        return Optional.of(
            fact(file, branch, "probot-settings")
                .with("required-checks", hasChecks(rules))
                .with("reviews", isGiven(rules, "required_pull_request_reviews"))
                .with("signature", rules.isTrue("required_signatures")));
      }
    }
    return Optional.empty();
  }

  private static Evidence asf(Placed<ConfigDocument> file, Value branches) {
    Value rules = branches.pairs().get(0).value();
    return fact(file, branches, "asf")
        .with("required-checks", hasChecks(rules))
        .with("reviews", isGiven(rules, "required_pull_request_reviews"));
  }

  private static Optional<Evidence> ruleset(Placed<ConfigDocument> file, Value root) {
    boolean active = root.text("enforcement").orElse("").equals("active");
    if (!active || root.items("rules").isEmpty()) {
      return Optional.empty();
    }
    Set<String> types =
        root.items("rules").stream()
            .flatMap(rule -> rule.text("type").stream())
            .collect(Collectors.toSet());
    return Optional.of(
        fact(file, root, "github-ruleset")
            .with("required-checks", types.contains("required_status_checks"))
            .with("reviews", types.contains("pull_request"))
            .with("merge-queue", types.contains("merge_queue"))
            .with("signature", types.contains("required_signatures")));
  }

  private static boolean hasChecks(Value rules) {
    return !rules.texts("required_status_checks", "contexts").isEmpty()
        || !rules.items("required_status_checks", "checks").isEmpty();
  }

  private static boolean isGiven(Value rules, String key) {
    return rules.at(key).map(value -> !value.pairs().isEmpty()).orElse(false);
  }

  private static Evidence fact(Placed<ConfigDocument> file, Value at, String tool) {
    return Evidence.of(KIND, file.at(at.line())).with("tool", tool).with("for-this", "yes");
  }
}
