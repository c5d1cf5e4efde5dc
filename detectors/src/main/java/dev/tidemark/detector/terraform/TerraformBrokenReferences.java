package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.link.terraform.BrokenReference;
import dev.tidemark.link.terraform.FileReference;
import dev.tidemark.link.terraform.MissingCode;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.ReadFiles;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Module sources in this repository or the next one and literally named files of Terraform that are not there, and what explains it. */
@AutoService(Detector.class)
public final class TerraformBrokenReferences implements Detector {

  @Override
  public String id() {
    return "terraform-broken-references";
  }

  @Override
  public String sees() {
    return "Local module sources and literally named files of Terraform that are not in this commit, and what explains it.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.broken-reference");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    MissingCode missing = landscape.facet(MissingCode.FACET);
    for (ModuleCall call : terraform.calls()) {
      if (call.origin().isInForce() && !call.found() && isAbsent(landscape, call)) {
        sink.accept(
            evidence("module", call.source().written(), call.location())
                .with("explained", missing.explain(call.target().orElseThrow()))
                .with("unit", UnitNames.of(landscape, call.from())));
      } else if (call.origin().isInForce() && terraform.siblings().lacks(call.source())) {
        sink.accept(
            evidence("module", call.source().written(), call.location())
                .with("explained", BrokenReference.NONE)
                .with("unit", UnitNames.of(landscape, call.from())));
      }
    }
    for (TerraformDirectory directory : terraform.directories().values()) {
      if (directory.origin().isInForce()) {
        files(landscape, directory, missing, sink);
      }
    }
  }

  private static boolean isAbsent(Landscape landscape, ModuleCall call) {
    return landscape.in(call.target().orElseThrow()).stream()
        .noneMatch(entry -> TerraformFiles.areConfiguration(entry.path()));
  }

  private static void files(
      Landscape landscape,
      TerraformDirectory directory,
      MissingCode missing,
      Consumer<Evidence> sink) {
    for (FileReference file : landscape.facet(ReadFiles.FACET).in(directory.path())) {
      if (!landscape.hasAny(file.target())
          && !liesAtCaller(landscape, directory, file)
          && !liesHereWhenPlacedInAnother(landscape, file)) {
        sink.accept(
            evidence("file", file.written(), file.location())
                .with("explained", explain(directory, file, missing))
                .with("unit", UnitNames.of(landscape, directory.path())));
      }
    }
  }

  /** A plain path is looked for where the tool runs: in the root, not in the module that asks. */
  private static boolean liesAtCaller(
      Landscape landscape, TerraformDirectory directory, FileReference file) {
    return landscape
        .facet(TerraformLandscape.FACET)
        .callers()
        .getOrDefault("./" + directory.path().value(), List.of())
        .stream()
        .anyMatch(root -> file.from(root).filter(landscape::hasAny).isPresent());
  }

  /**
   * A plain path below a folder that is not here, and what follows that folder is: whoever uses this repository has it in a
   * folder of that name.
   */
  private static boolean liesHereWhenPlacedInAnother(Landscape landscape, FileReference file) {
    List<String> names = file.from(RepoPath.ROOT).map(RepoPath::names).orElse(List.<String>of());
    return names.size() > 2
        && !landscape.hasAny(RepoPath.of(names.get(0)))
        && landscape.hasFile(RepoPath.of(String.join("/", names.subList(1, names.size()))));
  }

  /** A file that the same configuration writes, packs or generates is not missing. */
  private static BrokenReference explain(
      TerraformDirectory directory, FileReference file, MissingCode missing) {
    BrokenReference why = missing.explain(file.target());
    return why == BrokenReference.NONE && FileReference.isMade(directory, file.target())
        ? BrokenReference.GENERATED
        : why;
  }

  private static Evidence evidence(String what, String target, Location location) {
    return Evidence.of("iac.broken-reference", location)
        .with("tool", "terraform")
        .with("what", what)
        .with("target", target);
  }
}
