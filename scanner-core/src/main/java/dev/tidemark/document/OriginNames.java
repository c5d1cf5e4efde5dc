package dev.tidemark.document;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names that say whose a directory or a file is, by the conventions that its makers and tools keep. */
final class OriginNames {
  /** Directories that package managers and conventions of github/linguist fill with other people's files. */
  private static final Set<String> VENDORED =
      Set.of(
          "vendor",
          "vendored",
          "vendor_modules",
          "node_modules",
          "bower_components",
          "jspm_packages",
          ".terraform",
          ".terragrunt-cache",
          "third_party",
          "third-party",
          "thirdparty",
          "3rdparty",
          "site-packages",
          ".venv",
          ".bundle");

  /** Of these the ones that say whose software it is, not who fetched it: how it is deployed may be one's own. */
  private static final Set<String> OF_THIRD_PARTIES =
      Set.of("third_party", "third-party", "thirdparty", "3rdparty");

  private static final Set<String> KUSTOMIZATIONS =
      Set.of("kustomization.yaml", "kustomization.yml");

  private static final Set<String> FIXTURES =
      Set.of(
          "testdata",
          "test-data",
          "test_files",
          "test-files",
          "testfiles",
          "test_data",
          "fixture",
          "fixtures",
          "__fixtures__",
          "test-fixtures",
          "test_fixtures",
          "testfixtures",
          "__snapshots__",
          "cassettes",
          "__tests_data__",
          ".kyverno-test",
          ".chainsaw-test");

  /** Ends of names that say what such test data is for: {@code validation_test_data}. */
  private static final List<String> FIXTURES_BY_END =
      List.of("_test_data", "-test-data", "_testdata", "-testdata");

  private static final Set<String> EXAMPLES =
      Set.of(
          "example",
          "examples",
          "_examples",
          "_example",
          "_example_",
          "sample",
          "samples",
          "demo",
          "demos",
          "skeleton",
          "skeletons",
          "_skel",
          "_scaffold",
          ".boilerplate",
          "codelabs",
          "tutorial",
          "tutorials");

  /** What was taken out of use and kept to look at. An {@code archive} without a sign before it may be in use. */
  private static final Set<String> SET_ASIDE =
      Set.of(".archive", ".archived", "_archive", "_archived", ".attic", "_attic");

  private static final Set<String> DOCUMENTS = Set.of("doc", "docs", "documentation");

  private static final Set<String> GENERATED =
      Set.of("generated", "__generated__", ".gen", "cdk.out", "cdktf.out", "rendered");

  private static final Set<String> TESTS = Set.of("test", "tests", "spec", "e2e");

  private static final Set<String> LOCKS =
      Set.of(
          ".terraform.lock.hcl",
          "chart.lock",
          "requirements.lock",
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "go.sum",
          "poetry.lock",
          "pipfile.lock",
          "uv.lock",
          "gemfile.lock",
          "cargo.lock",
          "composer.lock",
          "flake.lock",
          "packages.lock.json",
          "jsonnetfile.lock.json",
          ".opentofu.lock.hcl");

  /** Names that only environments bear: a {@code demo} beside one of them is an environment too. */
  private static final Set<String> ENVIRONMENTS =
      Set.of(
          "dev",
          "development",
          "qa",
          "uat",
          "stage",
          "staging",
          "preprod",
          "pre-prod",
          "prod",
          "production");

  /** What tests compare with, where it lies below a folder of tests; elsewhere a golden image is a thing of its own. */
  private static final Set<String> TEST_DATA = Set.of("data", "golden", "goldens", "expected");

  /** Test data where it lies directly in a folder of tests, as in {@code src/test/resources}. */
  private static final Set<String> RESOURCES_OF_TESTS = Set.of("resources", "mocks");

  /** What rules are tried on, where it lies beside them; elsewhere it is infrastructure for tests. */
  private static final Set<String> TRIED_ON =
      Set.of("test-infrastructure", "test_infrastructure", "test-infra", "test-terraform");

  private static final Set<String> RULES = Set.of("policies", "policy", "rules", "checks");

  /** What lies beside the scenarios that try a role or a collection of roles out. */
  private static final Set<String> OF_ROLES =
      Set.of("tasks", "handlers", "defaults", "meta", "roles", "playbooks");

  private static final Set<String> DEFINITIONS =
      Set.of(
          "tf",
          "tofu",
          "hcl",
          "yaml",
          "yml",
          "json",
          "bicep",
          "template",
          "jsonnet",
          "libsonnet",
          "rego",
          "pp",
          "sentinel",
          "cue",
          "nix");

  private OriginNames() {}

  static boolean isGeneratedByName(String name) {
    return LOCKS.contains(name) || name.contains(".generated.") || name.startsWith("zz_generated");
  }

  static boolean isOfThirdParties(String name) {
    return OF_THIRD_PARTIES.contains(name);
  }

  static boolean isKustomization(String name) {
    return KUSTOMIZATIONS.contains(name);
  }

  static boolean isFixtureByName(String name) {
    return name.endsWith(".snap");
  }

  /** Whether everything that defines anything lies in folders of examples: then they are what the repository is for. */
  static boolean examplesAreThePurpose(List<Entry> entries) {
    boolean some = false;
    for (Entry entry : entries) {
      RepoPath path = entry.path();
      if (path.value().startsWith(".") || !DEFINITIONS.contains(path.extension())) {
        continue;
      }
      int slash = path.value().indexOf('/');
      String top = slash < 0 ? "" : path.value().substring(0, slash).toLowerCase(Locale.ROOT);
      if (EXAMPLES.contains(top)) {
        some = true;
      } else if (slash >= 0 || path.extension().equals("tf") || path.extension().equals("tofu")) {
        return false;
      }
    }
    return some;
  }

  static boolean isVendored(String name) {
    return VENDORED.contains(name);
  }

  static boolean isSetAside(String name) {
    return SET_ASIDE.contains(name);
  }

  static boolean isGenerated(String name) {
    return GENERATED.contains(name);
  }

  static boolean isDocumentation(String name) {
    return DOCUMENTS.contains(name);
  }

  /** Also {@code example-apps}; a {@code sample_editor} may be a thing of the trade, and {@code x-examples} are x's own. */
  static boolean isExample(String name) {
    return EXAMPLES.contains(name) || name.startsWith("example-") || name.startsWith("example_");
  }

  static boolean isFixture(String name) {
    return FIXTURES.contains(name) || Words.anyEnds(FIXTURES_BY_END, name);
  }

  /** Whether a directory holds what tests compare with, below a folder of tests. */
  static boolean isTestData(RepoPath directory) {
    return (TEST_DATA.contains(directory.lowerName())
            && directory.parent().names().stream()
                .anyMatch(name -> TESTS.contains(name.toLowerCase(Locale.ROOT))))
        || (RESOURCES_OF_TESTS.contains(directory.lowerName())
            && Set.of("test", "tests").contains(directory.parent().lowerName()));
  }

  static boolean isTriedOn(String name) {
    return TRIED_ON.contains(name);
  }

  /** Whether scenarios lie there that try roles out, where roles or their parts are beside it. */
  static boolean isScenarios(String name) {
    return name.equals("molecule");
  }

  static boolean isOfRoles(String name) {
    return OF_ROLES.contains(name);
  }

  static boolean isOfRules(String name) {
    return RULES.contains(name);
  }

  static boolean isEnvironment(String name) {
    return ENVIRONMENTS.contains(name);
  }
}
