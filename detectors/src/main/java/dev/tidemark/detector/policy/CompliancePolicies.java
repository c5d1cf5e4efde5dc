package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Features that a pipeline holds plans of Terraform to with terraform-compliance. Features are what tests of applications
 * are written in too, so only those count that such a step names; none of them has to be read for that.
 */
@AutoService(Detector.class)
public final class CompliancePolicies implements Detector {

  @Override
  public String id() {
    return "compliance-policies";
  }

  @Override
  public String sees() {
    return "features of terraform-compliance in the directories that a blocking step of a pipeline"
        + " names";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.extension().equals("feature");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    PolicySteps steps = landscape.facet(PolicySteps.FACET);
    if (!steps.run(PolicySteps.COMPLIANCE)) {
      return;
    }
    for (Entry entry : landscape.snapshot().entries()) {
      RepoPath path = entry.path();
      if (looksAt(path)
          && entry.isFile()
          && landscape.origin(path).isInForce()
          && steps.blocks(PolicySteps.COMPLIANCE, path)) {
        sink.accept(
            PolicyFact.of(PolicySteps.COMPLIANCE, path.name(), Location.of(path), "enforce")
                .with("message", true));
      }
    }
  }
}
