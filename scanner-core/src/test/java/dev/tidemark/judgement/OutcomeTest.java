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
  void whatIsNoShareOrHasFactsOfItsOwnSpeaksForItself() {
    Outcome none = Outcome.of(Truth.FALSE, true, "tests: none", List.of());
    Outcome there = Outcome.of(Truth.TRUE, false, "scripts: 2", List.of(fact("a.sh"))).negated();
    assertThat(Outcome.any(List.of(none, there)).says())
        .containsExactly("tests: none", "scripts: 2");
    Outcome count = withFigure(new Figure("tests", 0, 1, 1, 1, 3, "", "1, needs 3"));
    assertThat(Outcome.any(List.of(count, there)).says()).containsExactly("figure", "scripts: 2");
    Outcome share = withFigure(new Figure("tests", 2, 1, 0.5, 0.5, 1, "", "1 of 2"));
    assertThat(Outcome.any(List.of(share, none)).says()).containsExactly("figure", "tests: none");
    assertThat(Outcome.any(List.of(share, share, there)).says()).containsExactly("figure");
  }

  @Test
  void anAlternativeThatNothingLooksForIsLeftOutBesideOthers() {
    Outcome unlookedFor = Outcome.unknown(UnknownBecause.NO_DETECTOR, "not looked for", List.of());
    Outcome fails = Outcome.of(Truth.FALSE, true, "none", List.of());
    assertThat(Outcome.any(List.of(unlookedFor, fails)).truth()).isEqualTo(Truth.FALSE);
    assertThat(Outcome.any(List.of(unlookedFor)).because()).contains(UnknownBecause.NO_DETECTOR);
    assertThat(Outcome.any(List.of(OPEN, fails)).because()).contains(UnknownBecause.UNRESOLVED);
    assertThat(Outcome.all(List.of(unlookedFor, DONE)).truth()).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void thePartsThatDecideExplainAndTheGravestReasonIsTold() {
    Outcome unread = Outcome.unknown(UnknownBecause.UNREADABLE, "a file", List.of());
    Outcome all = Outcome.all(List.of(DONE, OPEN, unread, unread));
    assertThat(all.truth()).isEqualTo(Truth.UNKNOWN);
    assertThat(all.because()).contains(UnknownBecause.UNREADABLE);
    assertThat(all.says()).containsExactly("open", "a file");
    Outcome fails = Outcome.all(List.of(OPEN, LACKING));
    assertThat(fails.truth()).isEqualTo(Truth.FALSE);
    assertThat(fails.because()).isEmpty();
    assertThat(fails.says()).containsExactly("seen");
  }

  @Test
  void aFailureRestsOnAbsenceWhereEveryPartThatDecidesDoes() {
    Outcome absent = Outcome.of(Truth.FALSE, true, "none", List.of());
    Outcome there = Outcome.of(Truth.FALSE, false, "too few", List.of());
    assertThat(Outcome.all(List.of(absent, DONE)).absent()).isTrue();
    assertThat(Outcome.all(List.of(absent, there)).absent()).isFalse();
    assertThat(Outcome.all(List.of(DONE)).absent()).isFalse();
    assertThat(Outcome.any(List.of(absent, absent)).absent()).isTrue();
  }

  @Test
  void theSameAdviceIsGivenOnce() {
    assertThat(Outcome.all(List.of(DONE, LACKING, LACKING)).remedies())
        .containsExactly("Let them block.");
  }

  private static Outcome withFigure(Figure figure) {
    return new Outcome(
        Truth.FALSE,
        Optional.empty(),
        false,
        Optional.of(figure),
        List.of("figure"),
        List.of(),
        List.of(),
        List.of(fact("b.tf")));
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
