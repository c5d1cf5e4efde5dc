package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.link.terraform.ForeignId;
import dev.tidemark.link.terraform.ForeignIds;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Literal ids in Terraform that a cloud gave to things which nothing here creates. */
@AutoService(Detector.class)
public final class TerraformHardCodedIds implements Detector {

  @Override
  public String id() {
    return "terraform-hard-coded-ids";
  }

  @Override
  public String sees() {
    return "Literal ids in Terraform that a cloud gave to things which nothing here creates.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.hard-coded-id");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path) || path.extension().equals("tfvars");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (TerraformDirectory directory :
        landscape.facet(TerraformLandscape.FACET).directories().values()) {
      if (directory.origin().isInForce()) {
        String unit = UnitNames.of(landscape, directory.path());
        for (ForeignId id : landscape.facet(ForeignIds.FACET).in(directory)) {
          sink.accept(
              Evidence.of("iac.hard-coded-id", id.location())
                  .with("tool", "terraform")
                  .with("id-kind", id.kind())
                  .with("unit", unit));
        }
      }
    }
  }
}
