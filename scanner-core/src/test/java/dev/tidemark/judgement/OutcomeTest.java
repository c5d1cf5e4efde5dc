package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a condition advises to do: of what it asks, that which is not done. */
class OutcomeTest {
  private static final Outcome DONE = part(Truth.TRUE).advised("Write tests.");
  private static final Outcome LACKING = part(Truth.FALSE).advised("Let them block.");
  private static final Outcome OPEN = part(Truth.UNKNOWN).advised("Run them often.");

  @Test
  void onlyWhatLacksIsAdvised() {
    assertThat(Outcome.all(List.of(DONE, LACKING, OPEN)).remedies())
        .containsExactly("Let them block.", "Run them often.");
  }

  @Test
  void nothingIsAdvisedWhereAllHolds() {
    assertThat(Outcome.all(List.of(DONE, DONE)).remedies()).isEmpty();
    assertThat(Outcome.any(List.of(DONE, Outcome.all(List.of(DONE, LACKING)))).remedies())
        .isEmpty();
  }

  @Test
  void whereNothingIsDoneTheWholeIsToBeAdvised() {
    assertThat(Outcome.all(List.of(LACKING, OPEN)).remedies()).isEmpty();
  }

  @Test
  void aLackWithoutAdviceLeavesItToTheWhole() {
    assertThat(Outcome.all(List.of(DONE, LACKING, part(Truth.FALSE))).remedies()).isEmpty();
  }

  @Test
  void ofAlternativesTheOneThatIsBegunIsAdvised() {
    Outcome begun = Outcome.all(List.of(DONE, LACKING));
    Outcome untouched = Outcome.all(List.of(OPEN, OPEN));

    assertThat(Outcome.any(List.of(untouched, begun, part(Truth.FALSE))).remedies())
        .containsExactly("Let them block.");
  }

  @Test
  void adviceOnAGroupStandsForItsParts() {
    Outcome group = Outcome.any(List.of(LACKING, OPEN)).advised("Test somehow.");

    assertThat(Outcome.all(List.of(DONE, group)).remedies()).containsExactly("Test somehow.");
  }

  private static Outcome part(Truth truth) {
    return truth == Truth.UNKNOWN
        ? Outcome.unknown(UnknownBecause.UNRESOLVED, "open", List.of())
        : Outcome.of(truth, false, "seen", List.of());
  }
}
