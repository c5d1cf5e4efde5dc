package dev.tidemark.evidence;

import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts in their order, each once. Paths share long beginnings and are dear to compare: they are compared once for each
 * path rather than for each fact, and facts that come sorted are taken as they are.
 */
public final class SortedEvidence {
  private static final Comparator<Evidence> IN_ONE_FILE =
      Evidence::compareWithin;

  private SortedEvidence() {}

  /** The facts, sorted, each once; not to be changed. */
  public static List<Evidence> of(Collection<Evidence> facts) {
    if (facts.size() < 2 || isSorted(facts)) {
      return List.copyOf(facts);
    }
    Map<RepoPath, List<Evidence>> byPath = new HashMap<>();
    for (Evidence fact : facts) {
      byPath.computeIfAbsent(fact.location().path(), path -> new ArrayList<>(2)).add(fact);
    }
    List<RepoPath> paths = new ArrayList<>(byPath.keySet());
    Collections.sort(paths);
    List<Evidence> sorted = new ArrayList<>(facts.size());
    for (RepoPath path : paths) {
      List<Evidence> here = byPath.getOrDefault(path, List.of());
      here.sort(IN_ONE_FILE);
      addEachOnce(here, sorted);
    }
    return Collections.unmodifiableList(sorted);
  }

  private static void addEachOnce(List<Evidence> here, List<Evidence> sorted) {
    for (int i = 0; i < here.size(); i++) {
      if (i == 0 || !here.get(i).equals(here.get(i - 1))) {
        sorted.add(here.get(i));
      }
    }
  }

  private static boolean isSorted(Collection<Evidence> facts) {
    Evidence before = null;
    for (Evidence fact : facts) {
      if (before != null && before.compareTo(fact) >= 0) {
        return false;
      }
      before = fact;
    }
    return true;
  }
}
