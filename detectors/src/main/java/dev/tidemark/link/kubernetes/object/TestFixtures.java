package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that are test data because a test says so: what lies beside a Chainsaw, KUTTL or Kyverno test in a folder made for
 * it, the objects that a gator suite names, and what lies in a folder of tests together with the programs that run them. A
 * folder that is only called so may be an environment.
 */
final class TestFixtures {
  private static final Set<String> TEST_FILES =
      Set.of("chainsaw-test.yaml", "chainsaw-test.yml", "kuttl-test.yaml", "kyverno-test.yaml");

  /** No environment is called so. */
  private static final Set<String> TEST_FOLDERS =
      Set.of(".chainsaw", "_test", "_tests", "__tests__");

  /** How such folders begin: a test that is put aside gets a longer name. */
  private static final List<String> BEGINNINGS = List.of(".chainsaw-test", ".kyverno-test");

  /** Folders of tests, where programs that test lie in them. */
  private static final Set<String> OF_TESTS =
      Set.of("test", "tests", "e2e", "e2e-tests", "e2e_tests", "integration-tests");

  private static final List<String> PROGRAMS =
      List.of(
          "_test.go",
          "_test.py",
          "_spec.rb",
          ".bats",
          ".test.ts",
          ".spec.ts",
          ".test.js",
          ".spec.js");

  private final Set<RepoPath> files = new HashSet<>();
  private final Map<RepoPath, Boolean> folders = new HashMap<>();

  TestFixtures(Landscape landscape) {
    landscape.named(TestFixtures::isProgram).forEach(program -> aroundProgram(program.path()));
    for (Placed<ConfigDocument> placed : landscape.documents().all(ConfigDocument.class)) {
      add(landscape, placed);
    }
  }

  private void add(Landscape landscape, Placed<ConfigDocument> placed) {
    String name = placed.path().lowerName();
    if (TEST_FILES.contains(name) || name.endsWith("-assert.yaml")) {
      testBeside(landscape, placed);
    }
    for (Value root : placed.document().roots()) {
      if (root.text("apiVersion").orElse("").startsWith("test.gatekeeper.sh/")) {
        suite(placed, root);
      }
    }
  }

  private static boolean isProgram(String name) {
    return Words.anyEnds(PROGRAMS, name) || (name.startsWith("test_") && name.endsWith(".py"));
  }

  private void aroundProgram(RepoPath program) {
    for (RepoPath at = program.parent(); !at.isRoot(); at = at.parent()) {
      if (OF_TESTS.contains(at.lowerName())) {
        folders.put(at, true);
      }
    }
  }

  /** A folder with a test is one of test data, unless the policies under test lie in it too. */
  private void testBeside(Landscape landscape, Placed<ConfigDocument> placed) {
    for (Value root : placed.document().roots()) {
      for (String field : List.of("resources", "targetResources")) {
        root.texts(field).stream()
            .forEach(file -> placed.directory().resolve(file).ifPresent(files::add));
      }
    }
    boolean holdsPolicies =
        landscape.in(placed.directory()).stream()
            .anyMatch(
                entry ->
                    entry.path().lowerName().contains("policy")
                        || entry.path().lowerName().equals("chart.yaml"));
    if (!holdsPolicies) {
      folders.put(placed.directory(), true);
    }
  }

  private void suite(Placed<ConfigDocument> placed, Value root) {
    for (Value test : root.items("tests")) {
      for (Value one : test.items("cases")) {
        one.text("object").flatMap(placed.directory()::resolve).ifPresent(files::add);
        one.texts("inventory").forEach(i -> placed.directory().resolve(i).ifPresent(files::add));
      }
    }
  }

  boolean isFixture(RepoPath file) {
    return files.contains(file) || isFolder(file.parent());
  }

  private boolean isFolder(RepoPath directory) {
    if (directory.isRoot()) {
      return false;
    }
    Boolean known = folders.get(directory);
    if (known == null) {
      known =
          TEST_FOLDERS.contains(directory.name())
              || Words.anyBegins(BEGINNINGS, directory.name())
              || isFolder(directory.parent());
      folders.put(directory, known);
    }
    return known;
  }
}
