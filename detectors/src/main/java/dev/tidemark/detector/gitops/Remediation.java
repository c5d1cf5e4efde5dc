package dev.tidemark.detector.gitops;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.bundle.Patch;
import dev.tidemark.link.kubernetes.bundle.Patches;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.resource.UnitNames;
import java.util.List;
import java.util.Optional;

/** Whether Flux takes a failed upgrade of a HelmRelease back: said in the object, or in a patch laid over all of them. */
final class Remediation {
  private final Landscape landscape;
  private final List<Patch> patches;

  Remediation(Landscape landscape) {
    this.landscape = landscape;
    this.patches =
        landscape.facet(Patches.FACET).all().stream()
            .filter(patch -> patch.kind().equals("HelmRelease"))
            .filter(
                patch ->
                    patch
                        .body()
                        .flatMap(body -> body.at("spec"))
                        .filter(Remediation::isIn)
                        .isPresent())
            .toList();
  }

  Optional<Evidence> of(Release release) {
    if (!release.form().equals("HelmRelease") || release.object().isEmpty()) {
      return Optional.empty();
    }
    Optional<Value> spec = release.object().get().spec();
    if (spec.filter(Remediation::isIn).isPresent()) {
      return Optional.of(
          rollback(release, release.object().get().at(spec.flatMap(s -> s.at("upgrade")))));
    }
    return patches.stream()
        .filter(patch -> patch.isFor("HelmRelease", release.name()))
        .filter(patch -> release.location().path().isIn(patch.scope()))
        .findFirst()
        .map(patch -> rollback(release, patch.location()));
  }

  /** Remediation of upgrades needs retries, or to be asked for the last failure; its default remedy is the rollback. */
  private static boolean isIn(Value spec) {
    Optional<Value> remediation = spec.at("upgrade", "remediation");
    if (remediation.isEmpty()
        || remediation.get().text("strategy").orElse("").equals("uninstall")) {
      return false;
    }
    String retries = remediation.get().text("retries").orElse("0");
    return !retries.equals("0") || remediation.get().isTrue("remediateLastFailure");
  }

  private Evidence rollback(Release release, Location location) {
    return Evidence.of("delivery.rollback", location)
        .with("tool", "flux")
        .with("name", release.name())
        .with("automatic", true)
        .with("what", "upgrade remediation")
        .with("unit", UnitNames.around(landscape, release.home()));
  }
}
