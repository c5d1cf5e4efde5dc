package dev.tidemark.detector.governance;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Protection of this repository's own branches in the files that bots and forges read from it: settings, rulesets, merge queues. */
@AutoService(Detector.class)
public final class BranchRules implements Detector {
  private static final String KIND = BranchSettings.KIND;

  /** Who reads which file. */
  private static final Map<String, String> READERS =
      BundledYaml.named("/catalogue/services.yaml", "branches", "files", "tool");

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
        file.document().root().flatMap(root -> read(file, root, landscape)).ifPresent(sink);
      }
    }
  }

  private static boolean isRuleset(RepoPath path) {
    return path.value().startsWith(".github/rulesets/") && path.extension().equals("json");
  }

  private static Optional<Evidence> read(
      Placed<ConfigDocument> file, Value root, Landscape landscape) {
    return switch (READERS.getOrDefault(file.path().value(), "ruleset")) {
      case "probot-settings" -> settings(file, root, landscape);
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
      default ->
          BranchSettings.ruleset(file, root, "github-ruleset")
              .map(fact -> fact.with("for-this", "yes"));
    };
  }

  /** Of a file that speaks for others, {@link SafeSettings} tells. */
  private static Optional<Evidence> settings(
      Placed<ConfigDocument> file, Value root, Landscape landscape) {
    return SafeSettings.areIn(landscape)
        ? Optional.empty()
        : BranchSettings.of(file, root, "probot-settings")
            .or(() -> extended(file, root, landscape))
            .map(fact -> fact.with("for-this", "yes"));
  }

  /** What the settings of another repository of the checkout say that a file begins from: {@code _extends: .github}. */
  private static Optional<Evidence> extended(
      Placed<ConfigDocument> file, Value root, Landscape landscape) {
    Neighbours neighbours = landscape.neighbours();
    Optional<Value> base = root.at("_extends");
    String written = base.flatMap(Value::text).orElse("");
    String[] parts = written.split(":", 2);
    String own = neighbours.own().orElse("");
    String name =
        parts[0].contains("/") ? parts[0] : own.substring(0, own.lastIndexOf('/') + 1) + parts[0];
    String path = parts.length > 1 ? parts[1] : file.path().value();
    return written.isEmpty()
        ? Optional.empty()
        : neighbours
            .named(name)
            .flatMap(
                other ->
                    RepoPath.ROOT
                        .resolve(path)
                        .flatMap(p -> other.landscape().documents().at(p, ConfigDocument.class)))
            .flatMap(
                there ->
                    there
                        .document()
                        .root()
                        .flatMap(rules -> BranchSettings.of(there, rules, "probot-settings")))
            .map(
                fact ->
                    new Evidence(
                        fact.kind(), fact.attributes(), file.at(base.map(Value::line).orElse(1))));
  }

  private static Evidence asf(Placed<ConfigDocument> file, Value branches) {
    Value rules = branches.pairs().get(0).value();
    return fact(file, branches, "asf")
        .with("required-checks", BranchSettings.hasChecks(rules))
        .with("reviews", BranchSettings.isGiven(rules, "required_pull_request_reviews"));
  }

  private static Evidence fact(Placed<ConfigDocument> file, Value at, String tool) {
    return Evidence.of(KIND, file.at(at.line())).with("tool", tool).with("for-this", "yes");
  }
}
