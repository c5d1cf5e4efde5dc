package dev.tidemark.compare;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.AskedKinds;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a practice that was shown may have gone to where a scan does not reach: only when the head has something of its
 * capability that the base had not. What lay outside all along took nothing over, or whoever has one workflow elsewhere
 * could delete all the others and leave a gate not knowing.
 */
final class Hideouts {
  private final Moves moves;
  private final Set<RepoPath> changed;
  private final Collection<Evidence> base;
  private final Collection<Evidence> head;
  private @Nullable Set<String> capabilities;

  Hideouts(
      Moves moves, Set<RepoPath> changed, Collection<Evidence> base, Collection<Evidence> head) {
    this.moves = moves;
    this.changed = changed;
    this.base = base;
    this.head = head;
  }

  /** Whether the practice held, rests on something outside now, and nothing came that it could have gone to. */
  boolean excludedFor(IndicatorVerdict was, IndicatorVerdict now) {
    return now.indicator().isRequirement()
        && was.verdict() == Verdict.HOLDS
        && now.unknownBecause().filter(UnknownBecause.UNRESOLVED::equals).isPresent()
        && AskedKinds.of(now.indicator()).stream()
            .map(Hideouts::capability)
            .noneMatch(capabilities()::contains);
  }

  /**
   * Capabilities of which a changed file has more facts than before: one that reads otherwise is no more, and nothing went
   * to a file that nobody touched.
   */
  private Set<String> capabilities() {
    if (capabilities == null) {
      Map<String, Integer> more = new HashMap<>();
      head.stream()
          .filter(fact -> changed.contains(fact.location().path()))
          .forEach(fact -> more.merge(place(fact, Moves.none()), 1, Integer::sum));
      base.forEach(fact -> more.merge(place(fact, moves), -1, Integer::sum));
      capabilities =
          more.entrySet().stream()
              .filter(entry -> entry.getValue() > 0)
              .map(entry -> capability(entry.getKey()))
              .collect(Collectors.toUnmodifiableSet());
    }
    return capabilities;
  }

  private static String place(Evidence fact, Moves moves) {
    return fact.kind() + " " + moves.headOf(fact.location().path());
  }

  /** {@code ci} of {@code ci.check}. */
  private static String capability(String kind) {
    return kind.substring(0, kind.indexOf('.'));
  }
}
