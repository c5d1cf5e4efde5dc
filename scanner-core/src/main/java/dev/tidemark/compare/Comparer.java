package dev.tidemark.compare;

import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares what two assessments of one repository, by one engine and the same rubrics, say about each area. */
public final class Comparer {
  private final Moves moves;
  private final Likeness likeness;
  private final Assessment.Repository base;
  private final Assessment.Repository head;
  private final Hideouts hideouts;
  private final List<Problem> newProblems;
  private final LeftBehind leftBehind;

  /** Whether what is not here any more may be in files that cannot be read at the head. */
  private final boolean hidden;

  private Comparer(
      Moves moves, Set<RepoPath> changed, Assessment.Repository base, Assessment.Repository head) {
    this.moves = moves;
    this.likeness = new Likeness(moves);
    this.base = base;
    this.head = head;
    this.hideouts = new Hideouts(moves, changed, base.evidence(), head.evidence());
    Set<Problem> known =
        base.problems().stream().map(p -> atHead(p.problem())).collect(Collectors.toSet());
    this.newProblems =
        head.problems().stream()
            .map(Assessment.AffectingProblem::problem)
            .filter(problem -> problem.loses() && !known.contains(withoutLine(problem)))
            .toList();
    this.hidden = !newProblems.isEmpty();
    this.leftBehind = LeftBehind.of(moves, changed, base, head);
  }

  /**
   * Compares.
   *
   * @param moves which file of the base is which of the head
   * @param changed the files that are new, gone or not as they were, by their paths at the head
   */
  public static Comparison compare(
      Moves moves, Set<RepoPath> changed, Assessment.Repository base, Assessment.Repository head) {
    return new Comparer(moves, changed, base, head).compare();
  }

  private Comparison compare() {
    List<AreaChange> areas = new ArrayList<>(areas(RepoPath.ROOT, base.rubrics(), head.rubrics()));
    List<String> moved = new ArrayList<>();
    List<String> weaker = new ArrayList<>(weaker(RepoPath.ROOT, base.rubrics(), head.rubrics()));
    Map<RepoPath, Assessment.Component> before = new TreeMap<>();
    base.components().forEach(component -> before.put(moves.headOf(component.path()), component));
    for (Assessment.Component component : head.components()) {
      Assessment.Component was = before.remove(component.path());
      if (was != null && !was.path().equals(component.path())) {
        moved.add(was.path() + " moved to " + component.path());
      }
      if (was != null) {
        weaker.addAll(weaker(component.path(), was.rubrics(), component.rubrics()));
      }
      areas.addAll(
          areas(component.path(), was == null ? List.of() : was.rubrics(), component.rubrics()));
    }
    before.forEach((path, gone) -> areas.addAll(areas(path, gone.rubrics(), List.of())));
    return new Comparison(areas, newProblems, leftBehind.problems(), moved, weaker);
  }

  private Problem atHead(Problem problem) {
    return new Problem(problem.code(), moves.headOf(problem.path()), 0, "", problem.loses());
  }

  private static Problem withoutLine(Problem problem) {
    return new Problem(problem.code(), problem.path(), 0, "", problem.loses());
  }

  private List<AreaChange> areas(
      RepoPath component, List<RubricResult> base, List<RubricResult> head) {
    Map<String, RatedArea> before = rated(base);
    Map<String, RatedArea> after = rated(head);
    Map<String, RatedArea> all = new TreeMap<>(before);
    after.forEach(all::putIfAbsent);
    List<AreaChange> changes = new ArrayList<>();
    all.forEach(
        (name, any) ->
            changes.add(
                change(
                    component,
                    any,
                    Optional.ofNullable(before.get(name)),
                    Optional.ofNullable(after.get(name)))));
    return changes;
  }

  private static List<String> weaker(
      RepoPath component, List<RubricResult> base, List<RubricResult> head) {
    Map<String, RatedArea> after = rated(head);
    List<String> weaker = new ArrayList<>();
    rated(base)
        .forEach(
            (name, was) -> {
              RatedArea is = after.get(name);
              if (is != null) {
                weaker.addAll(Weakening.of(component, was.rating(), is.rating()));
              }
            });
    return weaker;
  }

  private record RatedArea(String rubric, int lowest, Rating rating) {}

  private static Map<String, RatedArea> rated(List<RubricResult> results) {
    Map<String, RatedArea> areas = new TreeMap<>();
    for (RubricResult result : results) {
      if (result.assessed()) {
        result
            .ratings()
            .forEach(
                rating ->
                    areas.put(
                        result.rubric().id() + "/" + rating.area().id(),
                        new RatedArea(result.rubric().id(), lowest(result.rubric()), rating)));
      }
    }
    return areas;
  }

  private static int lowest(Rubric rubric) {
    return rubric.levels().stream().mapToInt(Rubric.Level::number).min().orElse(0);
  }

