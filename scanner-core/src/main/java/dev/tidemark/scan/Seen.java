package dev.tidemark.scan;

import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import dev.tidemark.judgement.Unread;
import dev.tidemark.landscape.Landscape;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that was seen of one repository: what a judgement rests on.
 *
 * @param evidence sorted, each fact once, of files that count
 * @param emittedKinds the kinds that any detector of this scan may emit
 * @param missed what could not be read or done, sorted
 * @param asOf the day that time windows end: the commit's, or the one asked for; empty where neither is known
 */
public record Seen(
    Landscape landscape,
    List<Evidence> evidence,
    Set<String> emittedKinds,
    List<Missed> missed,
    Optional<LocalDate> asOf) {

  public Seen {
    evidence = SortedEvidence.of(evidence);
    emittedKinds = Set.copyOf(emittedKinds);
    missed = List.copyOf(missed);
  }

  /** What could not be read, and could have held evidence; each problem once. */
  public List<Unread> unread() {
    Map<Problem, Unread> unread = new LinkedHashMap<>();
    for (Missed one : missed) {
      if (one.problem().loses()) {
        unread.putIfAbsent(one.problem(), new Unread(one.problem(), one.kinds(), one.bytes()));
      }
    }
    return List.copyOf(unread.values());
  }

  /**
   * A problem, and what it could have hidden.
   *
   * @param kinds the kinds of evidence that were looked for there; none when nothing was lost
   * @param bytes the size of the file; -1 where it is not known
   */
  public record Missed(Problem problem, Set<String> kinds, long bytes)
      implements Comparable<Missed> {
    public Missed {
      kinds = Set.copyOf(kinds);
    }

    @Override
    public int compareTo(Missed other) {
      return problem.compareTo(other.problem);
    }
  }
}
