package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.link.terraform.RootCopies;
import dev.tidemark.link.terraform.RootCopy;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Terraform roots whose resources are near copies of another root's, by the shape of what they declare. */
@AutoService(Detector.class)
public final class TerraformCopies implements Detector {

  @Override
  public String id() {
    return "terraform-copies";
  }

  @Override
  public String sees() {
    return "Terraform roots whose resources are near copies of another root's, by the shape of what they declare.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.copy-paste");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (RootCopy copy : landscape.facet(RootCopies.FACET)) {
      sink.accept(
          Evidence.of("iac.copy-paste", copy.root().location())
              .with("tool", "terraform")
              .with("other", copy.original().path().value())
              .with("similarity", copy.similarity())
              .with("lines", copy.lines())
              .with("environments", copy.environments())
              .with("unit", UnitNames.of(landscape, copy.root().path()))
              .with("diverged", copy.diverged()));
    }
  }
}
