package dev.tidemark.detector.ci;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Work;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks of infrastructure that are known by the name and inputs of a workflow or template that is not in the scan. */
final class RemoteChecks {

  /** What a check of infrastructure may be, the most telling first. */
  private static final List<String> CATEGORIES =
      List.of("policy", "security", "plan", "validate", "lint");

  /** Tools and things of infrastructure that such a workflow is named by. */
  private static final Set<String> INFRASTRUCTURE =
      Set.of(
          "terraform",
          "tofu",
          "terragrunt",
          "infra",
          "infrastructure",
          "iac",
          "helm",
          "chart",
          "charts",
          "kustomize",
          "manifests",
          "ansible",
          "bicep",
          "cloudformation",
          "packer",
          "checkov",
          "tflint",
          "tfsec",
          "conftest");

  private RemoteChecks() {}

  static boolean isOne(Performed deed) {
    return deed.deed().outcome() == Deed.Outcome.UNRESOLVED
        && deed.deed().why().equals("remote")
        && category(deed).isPresent()
        && deed.step().step().work() instanceof Work.Use use
        && (use.kind() == Work.Use.Kind.WORKFLOW || use.kind() == Work.Use.Kind.TEMPLATE)
        && namesInfrastructure(use.reference());
  }

  static Evidence of(Performed deed, Landscape landscape) {
    List<String> aims = deed.deed().targets().isEmpty() ? List.of(".") : deed.deed().targets();
    return Evidence.of("ci.check", deed.at())
        .with("category", category(deed))
        .with("triggers", deed.triggers())
        .with("blocking", deed.blocks())
        .with("why-soft", deed.deed().soft())
        .with("targets", CiChecks.reached(aims, deed, landscape))
        .with("runs", "pipeline")
        .with("system", deed.system())
        .with("subject", "iac")
        .with("external", true)
        .with("pipeline", deed.pipeline().pipeline().name());
  }

  private static Optional<String> category(Performed deed) {
    return CATEGORIES.stream().filter(deed.deed().likely()::contains).findFirst();
  }

  /** The file's name, without the repository that it lies in. */
  private static boolean namesInfrastructure(String reference) {
    int version = reference.indexOf('@');
    String path = version < 0 ? reference : reference.substring(0, version);
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return List.of(name.split("[^a-z]+", -1)).stream().anyMatch(INFRASTRUCTURE::contains);
  }
}
