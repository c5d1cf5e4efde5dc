package dev.tidemark.detector.testing;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.testing.TestFact;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.Set;

/** Tells the tests that are written in YAML apart: some by the one name that their tool looks for, the others by what they hold. */
final class YamlTests {
  private static final Set<String> NAMES =
      Set.of(
          ".kitchen.yml",
          ".kitchen.yaml",
          "kitchen.yml",
          "kitchen.yaml",
          "inspec.yml",
          "molecule.yml",
          "molecule.yaml",
          "ct.yaml",
          ".ct.yaml",
          "ct-install.yaml",
          ".taskcat.yml",
          ".taskcat.yaml",
          "chart-testing.yaml");

  /** What goss asks about: a file of another tool may be named after goss, and holds none of these. */
  private static final Set<String> ASKED_BY_GOSS =
      Set.of(
          "addr",
          "command",
          "dns",
          "file",
          "gossfile",
          "group",
          "http",
          "interface",
          "kernel-param",
          "matching",
          "mount",
          "package",
          "port",
          "process",
          "service",
          "user");

  private YamlTests() {}

  static boolean isNamedTest(RepoPath path) {
    return NAMES.contains(path.lowerName()) || isOfGoss(path.lowerName());
  }

  private static boolean isOfGoss(String name) {
    return (name.startsWith("goss.") || name.startsWith("goss-") || name.startsWith("goss_"))
        && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  static Optional<TestFact> byName(Landscape landscape, Placed<ConfigDocument> placed) {
    Optional<Value> root = placed.document().root();
    if (root.isEmpty()) {
      return Optional.empty();
    }
    String name = placed.path().lowerName();
    if (isOfGoss(name)) {
      return goss(root.get());
    }
    String plain = name.startsWith(".") ? name.substring(1) : name;
    return switch (plain.substring(0, plain.indexOf('.'))) {
      case "kitchen" ->
          Optional.of(
              new TestFact(
                  "kitchen", TestFact.Level.INTEGRATION, true, root.get().items("suites").size()));
      case "inspec" -> Optional.of(new TestFact("inspec", TestFact.Level.INTEGRATION, false, 1));
      case "molecule" ->
          placed.path().parent().names().contains("molecule")
              ? Optional.of(new TestFact("molecule", TestFact.Level.INTEGRATION, true, 1))
              : Optional.empty();
      case "taskcat" ->
          Optional.of(
              new TestFact(
                  "taskcat", TestFact.Level.INTEGRATION, true, root.get().pairs("tests").size()));
      default -> Optional.of(chartTesting(landscape));
    };
  }

  private static Optional<TestFact> goss(Value root) {
    int asked =
        root.pairs().stream()
            .filter(pair -> ASKED_BY_GOSS.contains(pair.key()))
            .mapToInt(pair -> Math.max(1, pair.value().pairs().size()))
            .sum();
    return asked == 0
        ? Optional.empty()
        : Optional.of(new TestFact("goss", TestFact.Level.INTEGRATION, false, asked));
  }

  /** Charts with values for CI are installed with each of them; without any, only the defaults are. */
  private static TestFact chartTesting(Landscape landscape) {
    long values =
        landscape.snapshot().entries().stream()
            .filter(
                e ->
                    e.path().parent().name().equals("ci")
                        && e.path().lowerName().endsWith("values.yaml"))
            .count();
    return new TestFact(
        "chart-testing", TestFact.Level.INTEGRATION, values > 0, Math.max(1, values));
  }

  static Optional<TestFact> byContent(RepoPath path, Value root) {
    String version = root.text("apiVersion").orElse("");
    String kind = root.text("kind").orElse("");
    String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : version;
    return switch (group) {
      case "chainsaw.kyverno.io" ->
          kind.equals("Test") ? e2e("chainsaw", true, steps(root)) : Optional.empty();
      case "kuttl.dev" ->
          kind.equals("TestSuite") || kind.equals("TestAssert")
              ? e2e("kuttl", true, 1)
              : Optional.empty();
      case "cli.kyverno.io" ->
          kind.equals("Test")
              ? contract("kyverno-test", root.items("results").size())
              : Optional.empty();
      case "test.gatekeeper.sh" -> contract("gator", cases(root));
      case "chaos-mesh.org", "litmuschaos.io" -> e2e("chaos", false, 1);
      case "meta.dev.upbound.io" -> composition(kind);
      case "k6.io" -> e2e("k6", false, 1);
      default -> withoutGroup(path, root);
    };
  }

  private static Optional<TestFact> withoutGroup(RepoPath path, Value root) {
    if (path.lowerName().startsWith("kyverno-test") && root.at("results").isPresent()) {
      return contract("kyverno-test", root.items("results").size());
    }
    boolean suite =
        root.at("suite").isPresent()
            || path.lowerName().endsWith("_test.yaml")
            || path.lowerName().endsWith("_test.yml");
    if (suite && root.items("tests").stream().anyMatch(t -> t.at("asserts").isPresent())) {
      return Optional.of(
          new TestFact("helm-unittest", TestFact.Level.UNIT, false, root.items("tests").size()));
    }
    if (root.at("rule_files").isPresent()
        && root.items("tests").stream().anyMatch(YamlTests::asksRules)) {
      return Optional.of(
          new TestFact("promtool", TestFact.Level.UNIT, false, root.items("tests").size()));
    }
    if (root.at("schemaVersion").isPresent()
        && (root.at("commandTests").isPresent()
            || root.at("fileExistenceTests").isPresent()
            || root.at("metadataTest").isPresent())) {
      return Optional.of(
          new TestFact(
              "container-structure-test",
              TestFact.Level.UNIT,
              false,
              root.items("commandTests").size()));
    }
    if (isTestHook(root) && path.value().contains("templates/")) {
      return e2e("helm-test", false, 1);
    }
    boolean guard =
        root instanceof Value.Sequence list
            && !list.items().isEmpty()
            && list.items().stream().allMatch(i -> i.at("expectations", "rules").isPresent());
    return guard ? contract("cfn-guard", root.items().size()) : Optional.empty();
  }

  /** What a test of rules expects of alerts or expressions over the series that it makes up. */
  private static boolean asksRules(Value test) {
    return test.at("alert_rule_test").isPresent() || test.at("promql_expr_test").isPresent();
  }

  private static boolean isTestHook(Value root) {
    String hook = root.text("metadata", "annotations", "helm.sh/hook").orElse("");
    return hook.equals("test") || hook.startsWith("test-") || hook.contains(",test");
  }

  private static Optional<TestFact> composition(String kind) {
    return switch (kind) {
      case "E2ETest" -> e2e("crossplane-e2e-test", true, 1);
      case "CompositionTest" ->
          Optional.of(new TestFact("crossplane-composition-test", TestFact.Level.UNIT, false, 1));
      default -> Optional.empty();
    };
  }

  private static int steps(Value root) {
    return root.at("spec").map(spec -> spec.items("steps").size()).orElse(1);
  }

  private static int cases(Value root) {
    return root.items("tests").stream().mapToInt(test -> test.items("cases").size()).sum();
  }

  private static Optional<TestFact> contract(String framework, int count) {
    return Optional.of(new TestFact(framework, TestFact.Level.CONTRACT, false, count));
  }

  private static Optional<TestFact> e2e(String framework, boolean creates, int count) {
    return Optional.of(new TestFact(framework, TestFact.Level.END_TO_END, creates, count));
  }
}
