package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls of modules that lie in the same repository.
 *
 * @param targets the directories that are called, by the directory that calls
 * @param delivered what units deliver that hold no code of their own, by their ids
 */
record LocalCalls(Map<RepoPath, Set<RepoPath>> targets, Map<String, List<RepoPath>> delivered) {

  static LocalCalls of(Facts facts) {
    LocalCalls calls = new LocalCalls(new HashMap<>(), new HashMap<>());
    for (Evidence use : facts.of("iac.module-use")) {
      use.text("target")
          .flatMap(RepoPath.ROOT::resolve)
          .ifPresent(target -> calls.add(use, target));
    }
    return calls;
  }

  private void add(Evidence use, RepoPath target) {
    targets.computeIfAbsent(use.location().path().parent(), from -> new HashSet<>()).add(target);
    if (use.is("whole")) {
      delivered.computeIfAbsent(use.text("unit").orElse(""), id -> new ArrayList<>()).add(target);
    }
  }

  List<RepoPath> deliveredBy(Unit unit) {
    return delivered.isEmpty() ? List.of() : delivered.getOrDefault(unit.id(), List.of());
  }

  /** The directories of modules that are called from any of some directories, directly or through another module. */
  Set<RepoPath> below(List<RepoPath> directories) {
    Set<RepoPath> reached = new HashSet<>();
    List<RepoPath> open = new ArrayList<>(directories);
    while (!open.isEmpty()) {
      for (RepoPath target : targets.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (reached.add(target)) {
          open.add(target);
        }
      }
    }
    return reached;
  }
}
