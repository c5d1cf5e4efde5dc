package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.link.terraform.BrokenReference;
import dev.tidemark.link.terraform.MissingCode;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.ModuleSource;
import dev.tidemark.link.terraform.SiblingModules;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Calls of Terraform modules, with where they come from and how their version is held. */
@AutoService(Detector.class)
public final class TerraformModuleUses implements Detector {
  private final UnreadInputs inputs = new UnreadInputs();

  @Override
  public String id() {
    return "terraform-module-uses";
  }

  @Override
  public String sees() {
    return "Calls of Terraform modules, with where they come from and how their version is held.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.module-use");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    for (ModuleCall call : terraform.calls()) {
      if (call.origin().isInForce() && !terraform.helpsTests(call.from())) {
        sink.accept(evidence(landscape, terraform, call));
      }
    }
  }

  private Evidence evidence(Landscape landscape, TerraformLandscape terraform, ModuleCall call) {
    ModuleSource source = call.source();
    ModuleSource.Pin pin = pin(landscape, call);
    Evidence use = use(landscape, terraform, call, source, pin);
    return terraform
        .siblings()
        .of(call)
        .map(sibling -> use.with("followed", true).with("next-door", place(sibling)))
        .orElseGet(() -> use.with("likely", inputs.of(landscape, call)));
  }

  private static String place(SiblingModules.Sibling sibling) {
    String name = sibling.neighbour().name();
    return sibling.directory().isRoot() ? name : name + "/" + sibling.directory().value();
  }

  private static Evidence use(
      Landscape landscape,
      TerraformLandscape terraform,
      ModuleCall call,
      ModuleSource source,
      ModuleSource.Pin pin) {
    boolean elsewhere = isOfAnotherRepository(landscape, call);
    boolean terragrunt = call.name().equals("terragrunt");
    Evidence use = Evidence.of("iac.module-use", call.location());
    use = elsewhere ? use.with("elsewhere", true) : use;
    return (terragrunt ? use.with("whole", true) : use)
        .with("tool", terragrunt ? "terragrunt" : "terraform")
        .with("name", call.name())
        .with("source", source.written())
        .with("source-kind", source.kind())
        .with("pin", pin)
        .with("pinned", pin.isPinned())
        .with("version", source.version())
        .with("target", call.target().map(RepoPath::asDirectory).orElse(""))
        .with("unit", UnitNames.of(landscape, call.from()))
        .with("shared", terraform.isShared(call) || elsewhere)
        .with("public", terraform.isStandardPart(call));
  }

  /** Whether it lies in a submodule, or in an ignored folder into which another repository is cloned. */
  private static boolean isOfAnotherRepository(Landscape landscape, ModuleCall call) {
    return call.target().isPresent()
        && !call.found()
        && Set.of(BrokenReference.SUBMODULE, BrokenReference.IGNORED)
            .contains(landscape.facet(MissingCode.FACET).explain(call.target().get()));
  }

  /** What is fetched by something else into an ignored folder floats at whatever that fetches. */
  private static ModuleSource.Pin pin(Landscape landscape, ModuleCall call) {
    boolean absent = call.target().isPresent() && !call.found();
    if (!absent) {
      return call.source().pin();
    }
    BrokenReference why = landscape.facet(MissingCode.FACET).explain(call.target().orElseThrow());
    return why == BrokenReference.SUBMODULE ? ModuleSource.Pin.REPOSITORY : ModuleSource.Pin.NONE;
  }
}
