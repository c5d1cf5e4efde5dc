package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.versionfile.VersionFileFormat;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.Requirement;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.link.terraform.TerraformRoot;
import dev.tidemark.link.terraform.VersionFiles;
import dev.tidemark.repository.RepoPath;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Versions of Terraform and of providers that a directory asks for: required_version, required_providers, version files. */
@AutoService(Detector.class)
public final class TerraformVersionConstraints implements Detector {

  @Override
  public String id() {
    return "terraform-version-constraints";
  }

  @Override
  public String sees() {
    return "Versions of Terraform and of providers that a directory asks for: required_version,"
        + " required_providers, version files.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.version-constraint");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path) || VersionFileFormat.isVersionFile(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (TerraformDirectory directory :
        landscape.facet(TerraformLandscape.FACET).directories().values()) {
      if (directory.origin().isInForce()) {
        directory.requirements().forEach(r -> sink.accept(evidence(r, directory.path())));
      }
    }
    handed(landscape).forEach(r -> sink.accept(evidence(r, r.location().path().parent())));
    landscape
        .facet(VersionFiles.FACET)
        .all()
        .forEach((place, held) -> held.forEach(r -> sink.accept(evidence(r, place))));
  }

  /** What Terragrunt asks for in its own files: what it copies from others is seen where they lie. */
  private static Set<Requirement> handed(Landscape landscape) {
    Set<Requirement> found = new LinkedHashSet<>();
    for (TerraformRoot root : landscape.facet(TerraformLandscape.FACET).roots()) {
      if (root.origin().isInForce()) {
        root.handed().stream()
            .filter(r -> r.location().path().extension().equals("hcl"))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static Evidence evidence(Requirement requirement, RepoPath directory) {
    return Evidence.of("iac.version-constraint", requirement.location())
        .with("tool", "terraform")
        .with("what", requirement.what())
        .with("constraint", requirement.constraint().written())
        .with("bounded", requirement.constraint().isBounded())
        .with("dir", directory.asDirectory());
  }
}
