package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.rubric.Scope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of things that an organisation has one of, its repositories together tell what one of them
 * cannot.
 */
final class OrganisationWideTest {
  private static final Row PORTAL =
      Row.requirement("platform.portal", 1).absenceMeans(Absence.UNKNOWN, Absence.FAILS);
  private static final Row PINS = Row.requirement("platform.pins", 0);

  @ParameterizedTest(name = "{0} here and {1} in all of them: {2}")
  @CsvSource({
    "ABSENT, HOLDS, HOLDS, true",
    "ABSENT, FAILS, FAILS, true",
    "ABSENT, UNKNOWN, UNKNOWN, false",
    "ABSENT, NOT_APPLICABLE, UNKNOWN, false",
    // what is unknown for a reason of its own stays so
    "UNREADABLE, HOLDS, UNKNOWN, false",
    "EXPIRED, FAILS, UNKNOWN, false",
    // and what the repository shows itself is not overruled
    "'', FAILS, HOLDS, false",
  })
  void allOfThemSettleWhatIsAbsentInOne(
      String why, Verdict together, Verdict settled, boolean theirs) {
    IndicatorVerdict own =
        why.isEmpty() ? PORTAL.judged(Verdict.HOLDS) : open(PORTAL, UnknownBecause.valueOf(why));
    IndicatorVerdict after = settled(together(PORTAL, together), own);
    assertThat(after.verdict()).isEqualTo(settled);
    assertThat(after.reason()).isEqualTo(theirs ? "in all repositories: seen" : "seen");
  }

  @Test
  void whatIsAskedOfEachRepositoryItselfIsLeftToIt() {
    IndicatorVerdict own = open(PINS, UnknownBecause.ABSENT);
    assertThat(settled(together(PINS, Verdict.HOLDS), own)).isEqualTo(own);
  }

  @Test
  void aRowThatAsksOtherwiseUnderTheSameNameIsNotAnsweredByIt() {
    Row stricter =
        Row.requirement("platform.portal", 2).absenceMeans(Absence.UNKNOWN, Absence.FAILS);
    IndicatorVerdict own = open(stricter, UnknownBecause.ABSENT);
    assertThat(settled(together(PORTAL, Verdict.HOLDS), own)).isEqualTo(own);
  }

  @Test
  void theLevelFollowsFromWhatIsSettled() {
    RubricResult own = result(PINS.judged(Verdict.HOLDS), open(PORTAL, UnknownBecause.ABSENT));
    RubricResult settled =
        new OrganisationWide(List.of(together(PORTAL, Verdict.HOLDS)), "in all repositories")
            .settle(own);
    assertThat(own.ratings().get(0).proven()).isEqualTo(OptionalInt.of(0));
    assertThat(settled.ratings().get(0).proven()).isEqualTo(OptionalInt.of(1));
    assertThat(settled.assessed()).isTrue();
    assertThat(settled.rubric()).isSameAs(own.rubric());
  }

  @Test
  void whatIsNotTouchedStaysAsItWas() {
    RubricResult own = result(PINS.judged(Verdict.HOLDS), PORTAL.judged(Verdict.FAILS));
    RubricResult settled =
        new OrganisationWide(List.of(together(PORTAL, Verdict.HOLDS)), "in all repositories")
            .settle(own);
    assertThat(settled.ratings().get(0)).isSameAs(own.ratings().get(0));
  }

  @Test
  void placesAndFiguresOfOthersAreToldThere() {
    Figure figure = new Figure("share", 4, 3, 0.75, 0.75, 0.5, "teams", "3 of 4 teams");
    Evidence elsewhere = Evidence.of("ci.check", Location.of(RepoPath.of("other/a.yml"), 1));
    IndicatorVerdict all =
        new IndicatorVerdict(
            PORTAL.indicator(),
            Verdict.HOLDS,
            Optional.empty(),
            Confidence.PROXY,
            Optional.of(figure),
            "3 of 4 teams, 75 %",
            "Do it.",
            Optional.empty(),
            List.of(elsewhere),
            List.of(elsewhere));
    IndicatorVerdict after = settled(result(all), open(PORTAL, UnknownBecause.ABSENT));
    assertThat(after.reason()).isEqualTo("in all repositories: their figure is told there");
    assertThat(after.figure()).isEmpty();
    assertThat(after.evidence()).isEmpty();
    assertThat(after.against()).isEmpty();
    assertThat(after.confidence()).isEqualTo(Confidence.PROXY);
    assertThat(after.remedy()).isEqualTo("Do it.");
  }

  @Test
  void anOrganisationHasOneOfWhatItAloneCanDeny() {
    assertThat(isOfOrganisations(PORTAL)).isTrue();
    assertThat(isOfOrganisations(PINS)).isFalse();
    assertThat(isOfOrganisations(row().absenceMeans(Absence.UNKNOWN, Absence.UNKNOWN))).isFalse();
    assertThat(isOfOrganisations(row().settledBy(Scope.ORGANISATION))).isTrue();
    Condition nowhere = Scene.nowhere("tests", Scope.ORGANISATION);
    Condition notHere = Scene.nowhere("tests", Scope.REPOSITORY);
    assertThat(isOfOrganisations(row().holdsWhen(nowhere))).isTrue();
    assertThat(isOfOrganisations(row().holdsWhen(notHere))).isFalse();
    Condition oneOfSeveral =
        new Condition.All(List.of(Scene.there("flaws"), new Condition.Any(List.of(nowhere))));
    assertThat(isOfOrganisations(row().holdsWhen(oneOfSeveral))).isTrue();
  }

  private static boolean isOfOrganisations(Row row) {
    return OrganisationWide.isOfOrganisations(row.indicator());
  }

  private static Row row() {
    return Row.requirement("platform.row", 1);
  }

  private static IndicatorVerdict settled(RubricResult together, IndicatorVerdict own) {
    return new OrganisationWide(List.of(together), "in all repositories")
        .settle(result(own))
        .ratings()
        .get(0)
        .indicators()
        .get(0);
  }

  private static RubricResult together(Row row, Verdict verdict) {
    return verdict == Verdict.UNKNOWN
        ? result(open(row, UnknownBecause.ABSENT))
        : result(row.judged(verdict));
  }

  private static IndicatorVerdict open(Row row, UnknownBecause why) {
    return row.judged(Verdict.UNKNOWN, Optional.of(why), Confidence.DIRECT);
  }

  private static RubricResult result(IndicatorVerdict... verdicts) {
    List<IndicatorVerdict> judged = List.of(verdicts);
    List<Indicator> indicators = judged.stream().map(IndicatorVerdict::indicator).toList();
    PracticeArea area = new PracticeArea("platform", "Platform", indicators);
    Rubric rubric =
        new Rubric(
            "platform",
            "1",
            "Platform",
            "a model",
            List.of(
                new Rubric.Level(-1, "None"),
                new Rubric.Level(0, "Some"),
                new Rubric.Level(1, "Shared")),
            new Condition.All(List.of()),
            List.of(),
            List.of(),
            List.of(area),
            List.of());
    return new RubricResult(rubric, true, List.of(new Levels(rubric, area, judged).rate()));
  }
}
