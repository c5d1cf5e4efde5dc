package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Condition.Bound;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads below a verdict. */
final class SentencesTest {
  private static final Evidence FIRST = at("a.tf", 3);
  private static final Evidence SECOND = at("b.tf", 4);
  private static final MeasureDeclaration PINS = measure("module calls", "pinned");
  private static final MeasureDeclaration QUARTERS = measure("quarters", "with upgrades");

  @Test
  void whatWasFoundIsCountedAndItsPlaceNamed() {
    assertThat(Sentences.found("tests", List.of(FIRST))).isEqualTo("tests: 1, at a.tf:3");
    assertThat(Sentences.found("tests", List.of(FIRST, SECOND)))
        .isEqualTo("tests: 2, first at a.tf:3");
    Evidence ofTheWhole = Evidence.of("ci.check", Location.of(RepoPath.ROOT));
    assertThat(Sentences.found("tests", List.of(ofTheWhole))).isEqualTo("tests: 1");
  }

  @Test
  void whatWasNotFoundSaysHowFarThatReaches() {
    assertThat(Sentences.none("tests")).isEqualTo("tests: none");
    assertThat(Sentences.elsewhere("tests")).isEqualTo("tests: none here, may be elsewhere");
    assertThat(Sentences.notLookedFor("tests")).isEqualTo("tests: no detector looks for them");
    assertThat(Sentences.historyCut("releases"))
        .isEqualTo("releases: none seen, and the history is not whole");
    assertThat(Sentences.unresolved("tests", List.of(FIRST, SECOND)))
        .isEqualTo("tests: 2 that cannot be told from here, first at a.tf:3");
    assertThat(Sentences.unread("tests", 1))
        .isEqualTo("tests: none seen, and 1 file that could hold one could not be read");
    assertThat(Sentences.unread("tests", 2))
        .isEqualTo("tests: none seen, and 2 files that could hold one could not be read");
    assertThat(Sentences.nothing(PINS, true)).isEqualTo("module calls: none here");
    assertThat(Sentences.nothing(PINS, false)).isEqualTo("module calls pinned: none");
    assertThat(Sentences.askedOfPeople("the median time"))
        .isEqualTo("the median time is for people to attest");
  }

  @Test
  void whatIsNotAskedOfARepositoryIsToldWhereNothingElseIs() {
    String notAsked = Sentences.notAskedOf("library");
    assertThat(notAsked).isEqualTo("not asked of a library repository");
    assertThat(Sentences.joined(List.of(notAsked, "tests: none", "pins: none")))
        .isEqualTo("tests: none; pins: none");
    assertThat(Sentences.joined(List.of(notAsked))).isEqualTo(notAsked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AT_LEAST | OF_A_REQUIREMENT | 43 of 50 module calls pinned, 86 %, needs 80 %",
        "ABOVE    | OF_A_REQUIREMENT | 43 of 50 module calls pinned, 86 %, needs more than 80 %",
        "AT_MOST  | OF_A_SIGN        | 43 of 50 module calls pinned, 86 %, counts up to 80 %",
        "BELOW    | OF_A_SIGN        | 43 of 50 module calls pinned, 86 %, counts below 80 %",
      })
  void aShareIsToldWithItsCountAndWhatIsAskedOfIt(Bound bound, Asking asking, String says) {
    assertThat(Sentences.figure(PINS, share(43, 0, 50, 0), bound, 0.8, asking, Optional.empty()))
        .isEqualTo(says);
    assertThat(Sentences.brief(PINS, share(43, 0, 50, 0), bound, 0.8, asking))
        .isEqualTo(says.replace(" 86 %,", ""));
  }

  @Test
  void aShareThatIsOpenIsToldWithItsBoundsAndWhatHidesTheRest() {
    assertThat(figure(PINS, share(2, 1, 4, 1), 0.5, UnknownBecause.UNREADABLE))
        .isEqualTo(
            "2 of 4 module calls pinned, 50 %, between 40 % and 80 %, needs 50 %; files that matter"
                + " could not be read");
    assertThat(figure(PINS, share(0, 0, 0, 3), 0.5, UnknownBecause.UNREADABLE))
        .as("none of them could be read")
        .isEqualTo("module calls pinned: files that matter could not be read");
    assertThat(
            Sentences.figure(
                PINS,
                share(0, 0, 0, 0),
                Bound.AT_LEAST,
                0.5,
                Asking.OF_A_REQUIREMENT,
                Optional.empty()))
        .isEqualTo("module calls: none here");
  }

  @Test
  void aCountIsToldWithWhatIsAskedOfIt() {
    Measured two = Measured.count(2, 2, Optional.empty(), List.of());
    assertThat(
            Sentences.figure(
                QUARTERS, two, Bound.AT_LEAST, 3, Asking.OF_A_REQUIREMENT, Optional.empty()))
        .isEqualTo("quarters with upgrades: 2, needs 3");
    assertThat(Sentences.brief(QUARTERS, two, Bound.ABOVE, 2.5, Asking.OF_A_SIGN))
        .isEqualTo("quarters with upgrades: 2, counts above 2.5");
    assertThat(figure(QUARTERS, two, 3, UnknownBecause.HISTORY_CUT))
        .isEqualTo("quarters with upgrades: 2, needs 3; the history is not whole");
    assertThat(Sentences.counted("tests", 1, 2, Asking.OF_A_SIGN))
        .isEqualTo("tests: 1, counts from 2");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.8, 80 %",
    "1, 100 %",
    "0.123, 12.3 %",
    // what rounds to a whole is said as one, and nothing that does not
    "0.6666, 66.7 %",
    "0.8004, 80 %",
    "0.8006, 80.1 %",
    "0.7996, 80 %",
    "0.7994, 79.9 %",
  })
  void sharesAreToldToATenthOfAPercent(double share, String says) {
    assertThat(Sentences.percent(share)).isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource({
    "UNREADABLE, files that matter could not be read",
    "UNRESOLVED, the rest is behind something that is not in the scan",
    "HISTORY_CUT, the history is not whole",
    "TOO_FEW, too few to take a share of",
    "NO_DETECTOR, no detector looks for them",
    "EXPIRED, the attestation has run out",
    "ABSENT, 'not here, may be elsewhere'",
  })
  void everyReasonNotToKnowHasItsWords(UnknownBecause reason, String says) {
    assertThat(Sentences.why(Optional.of(reason))).isEqualTo(says);
  }

  private static String figure(
      MeasureDeclaration declared, Measured found, double asked, UnknownBecause because) {
    return Sentences.figure(
        declared, found, Bound.AT_LEAST, asked, Asking.OF_A_REQUIREMENT, Optional.of(because));
  }

  private static Measured share(long with, long maybe, long of, long hidden) {
    return Measured.share(with, maybe, of, hidden, List.of(), List.of());
  }

  private static MeasureDeclaration measure(String unit, String says) {
    return new MeasureDeclaration(
        "share",
        "share-of-evidence",
        "",
        unit,
        says,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static Evidence at(String file, int line) {
    return Evidence.of("ci.check", Location.of(RepoPath.of(file), line));
  }
}
