package dev.tidemark.detector.helm;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.OwnRegistries;
import dev.tidemark.repository.RepoPath;

/** The facts about one use of a chart, component or base, and about a path of one that leads nowhere. */
final class UseFact {
  private UseFact() {}

  static Evidence of(Location location, String source, String unit) {
    return Evidence.of("iac.module-use", location)
        .with("tool", "helm")
        .with("source", source)
        .with("unit", unit);
  }

  /** A use of something that lies in this repository, which its commit holds. */
  static Evidence local(Location location, String source, String unit, RepoPath target) {
    return of(location, source, unit)
        .with("source-kind", "local")
        .with("pin", "repository")
        .with("pinned", true)
        .with("target", target.value());
  }

  static Evidence broken(Location location, String what, String target, String unit) {
    return Evidence.of("iac.broken-reference", location)
        .with("tool", "helm")
        .with("what", what)
        .with("target", target)
        .with("explained", "none")
        .with("unit", unit);
  }

  /** Whether an address lies in none of the organisation's own registries. */
  static boolean isPublic(Landscape landscape, String address) {
    return !landscape.facet(OwnRegistries.FACET).holds(address);
  }
}
