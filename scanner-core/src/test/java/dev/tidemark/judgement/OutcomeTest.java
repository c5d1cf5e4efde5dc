package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
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

  @Test
  void anAlternativeThatFailsIsNothingAgainstOneThatHolds() {
    Outcome found = Outcome.of(Truth.TRUE, false, "pins: 1", List.of(fact("a.tf")));
    Outcome none = found.negated();

    assertThat(Outcome.any(List.of(found, none)).against()).isEmpty();
  }

  @Test
  void aShareThatFallsShortNamesWhatLacksItAlone() {
    Figure figure = new Figure("pins", 2, 1, 0.5, 0.5, 0.8, "calls", "1 of 2 calls, needs 80 %");
    Outcome share =
        new Outcome(
            Truth.FALSE,
            Optional.empty(),
            false,
            Optional.of(figure),
            List.of("1 of 2 calls pinned"),
            List.of(),
            List.of(fact("a.tf")),
            List.of(fact("b.tf")));
    Outcome thereAreCalls =
        Outcome.of(Truth.TRUE, false, "calls: 2", List.of(fact("a.tf"), fact("b.tf"))).negated();

    Outcome either = Outcome.any(List.of(share, thereAreCalls));

    assertThat(either.says()).containsExactly("1 of 2 calls pinned");
    assertThat(either.against()).containsExactly(fact("b.tf"));
  }

  @Test
  void whatIsNotAskedIsSaidWhereNothingElseIs() {
    assertThat(Sentences.joined(List.of(Sentences.notAskedOf("library"), "tests: none")))
        .isEqualTo("tests: none");
    assertThat(Sentences.joined(List.of(Sentences.notAskedOf("library"))))
        .isEqualTo("not asked of a library repository");
  }

  private static Evidence fact(String path) {
    return Evidence.of("iac.module-use", Location.of(RepoPath.of(path)));
  }

  private static Outcome part(Truth truth) {
    return truth == Truth.UNKNOWN
        ? Outcome.unknown(UnknownBecause.UNRESOLVED, "open", List.of())
        : Outcome.of(truth, false, "seen", List.of());
  }
}
