package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.VersionConstraint;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Versions of Packer and its plugins that a template asks for: required_version, required_plugins. */
@AutoService(Detector.class)
public final class PackerVersions implements Detector {

  @Override
  public String id() {
    return "packer-versions";
  }

  @Override
  public String sees() {
    return "Versions of Packer and its plugins that a template asks for: required_version,"
        + " required_plugins.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.version-constraint");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.lowerName().endsWith(".pkr.hcl");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (TerraformBlock packer : landscape.facet(HclBlocks.FACET).inForce("packer")) {
      if (looksAt(packer.file().path())) {
        versions(packer.file(), packer.block(), sink);
      }
    }
  }

  private static void versions(Placed<HclDocument> file, HclBlock packer, Consumer<Evidence> sink) {
    packer
        .attribute("required_version")
        .ifPresent(
            version ->
                version
                    .literal()
                    .ifPresent(text -> sink.accept(fact(file, "packer", text, version.line()))));
    for (HclBlock plugins : packer.blocks("required_plugins")) {
      for (HclAttribute plugin : plugins.body().attributes()) {
        plugin
            .value()
            .text("version")
            .ifPresent(text -> sink.accept(fact(file, plugin.name(), text, plugin.line())));
      }
    }
  }

  private static Evidence fact(Placed<HclDocument> file, String what, String constraint, int line) {
    RepoPath directory = file.path().parent();
    VersionConstraint version = new VersionConstraint(constraint);
    return Evidence.of("iac.version-constraint", file.at(line))
        .with("tool", "packer")
        .with("what", what)
        .with("constraint", version.written())
        .with("bounded", version.isBounded())
        .with("dir", directory.asDirectory());
  }
}
