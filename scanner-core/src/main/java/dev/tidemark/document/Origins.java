package dev.tidemark.document;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whose each path is. Asked in this order: the configuration, {@code .gitattributes}, the nearest directory whose name is
 * a convention, the file's own name, and what the file says of itself.
 */
public final class Origins implements Function<RepoPath, Origin> {

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
          "sample",
          "samples",
          "demo",
          "demos",
          "skeleton",
          "skeletons",
          ".boilerplate",
          "codelabs",
          "tutorial",
          "tutorials");

  private static final Set<String> DOCUMENTS = Set.of("doc", "docs", "documentation");

  private static final Set<String> GENERATED =
      Set.of("generated", "__generated__", ".gen", "cdk.out", "cdktf.out", "rendered");

  private static final Set<Origin> OF_NO_FORCE =
      Set.of(Origin.VENDORED, Origin.FIXTURE, Origin.EXAMPLE);

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

  /** What rules are tried on, where it lies beside them; elsewhere it is infrastructure for tests. */
  private static final Set<String> TRIED_ON =
      Set.of("test-infrastructure", "test_infrastructure", "test-infra", "test-terraform");

  private static final Set<String> RULES = Set.of("policies", "policy", "rules", "checks");

  /** What attributes may say, in the order in which they are asked. */
  private static final List<Origin> OF_ATTRIBUTES =
      List.of(Origin.VENDORED, Origin.GENERATED, Origin.DOCUMENTATION);

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

  private static final Set<String> PROSE =
      Set.of("md", "markdown", "rst", "adoc", "asciidoc", "txt", "org");

  private final List<OriginRule> rules;
  private final LinguistAttributes attributes;
  private final Set<RepoPath> sayGenerated;
  private final List<Entry> entries;
  private final boolean examplesAreThePurpose;
  private final Map<RepoPath, Optional<Origin>> directories = new ConcurrentHashMap<>();

  /** Losing a race finds them twice. */
  private volatile @Nullable Map<RepoPath, Set<String>> children;

  private Origins(Snapshot snapshot, Set<RepoPath> sayGenerated, List<OriginRule> rules) {
    this.rules = List.copyOf(rules);
    this.attributes = LinguistAttributes.of(snapshot);
    this.sayGenerated = Set.copyOf(sayGenerated);
    this.entries = snapshot.entries();
    this.examplesAreThePurpose = examplesAreThePurpose(snapshot.entries());
  }

  /**
   * The origins of a snapshot's paths.
   *
   * @param sayGenerated the files whose documents say that they are generated
   * @param rules configured origins; the last that matches wins
   */
  public static Origins of(Snapshot snapshot, Set<RepoPath> sayGenerated, List<OriginRule> rules) {
    return new Origins(snapshot, sayGenerated, rules);
  }

  @Override
  public Origin apply(RepoPath path) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).pattern().matches(path)) {
        return rules.get(i).origin();
      }
    }
    for (Origin origin : OF_ATTRIBUTES) {
      if (attributes.says(path, origin).orElse(false)) {
        return origin;
      }
    }
    Optional<Origin> directory =
        ofDirectory(path.parent()).filter(origin -> !isDenied(path, origin));
    if (directory.isPresent()) {
      return directory.get() == Origin.DOCUMENTATION && PROSE.contains(path.extension())
          ? Origin.OWN
          : directory.get();
    }
    return isGeneratedByName(path.lowerName()) || sayGenerated.contains(path)
        ? isDenied(path, Origin.GENERATED) ? Origin.OWN : Origin.GENERATED
        : isFixtureByName(path.lowerName()) ? Origin.FIXTURE : Origin.OWN;
  }

  private boolean isDenied(RepoPath path, Origin origin) {
    return attributes.says(path, origin).filter(said -> !said).isPresent();
  }

  /**
   * What the nearest directory with a telling name says, that one included. Documents and generated files of what is
   * vendored, an example or a fixture are part of it.
   */
  private Optional<Origin> ofDirectory(RepoPath directory) {
    if (directory.isRoot()) {
      return Optional.empty();
    }
    Optional<Origin> known = directories.get(directory);
    if (known == null) {
      Optional<Origin> above = ofDirectory(directory.parent());
      known = marker(directory).filter(own -> !yields(own, above)).or(() -> above);
      directories.put(directory, known);
    }
    return known;
  }

  private static boolean yields(Origin own, Optional<Origin> above) {
    return (own == Origin.DOCUMENTATION || own == Origin.GENERATED)
        && above.filter(OF_NO_FORCE::contains).isPresent();
  }

  private Optional<Origin> marker(RepoPath directory) {
    String name = directory.lowerName();
    if (VENDORED.contains(name)) {
      return Optional.of(Origin.VENDORED);
    }
    if (FIXTURES.contains(name)
        || Words.anyEnds(FIXTURES_BY_END, name)
        || (TEST_DATA.contains(name) && isBelowTests(directory))
        || (TRIED_ON.contains(name) && isBesideRules(directory))) {
      return Optional.of(Origin.FIXTURE);
    }
    if (EXAMPLES.contains(name) && !isEnvironment(directory) && !isThePurpose(directory)) {
      return Optional.of(Origin.EXAMPLE);
    }
    if (GENERATED.contains(name)) {
      return Optional.of(Origin.GENERATED);
    }
    return DOCUMENTS.contains(name) ? Optional.of(Origin.DOCUMENTATION) : Optional.empty();
  }

  private static boolean isBelowTests(RepoPath directory) {
    return directory.parent().names().stream()
        .anyMatch(name -> TESTS.contains(name.toLowerCase(Locale.ROOT)));
  }

  private boolean isBesideRules(RepoPath directory) {
    return besides(directory).stream().anyMatch(RULES::contains)
        || RULES.contains(directory.parent().lowerName());
  }

  private boolean isEnvironment(RepoPath directory) {
    return directory.lowerName().equals("demo")
        && besides(directory).stream().anyMatch(ENVIRONMENTS::contains);
  }

  /** The names of the directories that lie in the same one, in lower case. Few repositories have names that ask for it. */
  private Set<String> besides(RepoPath directory) {
    Map<RepoPath, Set<String>> known = children;
    if (known == null) {
      known = childDirectories(entries);
      children = known;
    }
    return known.getOrDefault(directory.parent(), Set.of());
  }

  private boolean isThePurpose(RepoPath directory) {
    return examplesAreThePurpose && directory.depth() == 1;
  }

  private static boolean isGeneratedByName(String name) {
    return LOCKS.contains(name) || name.contains(".generated.") || name.startsWith("zz_generated");
  }

  private static boolean isFixtureByName(String name) {
    return name.endsWith(".snap");
  }

  private static Map<RepoPath, Set<String>> childDirectories(List<Entry> entries) {
    Map<RepoPath, Set<String>> children = new HashMap<>();
    Set<RepoPath> done = new HashSet<>();
    for (Entry entry : entries) {
      RepoPath directory = entry.path().parent();
      while (!directory.isRoot() && done.add(directory)) {
        children
            .computeIfAbsent(directory.parent(), d -> new HashSet<>())
            .add(directory.lowerName());
        directory = directory.parent();
      }
    }
    return children;
  }

  /** Whether everything that defines anything lies in folders of examples: then they are what the repository is for. */
  private static boolean examplesAreThePurpose(List<Entry> entries) {
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
}
