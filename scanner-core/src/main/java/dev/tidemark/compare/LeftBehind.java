package dev.tidemark.compare;

import dev.tidemark.document.Problem;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.scan.Assessment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the clone does not hold of the files that differ, as a partial clone leaves them behind. A malformed file proves
 * nothing and loses nothing; what the commit has and the clone has not may have proven everything.
 */
final class LeftBehind {
  /** Problems of the clone, and not of what was committed. */
  private static final Set<String> CODES = Set.of("missing-object", "corrupt-object");

  private final Set<RepoPath> changed;
  private final Set<String> indicators = new HashSet<>();
  private final Map<RepoPath, Problem> problems = new TreeMap<>();

  private LeftBehind(Set<RepoPath> changed) {
    this.changed = changed;
  }

  /**
   * @param changed the files that are new, gone or not as they were, by their paths at the head
   */
  static LeftBehind of(
      Moves moves, Set<RepoPath> changed, Assessment.Repository base, Assessment.Repository head) {
    LeftBehind left = new LeftBehind(changed);
    left.add(base, moves::headOf);
    left.add(head, UnaryOperator.identity());
    return left;
  }

  private void add(Assessment.Repository side, UnaryOperator<RepoPath> atHead) {
    for (Assessment.AffectingProblem one : side.problems()) {
      Problem problem = one.problem();
      if (CODES.contains(problem.code()) && differs(atHead.apply(problem.path()))) {
        indicators.addAll(one.affects());
        problems.putIfAbsent(problem.path(), problem);
      }
    }
  }

  /** A directory differs with what is in it. */
  private boolean differs(RepoPath path) {
    if (path.isRoot()) {
      return !changed.isEmpty();
    }
    return changed.contains(path) || changed.stream().anyMatch(one -> one.isIn(path));
  }

  /** One problem for each file. */
  List<Problem> problems() {
    return List.copyOf(problems.values());
  }

  /** Whether the base may have been higher than the head is, had all of the files been here. */
  boolean mayHideFall(Rating base, int head, Rating now) {
    if (indicators.isEmpty() || base.possible().orElse(head) <= head) {
      return false;
    }
    Map<String, IndicatorVerdict> before =
        base.indicators().stream()
            .collect(Collectors.toMap(verdict -> verdict.indicator().id(), verdict -> verdict));
    int possible = base.possible().getAsInt();
    return now.indicators().stream()
        .anyMatch(
            verdict -> {
              IndicatorVerdict was = before.get(verdict.indicator().id());
              return was != null
                  && indicators.contains(verdict.indicator().id())
                  && isUnreadable(was)
                  && holdsBack(verdict, head, possible);
            });
  }

  /** Whether it keeps the area from a level above the one that it has. */
  private static boolean holdsBack(IndicatorVerdict now, int head, int possible) {
    int level = now.indicator().level();
    return now.indicator().role() == Indicator.Role.SYMPTOM
        ? level >= head && level < possible && (now.verdict() == Verdict.HOLDS || isUnreadable(now))
        : level > head
            && level <= possible
            && (now.verdict() == Verdict.FAILS || now.verdict() == Verdict.UNKNOWN);
  }

  private static boolean isUnreadable(IndicatorVerdict verdict) {
    return verdict.unknownBecause().filter(UnknownBecause.UNREADABLE::equals).isPresent();
  }
}
