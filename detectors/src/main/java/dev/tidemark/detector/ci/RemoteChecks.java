package dev.tidemark.detector.ci;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Work;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks of infrastructure that are known by the name and inputs of a workflow or template that is not in the scan; names that
 * do not speak of infrastructure are likely nothing. */
final class RemoteChecks {

  /** What a check of infrastructure may be, the most telling first. */
  private static final List<String> CATEGORIES =
      List.of("policy", "security", "plan", "validate", "lint");

  /** Tools whose code is all that a workflow called after them can test; an application is tested on a cluster too. */
  private static final List<String> TESTED =
      List.of("terraform", "tofu", "terragrunt", "helm", "ansible", "bicep");

  private RemoteChecks() {}

  static boolean isOne(Performed deed) {
    return deed.deed().outcome() == Deed.Outcome.UNRESOLVED
        && deed.deed().why().equals("remote")
        && category(deed).isPresent()
        && deed.step().step().work() instanceof Work.Use use
        && (use.kind() == Work.Use.Kind.WORKFLOW || use.kind() == Work.Use.Kind.TEMPLATE);
  }

  static Evidence of(Performed deed, Landscape landscape) {
    List<String> aims = deed.deed().targets().isEmpty() ? List.of(".") : deed.deed().targets();
    return Evidence.of("ci.check", deed.at())
        .with("category", category(deed))
        .with("triggers", DefaultBranch.labels(DefaultBranch.reached(deed, landscape)))
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
    String name = deed.deed().text().toLowerCase(Locale.ROOT).split("@", 2)[0];
    String file = name.substring(name.lastIndexOf('/') + 1);
    return CATEGORIES.stream()
        .filter(deed.deed().likely()::contains)
        .findFirst()
        .or(
            () ->
                deed.deed().likely().contains("unit") && TESTED.stream().anyMatch(file::contains)
                    ? Optional.of("unit")
                    : Optional.empty());
  }
}
