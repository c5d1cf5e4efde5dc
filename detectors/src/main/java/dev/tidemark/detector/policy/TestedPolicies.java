package dev.tidemark.detector.policy;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.rego.RegoDocument;
import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which policies have tests: by the files that a test names, by the folder that it lies in, by the package that it imports. */
final class TestedPolicies {
  static final Facet<TestedPolicies> FACET = new Facet<>("tested-policies", TestedPolicies::new);

  private static final Set<String> TEST_FOLDERS =
      Set.of(
          "test",
          "tests",
          "_test",
          ".chainsaw-test",
          ".kyverno-test",
          "kyverno-test",
          "chainsaw-test");

  private static final Set<String> SUITES = Set.of("chainsaw-test.yaml", "kyverno-test.yaml");

  private final Set<RepoPath> files = new HashSet<>();
  private final Set<RepoPath> directories = new HashSet<>();
  private final Set<String> packages = new HashSet<>();

  private TestedPolicies(Landscape landscape) {
    landscape.named(SUITES::contains).forEach(suite -> addFolder(suite.path().parent()));
    for (Placed<ConfigDocument> placed : landscape.facet(OtherNotations.FACET).all()) {
      placed.document().roots().forEach(root -> named(placed, root));
    }
    for (Placed<ShellScript> placed : landscape.documents().inForce(ShellScript.class)) {
      if (placed.path().extension().equals("bats")
          || placed.document().interpreter().filter("bats"::equals).isPresent()) {
        placed.document().commands().forEach(command -> bats(landscape, command));
      }
    }
    for (Placed<RegoDocument> placed : landscape.documents().all(RegoDocument.class)) {
      if (placed.document().tests() > 0) {
        rego(placed);
      }
    }
  }

  private void addFolder(RepoPath folder) {
    directories.add(folder);
    if (TEST_FOLDERS.contains(folder.name())
        || folder.name().toLowerCase(Locale.ROOT).contains("test")) {
      directories.add(folder.parent());
    }
  }

  /** Kyverno tests name policies; gator suites name templates and constraints. */
  private void named(Placed<ConfigDocument> placed, Value root) {
    String version = root.text("apiVersion").orElse("");
    if (placed.path().lowerName().startsWith("kyverno-test")
        || version.startsWith("cli.kyverno.io/")) {
      root.texts("policies").forEach(file -> add(placed, file));
    }
    if (version.startsWith("test.gatekeeper.sh/")) {
      for (Value test : root.items("tests")) {
        test.text("template").ifPresent(file -> add(placed, file));
        test.text("constraint").ifPresent(file -> add(placed, file));
      }
    }
  }

  /** Tests in bats are named for, or work on, the directory of a policy. */
  private void bats(Landscape landscape, Node.Command command) {
    command.words().stream()
        .map(Word::raw)
        .filter(word -> word.indexOf('/') > 0 && word.indexOf(' ') < 0)
        .flatMap(word -> RepoPath.ROOT.resolve(word).stream())
        .filter(path -> landscape.hasAny(path) && !landscape.hasFile(path))
        .forEach(directories::add);
  }

  private void add(Placed<ConfigDocument> placed, String file) {
    placed.directory().resolve(file).ifPresent(files::add);
  }

  private void rego(Placed<RegoDocument> placed) {
    addFolder(placed.directory());
    String own = placed.document().packageName();
    packages.add(own.endsWith("_test") ? own.substring(0, own.length() - 5) : own);
    placed.document().imports().stream()
        .filter(path -> path.startsWith("data."))
        .forEach(path -> packages.add(path.substring("data.".length())));
  }

  /** Whether a test names the file or lies beside it. */
  boolean isTested(RepoPath file) {
    return files.contains(file) || directories.contains(file.parent());
  }

  boolean isTested(RepoPath file, String packageName) {
    return isTested(file) || packages.contains(packageName);
  }
}
