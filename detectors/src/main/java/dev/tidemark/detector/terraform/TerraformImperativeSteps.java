package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.link.terraform.ImperativeStep;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Escape hatches in Terraform: provisioners, scripts behind resources, programs behind data sources. */
@AutoService(Detector.class)
public final class TerraformImperativeSteps implements Detector {

  @Override
  public String id() {
    return "terraform-imperative-steps";
  }

  @Override
  public String sees() {
    return "Escape hatches in Terraform: provisioners, scripts behind resources, programs behind data sources.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.imperative-step");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (TerraformDirectory directory :
        landscape.facet(TerraformLandscape.FACET).directories().values()) {
      if (directory.origin().isInForce()) {
        String unit = UnitNames.of(landscape, directory.path());
        for (ImperativeStep step : ImperativeStep.in(directory)) {
          sink.accept(
              Evidence.of("iac.imperative-step", step.location())
                  .with("tool", "terraform")
                  .with("what", step.what())
                  .with("guarded", step.guarded())
                  .with("unit", unit));
        }
      }
    }
  }
}
