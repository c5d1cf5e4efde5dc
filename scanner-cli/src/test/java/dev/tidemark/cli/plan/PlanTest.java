package dev.tidemark.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Samples;
import dev.tidemark.judgement.Confidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