  private AreaChange change(
      RepoPath component, RatedArea any, Optional<RatedArea> base, Optional<RatedArea> head) {
    String area = any.rating().area().id();
    OptionalInt was = base.map(r -> r.rating().proven()).orElse(OptionalInt.empty());
    OptionalInt is = head.map(r -> r.rating().proven()).orElse(OptionalInt.empty());
    if (base.isEmpty()) {
      return new AreaChange(
          component, any.rubric(), area, was, is, AreaChange.Outcome.NEW, List.of());
    }
    List<Flip> flips = head.map(now -> flips(base.get().rating(), now.rating())).orElse(List.of());
    AreaChange.Outcome outcome =
        head.isEmpty() ? AreaChange.Outcome.GONE : outcome(any.lowest(), was, is, flips);
    boolean doubtful =
        outcome == AreaChange.Outcome.GONE
            ? hidden && was.isPresent()
            : outcome != AreaChange.Outcome.REGRESSED
                && head.isPresent()
                && leftBehind.mayHideFall(
                    base.get().rating(), is.orElse(any.lowest()), head.get().rating());
    return new AreaChange(
        component,
        any.rubric(),
        area,
        was,
        is,
        doubtful ? AreaChange.Outcome.INDETERMINATE : outcome,
        flips);
  }

  /** Where no level is shown nothing is proven, which is neither more nor less than the lowest level. */
  private AreaChange.Outcome outcome(
      int lowest, OptionalInt base, OptionalInt head, List<Flip> flips) {
    int was = base.orElse(lowest);
    int is = head.orElse(lowest);
    if (is > was) {
      return AreaChange.Outcome.IMPROVED;
    }
    if (is == was) {
      return AreaChange.Outcome.SAME;
    }
    List<Flip.Kind> decisive = flips.stream().filter(Flip::decisive).map(Flip::kind).toList();
    if (decisive.contains(Flip.Kind.LOSS)) {
      return AreaChange.Outcome.REGRESSED;
    }
    // A level that falls while no practice was lost falls because of what was not read.
    if (decisive.contains(Flip.Kind.INDETERMINATE) || (hidden && decisive.isEmpty())) {
      return AreaChange.Outcome.INDETERMINATE;
    }
    boolean subjectWent = flips.stream().anyMatch(Comparer::subjectWent);
    return subjectWent ? AreaChange.Outcome.GONE : AreaChange.Outcome.REGRESSED;
  }

  /** A practice that held and cannot be asked any more, because what it is asked of is gone or too little of it is left. */
  private static boolean subjectWent(Flip flip) {
    return flip.kind() == Flip.Kind.NEUTRAL
        && flip.base().verdict() == Verdict.HOLDS
        && flip.head().indicator().isRequirement();
  }

  private List<Flip> flips(Rating base, Rating head) {
    Map<String, IndicatorVerdict> before = new TreeMap<>();
    base.indicators().forEach(verdict -> before.put(verdict.indicator().id(), verdict));
    List<Flip> flips = new ArrayList<>();
    for (IndicatorVerdict now : head.indicators()) {
      IndicatorVerdict was = before.get(now.indicator().id());
      if (was != null && differs(was, now)) {
        flips.add(flip(was, now, base.proven()));
      }
    }
    flips.sort(
        Comparator.comparing((Flip flip) -> !flip.decisive())
            .thenComparing(Flip::kind)
            .thenComparingInt(flip -> flip.head().indicator().level())
            .thenComparing(Flip::id));
    return flips;
  }

  /** Unknown for another reason is another verdict: a file that hides what was absent may hide a symptom. */
  private static boolean differs(IndicatorVerdict was, IndicatorVerdict now) {
    return was.verdict() != now.verdict()
        || VerdictChange.isBlind(was) != VerdictChange.isBlind(now)
        || (isUnreadable(now) && !isUnreadable(was));
  }

  private static boolean isUnreadable(IndicatorVerdict verdict) {
    return verdict.unknownBecause().filter(UnknownBecause.UNREADABLE::equals).isPresent();
  }

  private Flip flip(IndicatorVerdict was, IndicatorVerdict now, OptionalInt proven) {
    boolean symptom = now.indicator().role() == Indicator.Role.SYMPTOM;
    boolean decisive =
        proven.isPresent()
            && (symptom
                ? now.indicator().level() < proven.getAsInt() && was.verdict() != Verdict.HOLDS
                : now.indicator().level() <= proven.getAsInt() && shown(was) && !shown(now));
    Flip.Kind kind =
        !hidden && hideouts.excludedFor(was, now)
            ? Flip.Kind.LOSS
            : VerdictChange.of(was, now, decisive);
    List<Evidence> lost =
        symptom
            ? likeness.missing(was.against(), now.against())
            : likeness.missing(was.evidence(), now.evidence());
    List<Evidence> gained =
        symptom
            ? likeness.fresh(was.evidence(), now.evidence())
            : likeness.fresh(was.against(), now.against());
    return new Flip(was, now, kind, decisive, lost, gained);
  }

  private static boolean shown(IndicatorVerdict verdict) {
    return verdict.verdict() == Verdict.HOLDS || verdict.verdict() == Verdict.NOT_APPLICABLE;
  }
}
