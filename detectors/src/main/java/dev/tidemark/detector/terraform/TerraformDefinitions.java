package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.link.terraform.TerraformRoot;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Directories that declare infrastructure with Terraform or OpenTofu, by their blocks. */
@AutoService(Detector.class)
public final class TerraformDefinitions implements Detector {

  @Override
  public String id() {
    return "terraform-definitions";
  }

  @Override
  public String sees() {
    return "Directories that declare infrastructure with Terraform or OpenTofu, by their blocks.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    for (TerraformDirectory directory : terraform.directories().values()) {
      long resources = (long) directory.count("resource") + directory.count("module");
      if (directory.origin().isInForce()
          && !terraform.helpsTests(directory.path())
          && resources + directory.count("data") > 0) {
        sink.accept(
            Evidence.of("iac.definition", directory.face().at(1))
                .with("tool", "terraform")
                .with("style", "declarative")
                .with("dir", directory.path().value())
                .with("files", directory.files().size())
                .with("resources", resources)
                .with("standard", true));
      }
    }
    terragrunt(landscape, sink);
  }

  private static void terragrunt(Landscape landscape, Consumer<Evidence> sink) {
    for (TerraformRoot root : landscape.facet(TerraformLandscape.FACET).roots()) {
      if (root.tool().equals("terragrunt") && root.origin().isInForce()) {
        sink.accept(
            Evidence.of("iac.definition", root.location())
                .with("tool", "terragrunt")
                .with("style", "declarative")
                .with("dir", root.path().value())
                .with("files", 1)
                .with("standard", true));
      }
    }
  }
}
