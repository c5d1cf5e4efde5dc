package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.versionfile.VersionFileFormat;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.ForeignIds;
import dev.tidemark.link.terraform.ImperativeStep;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.link.terraform.TerraformRoot;
import dev.tidemark.link.terraform.VersionFiles;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Directories that Terraform, OpenTofu or Terragrunt applies: a backend, providers, values or a lock, and nobody who calls them. */
@AutoService(Detector.class)
public final class TerraformRoots implements Detector {

  /** Terragrunt leaves the lock beside its own file, wherever the configuration lies. */
  private static final String LOCK = ".terraform.lock.hcl";

  @Override
  public String id() {
    return "terraform-roots";
  }

  @Override
  public String sees() {
    return "Directories that Terraform, OpenTofu or Terragrunt applies: a backend, providers, values or a lock, and nobody who calls them.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.root");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path) || VersionFileFormat.isVersionFile(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    Set<RepoPath> byModules = boundByModules(terraform);
    for (TerraformRoot root : terraform.roots()) {
      if (root.origin().isInForce()) {
        boolean locked = landscape.hasFile(root.path().child(LOCK));
        Evidence fact = evidence(root, locked, landscape.facet(VersionFiles.FACET), byModules);
        sink.accept(
            root.configuration()
                .map(own -> landscape.facet(ForeignIds.FACET).in(own).size())
                .map(ids -> fact.with("foreign-ids", ids))
                .orElse(fact));
      }
    }
  }

  /** Roots whose versions modules of this repository bound: Terraform takes the constraints of a whole configuration together. */
  private static Set<RepoPath> boundByModules(TerraformLandscape terraform) {
    Set<RepoPath> roots = new HashSet<>();
    for (ModuleCall call : terraform.calls()) {
      if (call.target().flatMap(terraform::directory).filter(TerraformRoots::isBound).isPresent()) {
        roots.addAll(terraform.callers().getOrDefault(call.moduleKey(), List.of()));
      }
    }
    return roots;
  }

  private static boolean isBound(TerraformDirectory directory) {
    return directory.requirements().stream().anyMatch(r -> r.constraint().isBounded());
  }

  private static Evidence evidence(
      TerraformRoot root, boolean lockedHere, VersionFiles versions, Set<RepoPath> boundByModules) {
    List<String> environments = root.environments();
    Evidence evidence =
        Evidence.of("iac.root", root.location())
            .with("tool", root.tool())
            .with("dir", root.path().value())
            .with("environment", environments.size() == 1 ? environments.get(0) : "")
            .with("environments", environments.size() > 1 ? environments : List.of())
            .with("backend", root.backend())
            .with("bootstrap", root.bootstrap());
    boolean handed = root.handed().stream().anyMatch(asked -> asked.constraint().isBounded());
    Optional<TerraformDirectory> configuration = root.configuration();
    if (configuration.isEmpty()) {
      Evidence known = lockedHere ? evidence.with("locked", true) : evidence;
      return lockedHere || handed ? known.with("constrained", true) : known;
    }
    TerraformDirectory directory = configuration.get();
    boolean locked = lockedHere || directory.lock().isPresent();
    return evidence
        .with("locked", locked)
        .with(
            "constrained",
            locked
                || handed
                || versions.bound(root.path())
                || isBound(directory)
                || boundByModules.contains(root.path()))
        .with("resources", directory.count("resource") + directory.count("module"))
        .with("imperative", ImperativeStep.in(directory).size());
  }
}
