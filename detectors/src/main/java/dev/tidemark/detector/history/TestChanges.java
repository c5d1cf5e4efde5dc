package dev.tidemark.detector.history;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.testing.TestPrograms;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Sees in which quarters people added or changed tests of infrastructure, told by notation, place or content. */
@AutoService(Detector.class)
public final class TestChanges implements Detector {

  private static final List<String> ENDINGS =
      List.of(
          ".tftest.hcl",
          ".tofutest.hcl",
          "_test.rego",
          ".bats",
          "kyverno-test.yaml",
          "chainsaw-test.yaml",
          "molecule.yml",
          "kitchen.yml",
          "inspec.yml",
          "goss.yaml",
          "_test.k",
          "kuttl-test.yaml");

  private static final Set<String> FOLDERS =
      Set.of(
          "molecule",
          "inspec",
          "kuttl",
          "chainsaw",
          ".chainsaw-test",
          ".kyverno-test",
          "terratest",
          "conftest",
          "serverspec");

  private static final Set<String> VENDORED = Set.of("vendor", "node_modules");

  /** What programs and suites that test infrastructure say. */
  private static final List<String> MARKS =
      List.of(
          "terratest",
          "testinfra",
          "awsspec",
          "serverspec",
          "aws-cdk-lib/assertions",
          "assertions.Template",
          "pulumi.runtime.setMocks",
          "gatekeeper",
          "helm install",
          "kubectl ",
          "terraform ",
          "suite:",
          "alert_rule_test:",
          "promql_expr_test:",
          "rspec-puppet");

  private static final Set<String> PROGRAMS =
      Set.of("go", "py", "rb", "ts", "js", "sh", "yaml", "yml", "k", "ps1");

  /** Files whose content is looked at. */
  private static final int MOST_READ = 200;

  @Override
  public String id() {
    return "history-test-changes";
  }

  @Override
  public String sees() {
    return "files of infrastructure tests that people changed within a quarter";
  }

  @Override
  public Set<String> emits() {
    return Set.of("history.test-change");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return false;
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<RepoPath, Boolean> read = new HashMap<>();
    new QuarterlyFiles(landscape, path -> isTest(landscape, path, read))
        .emit("history.test-change", sink);
  }

  private static boolean isTest(Landscape landscape, RepoPath path, Map<RepoPath, Boolean> read) {
    if (liesIn(VENDORED, path)) {
      return false;
    }
    if (Words.anyEnds(ENDINGS, path.lowerName())
        || liesIn(FOLDERS, path)
        || landscape.facet(TestPrograms.FACET).isOne(path)) {
      return true;
    }
    if (!PROGRAMS.contains(path.extension())) {
      return false;
    }
    String lower = "/" + path.value().toLowerCase(Locale.ROOT);
    if (!namesTest(lower)) {
      return false;
    }
    if (isChartTest(lower)) {
      return true;
    }
    Boolean known = read.get(path);
    if (known == null && read.size() < MOST_READ) {
      known =
          landscape
              .entry(path)
              .filter(Entry::isFile)
              .map(e -> testsInfrastructure(landscape, e))
              .orElse(false);
      read.put(path, known);
    }
    return Boolean.TRUE.equals(known);
  }

  /** Whether a folder above the file has one of the names. */
  private static boolean liesIn(Set<String> names, RepoPath file) {
    for (RepoPath at = file.parent(); !at.isRoot(); at = at.parent()) {
      if (names.contains(at.lowerName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesTest(String lower) {
    return lower.contains("/test/")
        || lower.contains("/tests/")
        || lower.contains("_test.")
        || lower.contains("/test_")
        || lower.contains("_spec.")
        || lower.contains(".test.")
        || lower.contains("/spec/")
        || lower.contains("/ci/");
  }

  private static boolean isChartTest(String lower) {
    return lower.contains("/templates/tests/")
        || (lower.contains("/charts/") && (lower.contains("/ci/") || lower.endsWith("_test.yaml")));
  }

  private static boolean testsInfrastructure(Landscape landscape, Entry entry) {
    try {
      String text = new String(landscape.snapshot().read(entry, 200_000), StandardCharsets.UTF_8);
      return Words.anyIn(MARKS, text);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
