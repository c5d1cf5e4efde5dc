package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.rubric.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that must be reached is needed; one from which on something is a sign counts. */
class AskingTest {
  @ParameterizedTest
  @CsvSource({
    "OF_A_REQUIREMENT, AT_LEAST, needs 80 %",
    "OF_A_REQUIREMENT, AT_MOST, allowed up to 80 %",
    "OF_A_REQUIREMENT, ABOVE, needs more than 80 %",
    "OF_A_REQUIREMENT, BELOW, needs less than 80 %",
    "OF_A_SIGN, AT_LEAST, counts from 80 %",
    "OF_A_SIGN, AT_MOST, counts up to 80 %",
    "OF_A_SIGN, ABOVE, counts above 80 %",
    "OF_A_SIGN, BELOW, counts below 80 %"
  })
  void aThresholdIsSaidInItsSense(Asking asking, Condition.Bound bound, String words) {
    assertThat(asking.words(bound, "80 %")).isEqualTo(words);
  }
}
