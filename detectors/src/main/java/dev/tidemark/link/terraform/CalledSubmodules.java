package dev.tidemark.link.terraform;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The submodules of Git that hold modules which Terraform here calls: each is a dependency, and its commit the version.
 *
 * @param paths where they lie
 */
public record CalledSubmodules(Set<RepoPath> paths) {

  /** The submodules of a landscape that are called. */
  public static final Facet<CalledSubmodules> FACET =
      new Facet<>("terraform-called-submodules", CalledSubmodules::find);

  public CalledSubmodules {
    paths = Set.copyOf(paths);
  }

  private static CalledSubmodules find(Landscape landscape) {
    List<RepoPath> submodules =
        landscape.others().stream()
            .filter(entry -> entry.mode() == Entry.Mode.SUBMODULE)
            .map(Entry::path)
            .toList();
    Set<RepoPath> called = new HashSet<>();
    if (!submodules.isEmpty()) {
      Set<RepoPath> known = Set.copyOf(submodules);
      for (ModuleCall call : landscape.facet(TerraformLandscape.FACET).calls()) {
        if (call.origin().isInForce()) {
          call.target().ifPresent(target -> holding(target, known, called));
        }
      }
    }
    return new CalledSubmodules(called);
  }

  private static void holding(RepoPath target, Set<RepoPath> known, Set<RepoPath> sink) {
    for (RepoPath at = target; !at.isRoot(); at = at.parent()) {
      if (known.contains(at)) {
        sink.add(at);
      }
    }
  }
}
