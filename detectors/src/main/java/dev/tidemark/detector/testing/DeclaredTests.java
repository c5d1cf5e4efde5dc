package dev.tidemark.detector.testing;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.rego.RegoDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.testing.TestFact;
import dev.tidemark.link.testing.TestSubjects;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tests that are declared in a framework's own notation, on the authority of their files. */
@AutoService(Detector.class)
public final class DeclaredTests implements Detector {

  @Override
  public String id() {
    return "declared-tests";
  }

  @Override
  public String sees() {
    return "tests in HCL, Rego and YAML: terraform test, opa test, Sentinel, kitchen, InSpec, goss, molecule,"
        + " helm-unittest, chart hooks, chart-testing, Kyverno, Chainsaw, KUTTL, gator, taskcat and more";
  }

  @Override
  public Set<String> emits() {
    return Set.of("test.iac");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("hcl", "rego", "yaml", "yml", "json").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !(PlainObjects.areAllIn(path, text) && !text.contains("helm.sh/hook"));
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TestSubjects subjects = new TestSubjects(landscape);
    for (Placed<HclDocument> placed : landscape.documents().inForce(HclDocument.class)) {
      hcl(placed, subjects, sink);
    }
    for (Placed<RegoDocument> placed : landscape.documents().inForce(RegoDocument.class)) {
      rego(placed, subjects, sink);
    }
    for (Placed<ConfigDocument> placed : landscape.documents().all(ConfigDocument.class)) {
      if (placed.origin().isInForce() || isTestFolder(placed.path())) {
        yaml(landscape, placed, subjects, sink);
      }
    }
  }

  /** Hidden folders of policy tests are test data for all others, and tests for us. */
  private static boolean isTestFolder(RepoPath path) {
    String folder = path.parent().lowerName();
    return folder.equals(".kyverno-test") || folder.equals(".chainsaw-test");
  }

  private static void hcl(
      Placed<HclDocument> placed, TestSubjects subjects, Consumer<Evidence> sink) {
    String name = placed.path().lowerName();
    if (!name.contains(".tftest.") && !name.contains(".tofutest.")) {
      boolean sentinel =
          placed.directory().value().contains("test/")
              && !placed.document().blocks("test").isEmpty();
      if (sentinel) {
        TestFact fact = new TestFact("sentinel-test", TestFact.Level.CONTRACT, false, 1);
        sink.accept(fact.at(placed.at(1), subjects.around(placed.path()), false));
      }
      return;
    }
    List<HclBlock> runs = placed.document().blocks("run");
    boolean mocked = !placed.document().blocks("mock_provider").isEmpty();
    boolean applies = !mocked && runs.stream().anyMatch(run -> !"plan".equals(command(run)));
    TestFact fact =
        new TestFact(
            "terraform-test",
            applies ? TestFact.Level.INTEGRATION : TestFact.Level.UNIT,
            applies,
            runs.size());
    if (!runs.isEmpty()) {
      sink.accept(fact.at(placed.at(runs.get(0).line()), subjects.around(placed.path()), false));
    }
  }

  private static String command(HclBlock run) {
    return run.attribute("command").flatMap(attribute -> attribute.written()).orElse("apply");
  }

  private static void rego(
      Placed<RegoDocument> placed, TestSubjects subjects, Consumer<Evidence> sink) {
    List<RegoDocument.Rule> tests =
        placed.document().rules().stream().filter(r -> r.kind() == RegoDocument.Kind.TEST).toList();
    if (!tests.isEmpty()) {
      TestFact fact = new TestFact("opa-test", TestFact.Level.CONTRACT, false, tests.size());
      boolean skipped = tests.stream().allMatch(RegoDocument.Rule::skipped);
      sink.accept(fact.at(placed.at(tests.get(0).line()), subjects.around(placed.path()), skipped));
    }
  }

  private static void yaml(
      Landscape landscape,
      Placed<ConfigDocument> placed,
      TestSubjects subjects,
      Consumer<Evidence> sink) {
    if (YamlTests.isNamedTest(placed.path())) {
      YamlTests.byName(landscape, placed)
          .ifPresent(
              fact -> sink.accept(fact.at(placed.at(1), subjects.around(placed.path()), false)));
      return;
    }
    for (Value root : placed.document().roots()) {
      Optional<TestFact> fact = YamlTests.byContent(placed.path(), root);
      if (fact.isPresent()) {
        sink.accept(
            fact.get().at(placed.at(root.line()), subjects.around(placed.path()), isSkipped(root)));
      }
    }
  }

  private static boolean isSkipped(Value root) {
    return root.isTrue("spec", "skip") || root.isTrue("skip");
  }
}
