package dev.tidemark.detector.governance;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What files of settings ask of branches, in the words of GitHub's interface: whose they are, who reads the file knows. */
final class BranchSettings {
  static final String KIND = "governance.branch-protection";

  private BranchSettings() {}

  /** The protection of the first branch that has one, else of the first ruleset in force. */
  static Optional<Evidence> of(Placed<ConfigDocument> file, Value root, String tool) {
    for (Value branch : root.items("branches")) {
      Optional<Value> protection =
          branch.at("protection").filter(rules -> !rules.pairs().isEmpty());
      if (protection.isPresent()) {
        Value rules = protection.get();
        return Optional.of(
            fact(file.at(branch.line()), tool)
                .with("required-checks", hasChecks(rules))
                .with("reviews", isGiven(rules, "required_pull_request_reviews"))
                .with("signature", rules.isTrue("required_signatures")));
      }
    }
    return root.items("rulesets").stream()
        .filter(rules -> rules.text("target").orElse("branch").equals("branch"))
        .flatMap(rules -> ruleset(file, rules, tool).stream())
        .findFirst();
  }

  /** A ruleset as GitHub exports it. */
  static Optional<Evidence> ruleset(Placed<ConfigDocument> file, Value root, String tool) {
    boolean active = root.text("enforcement").orElse("").equals("active");
    if (!active || root.items("rules").isEmpty()) {
      return Optional.empty();
    }
    Set<String> types =
        root.items("rules").stream()
            .flatMap(rule -> rule.text("type").stream())
            .collect(Collectors.toSet());
    return Optional.of(
        fact(file.at(root.line()), tool)
            .with("required-checks", types.contains("required_status_checks"))
            .with("reviews", types.contains("pull_request"))
            .with("merge-queue", types.contains("merge_queue"))
            .with("signature", types.contains("required_signatures")));
  }

  static boolean hasChecks(Value rules) {
    return !rules.texts("required_status_checks", "contexts").isEmpty()
        || !rules.items("required_status_checks", "checks").isEmpty();
  }

  static boolean isGiven(Value rules, String key) {
    return rules.at(key).map(value -> !value.pairs().isEmpty()).orElse(false);
  }

  private static Evidence fact(Location at, String tool) {
    return Evidence.of(KIND, at).with("tool", tool);
  }
}
