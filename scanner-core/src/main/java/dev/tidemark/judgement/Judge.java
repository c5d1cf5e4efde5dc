package dev.tidemark.judgement;

import dev.tidemark.parallel.Together;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Says what follows from the evidence: verdicts, ratings, and what is told beside them. A pure function of its input. */
public final class Judge {
  private final Map<String, Measure> measures = new TreeMap<>();

  /**
   * A judge that knows these functions.
   *
   * @param measures what measures of rubric files may be computed by
   */
  public Judge(Collection<Measure> measures) {
    measures.forEach(measure -> this.measures.put(measure.name(), measure));
  }

  /** Judges a rubric over a repository, or over a component of it. */
  public RubricResult judge(Rubric rubric, Observations observations) {
    return judge(rubric, new Facts(observations));
  }

  /** Judges a rubric over facts that others may be judged over too. */
  public RubricResult judge(Rubric rubric, Facts facts) {
    return judge(List.of(rubric), facts).get(0);
  }

  /** Judges rubrics over the same facts. Indicators know nothing of one another: each is judged on any core. */
  public List<RubricResult> judge(List<Rubric> rubrics, Facts facts) {
    ConditionJudge conditions = new ConditionJudge(facts, measures, Asking.OF_A_REQUIREMENT);
    IndicatorJudge indicators = new IndicatorJudge(conditions);
    List<Rubric> assessed =
        rubrics.stream().filter(rubric -> speaks(conditions.judge(rubric.assessedWhen()))).toList();
    List<Supplier<IndicatorVerdict>> parts =
        assessed.stream()
            .flatMap(rubric -> rubric.areas().stream())
            .flatMap(area -> area.indicators().stream())
            .<Supplier<IndicatorVerdict>>map(indicator -> () -> indicators.judge(indicator))
            .toList();
    Iterator<IndicatorVerdict> verdicts = Together.each(parts).iterator();
    List<RubricResult> results = new ArrayList<>();
    for (Rubric rubric : rubrics) {
      boolean speaks = isAmong(assessed, rubric);
      results.add(new RubricResult(rubric, speaks, speaks ? ratings(rubric, verdicts) : List.of()));
    }
    return results;
  }

  @SuppressWarnings("ReferenceEquality") // a rubric is long, and is one object
  private static boolean isAmong(List<Rubric> assessed, Rubric rubric) {
    return assessed.stream().anyMatch(one -> one == rubric);
  }

  /**
   * @param verdicts those on its indicators come next, in its order
   */
  private static List<Rating> ratings(Rubric rubric, Iterator<IndicatorVerdict> verdicts) {
    List<Rating> ratings = new ArrayList<>();
    for (PracticeArea area : rubric.areas()) {
      List<IndicatorVerdict> ofArea = new ArrayList<>();
      area.indicators().forEach(indicator -> ofArea.add(verdicts.next()));
      ratings.add(new Levels(rubric, area, ofArea).rate());
    }
    return ratings;
  }

  /** What was seen, or what an unreadable file may hold, is what the rubric speaks about. */
  private static boolean speaks(Outcome outcome) {
    return outcome.truth() == Truth.TRUE || outcome.isUnreadable();
  }

  /** What is told beside the levels: evidence ahead of its foundation, stalls and signals. */
  public Diagnosis diagnose(RubricResult result, Facts facts) {
    if (!result.assessed()) {
      return new Diagnosis(List.of(), List.of(), List.of());
    }
    ConditionJudge conditions = new ConditionJudge(facts, measures, Asking.OF_A_SIGN);
    List<Diagnosis.Finding> stalls = new ArrayList<>();
    List<Diagnosis.Finding> signals = new ArrayList<>();
    for (Rubric.Finding finding : result.rubric().findings()) {
      Outcome outcome = conditions.judge(finding.when());
      if (outcome.truth() == Truth.TRUE) {
        (finding.stall() ? stalls : signals)
            .add(
                new Diagnosis.Finding(
                    finding.id(),
                    finding.says() + " (" + String.join("; ", outcome.says()) + ")",
                    outcome.evidence()));
      }
    }
    return new Diagnosis(ahead(result), stalls, signals);
  }

  /** What holds above the proven levels, and what is missing below it. */
  public static List<Ahead> ahead(RubricResult result) {
    return result.ratings().stream().flatMap(rating -> ahead(rating).stream()).toList();
  }

  private static List<Ahead> ahead(Rating rating) {
    List<Ahead> ahead = new ArrayList<>();
    int proven = rating.proven().orElse(Integer.MIN_VALUE);
    for (IndicatorVerdict verdict : rating.indicators()) {
      Indicator indicator = verdict.indicator();
      if (indicator.isRequirement()
          && verdict.verdict() == Verdict.HOLDS
          && indicator.level() > proven) {
        missingBelow(rating, indicator.level())
            .ifPresent(missing -> ahead.add(new Ahead(indicator.id(), missing)));
      }
    }
    return ahead;
  }

  private static Optional<String> missingBelow(Rating rating, int level) {
    Optional<String> requirement =
        rating.indicators().stream()
            .filter(v -> v.indicator().isRequirement() && v.indicator().level() < level)
            .filter(v -> v.verdict() == Verdict.FAILS || v.verdict() == Verdict.UNKNOWN)
            .map(v -> v.indicator().id())
            .findFirst();
    return requirement.or(() -> rating.capped().stream().findFirst());
  }

  /** The indicators whose verdict an unreadable file made unknown, sorted. */
  public static List<String> affectedBy(Unread unread, List<RubricResult> results) {
    return results.stream()
        .flatMap(result -> result.ratings().stream())
        .flatMap(rating -> rating.indicators().stream())
        .filter(v -> v.unknownBecause().filter(UnknownBecause.UNREADABLE::equals).isPresent())
        .map(IndicatorVerdict::indicator)
        .filter(i -> AskedKinds.of(i).stream().anyMatch(unread.kinds()::contains))
        .map(Indicator::id)
        .sorted()
        .distinct()
        .toList();
  }
}
