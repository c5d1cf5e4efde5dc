package dev.tidemark.evidence;

import dev.tidemark.parallel.Together;
import dev.tidemark.repository.RepoPath;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Facts in their order, each once, and known to be so: paths share long beginnings and are dear to compare, and judging
 * puts the same facts together again and again. Never changes.
 */
public final class SortedEvidence extends AbstractList<Evidence> implements RandomAccess {
  private static final SortedEvidence NONE = new SortedEvidence(new Evidence[0]);

  /** Sorting fewer facts takes less time than starting a thread does. */
  private static final int WORTH_SHARING = 5_000;

  private final Evidence[] facts;

  private SortedEvidence(Evidence[] facts) {
    this.facts = facts;
  }

  /** The facts, sorted, each once. Paths are compared once for each path, not for each fact. */
  public static SortedEvidence of(Collection<Evidence> facts) {
    if (facts instanceof SortedEvidence sorted) {
      return sorted;
    }
    if (facts.isEmpty()) {
      return NONE;
    }
    Evidence[] given = facts.toArray(new Evidence[0]);
    return new SortedEvidence(isSorted(given) ? given : sorted(given));
  }

  /** Every fact that any of the lists holds. */
  public static SortedEvidence merged(Collection<SortedEvidence> lists) {
    SortedEvidence all = NONE;
    for (SortedEvidence list : lists) {
      all = all.and(list);
    }
    return all;
  }

  /** Those at some places of this list. */
  public SortedEvidence at(BitSet places) {
    Evidence[] found = new Evidence[places.cardinality()];
    int next = 0;
    for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
      found[next++] = facts[at];
    }
    return found.length == 0 ? NONE : new SortedEvidence(found);
  }

  private SortedEvidence and(SortedEvidence other) {
    if (other.facts.length == 0) {
      return this;
    }
    if (facts.length == 0) {
      return other;
    }
    Evidence[] both = new Evidence[facts.length + other.facts.length];
    int here = 0;
    int there = 0;
    int next = 0;
    while (here < facts.length && there < other.facts.length) {
      int order = facts[here].compareTo(other.facts[there]);
      both[next++] = order <= 0 ? facts[here] : other.facts[there];
      here += order <= 0 ? 1 : 0;
      there += order >= 0 ? 1 : 0;
    }
    System.arraycopy(facts, here, both, next, facts.length - here);
    next += facts.length - here;
    System.arraycopy(other.facts, there, both, next, other.facts.length - there);
    next += other.facts.length - there;
    return new SortedEvidence(next == both.length ? both : Arrays.copyOf(both, next));
  }

  private static Evidence[] sorted(Evidence[] facts) {
    // Each detector tells its facts mostly by path: kept in this order, the paths are a few sorted
    // runs.
    Map<RepoPath, List<Evidence>> byPath = new LinkedHashMap<>();
    for (Evidence fact : facts) {
      put(fact, byPath);
    }
    List<RepoPath> paths = new ArrayList<>(byPath.keySet());
    Collections.sort(paths);
    if (facts.length < WORTH_SHARING) {
      return sorted(paths, byPath).toArray(new Evidence[0]);
    }
    int half = paths.size() / 2;
    List<Evidence> sorted = new ArrayList<>(facts.length);
    Together.<List<Evidence>>each(
            List.of(
                () -> sorted(paths.subList(0, half), byPath),
                () -> sorted(paths.subList(half, paths.size()), byPath)))
        .forEach(sorted::addAll);
    return sorted.toArray(new Evidence[0]);
  }

  private static void put(Evidence fact, Map<RepoPath, List<Evidence>> byPath) {
    byPath.computeIfAbsent(fact.location().path(), path -> new ArrayList<>(2)).add(fact);
  }

  private static List<Evidence> sorted(List<RepoPath> paths, Map<RepoPath, List<Evidence>> byPath) {
    List<Evidence> sorted = new ArrayList<>();
    for (RepoPath path : paths) {
      addSorted(byPath.getOrDefault(path, List.of()), sorted);
    }
    return sorted;
  }

  /** Adds the facts of one path, each once. */
  private static void addSorted(List<Evidence> here, List<Evidence> sink) {
    here.sort(Evidence::compareWithin);
    for (int i = 0; i < here.size(); i++) {
      if (i == 0 || here.get(i).compareWithin(here.get(i - 1)) != 0) {
        sink.add(here.get(i));
      }
    }
  }

  private static boolean isSorted(Evidence[] facts) {
    for (int i = 1; i < facts.length; i++) {
      if (facts[i - 1].compareTo(facts[i]) >= 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Evidence get(int index) {
    return facts[index];
  }

  @Override
  public int size() {
    return facts.length;
  }
}
