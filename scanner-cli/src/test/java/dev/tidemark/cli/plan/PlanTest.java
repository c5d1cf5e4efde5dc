package dev.tidemark.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Samples;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Confidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final RubricResult RESULT =
      Samples.ordinary().repositories().get(0).rubrics().get(0);
  private static final Rating RATING = RESULT.ratings().get(0);

  @Test
  void whatMakesTheScanSeeMoreIsNamedOnce() {
    Plan plan =
        plan(UnknownBecause.UNREADABLE, UnknownBecause.UNREADABLE, UnknownBecause.UNREADABLE);
    assertThat(plan.cheapest(3))
        .extracting(Step::advice)
        .hasSize(1)
        .allMatch(a -> a.contains("Make readable"));
  }

  @Test
  void whatMakesItSeeMoreInAnotherWayIsNamedToo() {
    Plan plan =
        plan(UnknownBecause.UNREADABLE, UnknownBecause.HISTORY_CUT, UnknownBecause.HISTORY_CUT);
    assertThat(plan.cheapest(3))
        .extracting(Step::advice)
        .satisfiesExactlyInAnyOrder(
            advice -> assertThat(advice).contains("Make readable"),
            advice -> assertThat(advice).contains("Fetch the whole history"));
  }

  @Test
  void whatAPersonKnowsIsAskedForEachIndicator() {
    Plan plan = plan(UnknownBecause.ABSENT, UnknownBecause.ABSENT, UnknownBecause.ABSENT);
    assertThat(plan.cheapest(3)).hasSize(3);
  }

  @Test
  void whatLiftsAnAreaByItselfComesBeforeAnAnswerThatLiftsNone() {
    AreaPlan two =
        area(
            unknown(RATING.indicators().get(0), UnknownBecause.UNRESOLVED),
            missing(RATING.indicators().get(1)),
            missing(RATING.indicators().get(2)));
    AreaPlan one = area(changed(RATING.indicators().get(2)));
    assertThat(new Plan(RESULT, List.of(two, one)).cheapest(4))
        .containsExactlyElementsOf(
            Stream.of(one, two).flatMap(area -> area.steps().stream()).toList());
  }

  @Test
  void whatLetsTheScanSeeComesFirstWhateverElseTheAreaLacks() {
    AreaPlan unread =
        area(
            unknown(RATING.indicators().get(0), UnknownBecause.UNREADABLE),
            missing(RATING.indicators().get(1)));
    AreaPlan one = area(changed(RATING.indicators().get(2)));
    assertThat(new Plan(RESULT, List.of(one, unread)).cheapest(3))
        .containsExactly(unread.steps().get(0), one.steps().get(0), unread.steps().get(1));
  }

  @Test
  void theOneAreaBelowAllOthersIsNamedAmongWhatIsNext() {
    AreaPlan asked =
        at(
            1,
            unknown(RATING.indicators().get(0), UnknownBecause.ABSENT),
            unknown(RATING.indicators().get(1), UnknownBecause.ABSENT));
    AreaPlan lowest =
        at(-1, missing(RATING.indicators().get(2)), missing(RATING.indicators().get(3)));
    assertThat(new Plan(RESULT, List.of(asked, lowest)).cheapest(2))
        .containsExactly(asked.steps().get(0), lowest.steps().get(0));
    AreaPlan level =
        at(-1, missing(RATING.indicators().get(2)), changed(RATING.indicators().get(3)));
    assertThat(new Plan(RESULT, List.of(asked, lowest, level)).cheapest(2))
        .containsExactlyElementsOf(asked.steps());
    assertThat(new Plan(RESULT, List.of(asked, at(-1))).cheapest(2))
        .containsExactlyElementsOf(asked.steps());
    assertThat(new Plan(RESULT, List.of(asked, lowest)).cheapest(3))
        .containsExactly(asked.steps().get(0), asked.steps().get(1), lowest.steps().get(0));
  }

  private static AreaPlan at(int proven, IndicatorVerdict... verdicts) {
    Rating rating =
        new Rating(
            RATING.area(),
            OptionalInt.of(proven),
            RATING.possible(),
            RATING.confidence(),
            RATING.capped(),
            RATING.blocked(),
            RATING.indicators());
    return new AreaPlan(rating, Stream.of(verdicts).map(Step::of).toList(), false);
  }

  @Test
  void ofNothingNothingIsNext() {
    assertThat(new Plan(RESULT, List.of(area(), area())).cheapest(3)).isEmpty();
  }

  private static AreaPlan area(IndicatorVerdict... verdicts) {
    return new AreaPlan(RATING, Stream.of(verdicts).map(Step::of).toList(), false);
  }

  private static IndicatorVerdict missing(IndicatorVerdict one) {
    return failed(one, List.of());
  }

  private static IndicatorVerdict changed(IndicatorVerdict one) {
    return failed(one, List.of(Evidence.of("ci.check", Location.of(RepoPath.of("a/main.tf"), 1))));
  }

  private static IndicatorVerdict failed(IndicatorVerdict one, List<Evidence> against) {
    return new IndicatorVerdict(
        one.indicator(),
        Verdict.FAILS,
        Optional.empty(),
        Confidence.DIRECT,
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        List.of(),
        against);
  }

  /** A plan of as many unknown indicators as there are reasons. */
  private static Plan plan(UnknownBecause... reasons) {
    List<Step> steps =
        IntStream.range(0, reasons.length)
            .mapToObj(at -> Step.of(unknown(RATING.indicators().get(at), reasons[at])))
            .toList();
    return new Plan(RESULT, List.of(new AreaPlan(RATING, steps, false)));
  }

  private static IndicatorVerdict unknown(IndicatorVerdict one, UnknownBecause reason) {
    return new IndicatorVerdict(
        one.indicator(),
        Verdict.UNKNOWN,
        Optional.of(reason),
        Confidence.DIRECT,
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        List.of(),
        List.of());
  }
}
