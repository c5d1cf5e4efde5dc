package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.checkov.CheckovCheckFormat;
import dev.tidemark.format.checkov.CheckovChecks;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Checks that the team wrote for Checkov in Python. */
@AutoService(Detector.class)
public final class CheckovPolicies implements Detector {
  private static final CheckovCheckFormat FORMAT = new CheckovCheckFormat();

  @Override
  public String id() {
    return "checkov-policies";
  }

  @Override
  public String sees() {
    return "custom checks of Checkov in Python, by the classes of Checkov that they extend";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return FORMAT.accepts(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> all) {
    Consumer<Evidence> sink = PolicyFact.told(landscape, all);
    for (Placed<CheckovChecks> file : landscape.documents().inForce(CheckovChecks.class)) {
      boolean blocking = landscape.facet(PolicySteps.FACET).blocks("checkov", file.path());
      for (CheckovChecks.Check check : file.document().checks()) {
        sink.accept(
            PolicyFact.of(
                    "checkov",
                    check.id().isEmpty() ? file.path().name() : check.id(),
                    file.at(check.line()),
                    blocking ? "enforce" : "unknown")
                .with("rules", 1)
                .with("message", !check.name().isEmpty())
                .with("documented", check.documented())
                .with("tested", isTested(landscape, file.path())));
      }
    }
  }

  /** A test of the same name beside it or in a folder of tests below or above. */
  private static boolean isTested(Landscape landscape, RepoPath check) {
    String stem = check.name().substring(0, check.name().lastIndexOf('.'));
    RepoPath top = check.parent().isRoot() ? check.parent() : check.parent().parent();
    return landscape.below(top).stream()
        .map(Entry::path)
        .map(RepoPath::name)
        .anyMatch(name -> name.equals("test_" + stem + ".py") || name.equals(stem + "_test.py"));
  }
}
