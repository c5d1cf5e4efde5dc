package dev.tidemark.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Samples;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Confidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final Evidence CHANGE =
      Evidence.of("history.change", Location.of(RepoPath.ROOT)).with("ticket", false);
  private static final Evidence HERE =
      Evidence.of("iac.root", Location.of(RepoPath.of("app/main.tf"), 1));

  @Test
  void whatHappenedStaysAndOnlyWhatComesCanBeOtherwise() {
    Step step = against(CHANGE, CHANGE.with("fix", true));
    assertThat(step.isHabit()).isTrue();
    assertThat(step.changeable()).isEmpty();
  }

  @Test
  void eachPlaceIsToldOnce() {
    Step step = against(CHANGE, HERE, HERE.with("environment", "production"));
    assertThat(step.isHabit()).isFalse();
    assertThat(step.changeable()).extracting(Evidence::location).containsExactly(HERE.location());
  }

  @Test
  void whereNothingSpeaksAgainstItNothingIsAHabit() {
    assertThat(against().isHabit()).isFalse();
    assertThat(against().changeable()).isEmpty();
  }

  /** A root stands for each of its environments: the plan lists it once. */
  @Test
  void noMorePlacesAreToChangeThanThereAre() {
    Effort effort = new Effort(Effort.Kind.CHANGE, 22);
    assertThat(effort.words(13)).isEqualTo("13 places to change");
    assertThat(effort.words(1)).isEqualTo("1 place to change");
    assertThat(effort.words(31)).isEqualTo("22 of 31 places to change");
    assertThat(effort.words(0)).isEqualTo("22 places to change");
  }

  private static Step against(Evidence... facts) {
    IndicatorVerdict one =
        Samples.ordinary()
            .repositories()
            .get(0)
            .rubrics()
            .get(0)
            .ratings()
            .get(0)
            .indicators()
            .stream()
            .filter(judged -> judged.verdict() == Verdict.FAILS)
            .findFirst()
            .orElseThrow();
    return Step.of(
        new IndicatorVerdict(
            one.indicator(),
            Verdict.FAILS,
            Optional.empty(),
            Confidence.DIRECT,
            Optional.empty(),
            "",
            "",
            Optional.empty(),
            List.of(),
            List.of(facts)));
  }
}
