package dev.tidemark.detector.ci;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Steps of tools that take one directory at a time, run where a root of that tool lies: they do not reach the roots below.
 * Where no root lies, the step goes on to other directories in a way that nobody can read, and reaches all below.
 */
final class OneDirectory {
  static final Facet<OneDirectory> FACET = new Facet<>("roots-above-others", OneDirectory::new);

  private static final Set<Unit.Kind> DEFINED = Set.of(Unit.Kind.ROOT, Unit.Kind.MODULE);

  /** By tool the directories that hold roots or modules, and those that have some below them. */
  private final Map<String, Set<RepoPath>> holding = new HashMap<>();

  private final Map<String, Set<RepoPath>> above = new HashMap<>();

  private OneDirectory(Landscape landscape) {
    for (Unit unit : landscape.units().all()) {
      if (DEFINED.contains(unit.kind())) {
        holding.computeIfAbsent(unit.tool(), t -> new HashSet<>()).add(unit.directory());
        Set<RepoPath> higher = above.computeIfAbsent(unit.tool(), t -> new HashSet<>());
        RepoPath at = unit.directory();
        while (!at.isRoot() && higher.add(at.parent())) {
          at = at.parent();
        }
      }
    }
  }

  /** The tool of whose roots a step reaches those in its targets, and none of those that lie below them. */
  Optional<String> tool(Performed deed) {
    List<RepoPath> targets =
        deed.deed().targets().stream().map(t -> RepoPath.of(t.equals(".") ? "" : t)).toList();
    String tool = deed.meaning().tool();
    boolean known = deed.meaning().has("alone") && deed.deed().elsewhere().isEmpty();
    return known
            && targets.stream().anyMatch(above.getOrDefault(tool, Set.of())::contains)
            && holding.getOrDefault(tool, Set.of()).containsAll(targets)
        ? Optional.of(tool)
        : Optional.empty();
  }
}
