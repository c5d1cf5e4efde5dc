package dev.tidemark.judgement;

import static dev.tidemark.judgement.Scene.nowhere;
import static dev.tidemark.judgement.Scene.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Advice;
import dev.tidemark.rubric.Applies;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Scope;
import dev.tidemark.rubric.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From conditions to a verdict. What was observed is written as {@link Scene} has it. */
final class IndicatorJudgeTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "tests, HOLDS",
    "tests?, UNKNOWN UNRESOLVED",
    "tests!, UNKNOWN UNREADABLE",
    "nothing, FAILS",
    // what counts against decides, whatever speaks for it
    "tests flaws, FAILS",
    "flaws, FAILS",
    "tests flaws?, UNKNOWN UNRESOLVED",
    "tests flaws!, UNKNOWN UNREADABLE",
    "tests? flaws!, UNKNOWN UNREADABLE",
    "tests! flaws?, UNKNOWN UNREADABLE",
    "flaws?, FAILS",
  })
  void whatSpeaksForItAndWhatSpeaksAgainst(String seen, String verdict) {
    Row row = Row.requirement("iac.ci.tests", 0).holdsWhen(there("tests"));
    assertThat(verdict(row.failsWhen(there("flaws")), seen)).isEqualTo(verdict);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "FAILS, REPOSITORY, FAILS",
    "UNKNOWN, REPOSITORY, UNKNOWN ABSENT",
    "NOT_APPLICABLE, REPOSITORY, NOT_APPLICABLE",
    "UNKNOWN, ORGANISATION, NOT_APPLICABLE",
  })
  void whatAbsenceMeansIsSaidForEachScope(Absence inOne, Scope scope, String verdict) {
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(there("tests"))
            .absenceMeans(inOne, Absence.NOT_APPLICABLE);
    assertThat(verdict(row, Scene.of(scope, Role.DEPLOYMENT, "nothing"))).isEqualTo(verdict);
  }

  @Test
  void whatCountsAgainstFailsWhereAbsenceAloneWouldSayLess() {
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(there("tests"))
            .failsWhen(there("flaws"))
            .absenceMeans(Absence.UNKNOWN, Absence.UNKNOWN);
    assertThat(verdict(row, "flaws")).isEqualTo("FAILS");
    assertThat(verdict(row, "flaws?")).isEqualTo("UNKNOWN ABSENT");
  }

  @Test
  void whatIsThereAndNotEnoughFailsWhateverAbsenceMeans() {
    Condition two =
        new Condition.Count(Scene.any("tests"), "tests", new Threshold("least tests", 2));
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(two)
            .absenceMeans(Absence.UNKNOWN, Absence.UNKNOWN);
    assertThat(verdict(row, "tests")).isEqualTo("FAILS");
    assertThat(verdict(row, "nothing")).isEqualTo("UNKNOWN ABSENT");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "tests remains signs, HOLDS",
    // what is here in part is known to fall short, though it may be elsewhere too
    "remains, FAILS",
    "remains signs, FAILS",
    "signs, UNKNOWN UNRESOLVED",
    "signs!, UNKNOWN UNREADABLE",
    "remains!, UNKNOWN UNREADABLE",
    "remains! signs, UNKNOWN UNRESOLVED",
    "signs?, UNKNOWN ABSENT",
    "remains?, UNKNOWN ABSENT",
    "nothing, UNKNOWN ABSENT",
  })
  void whatIsMissingHereMayFallShortOrLiveElsewhere(String seen, String verdict) {
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(there("tests"))
            .fallsShortWhen(there("remains"))
            .mayBeElsewhereWhen(there("signs"))
            .absenceMeans(Absence.UNKNOWN, Absence.UNKNOWN);
    assertThat(verdict(row, seen)).isEqualTo(verdict);
  }

  @Test
  void whatAnOrganisationSettlesIsNotDeniedByOneRepository() {
    Row row =
        Row.requirement("platform.portal", 2)
            .holdsWhen(there("tests"))
            .settledBy(Scope.ORGANISATION)
            .fallsShortWhen(there("remains"))
            .absenceMeans(Absence.FAILS, Absence.FAILS);
    assertThat(verdict(row, "tests")).isEqualTo("HOLDS");
    assertThat(verdict(row, "nothing")).isEqualTo("UNKNOWN ABSENT");
    assertThat(verdict(row, "remains")).isEqualTo("FAILS");
    assertThat(verdict(row, Scene.of(Scope.ORGANISATION, Role.DEPLOYMENT, "nothing")))
        .isEqualTo("FAILS");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "tests workloads, HOLDS",
    "workloads, FAILS",
    "tests, NOT_APPLICABLE",
    "tests workloads!, UNKNOWN UNREADABLE",
    "workloads!, UNKNOWN UNREADABLE",
    // a subject that may be there is taken for one
    "tests workloads?, HOLDS",
    "workloads?, FAILS",
  })
  void itIsAskedOfItsSubject(String seen, String verdict) {
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(there("tests"))
            .appliesTo(new Applies(List.of(), Optional.empty(), Optional.of(there("workloads"))));
    assertThat(verdict(row, seen)).isEqualTo(verdict);
  }

  @ParameterizedTest(name = "of {0}, {1}: {2}")
  @CsvSource({
    "DEPLOYMENT, tests, HOLDS",
    "LIBRARY, tests, NOT_APPLICABLE",
    "LIBRARY, tests exceptions, HOLDS",
    "LIBRARY, tests exceptions!, UNKNOWN UNREADABLE",
  })
  void someRolesAreNotAskedUnlessSomethingLiftsIt(Role role, String seen, String verdict) {
    Applies applies =
        new Applies(List.of("library"), Optional.of(there("exceptions")), Optional.empty());
    Row row = Row.requirement("iac.ci.tests", 0).holdsWhen(there("tests")).appliesTo(applies);
    assertThat(verdict(row, Scene.of(Scope.REPOSITORY, role, seen))).isEqualTo(verdict);
  }

  @Test
  void aRoleThatIsNotAskedIsToldWithWhatWouldHaveLiftedIt() {
    Row row = Row.requirement("iac.ci.tests", 0).holdsWhen(there("tests"));
    Observations library = Scene.of(Scope.REPOSITORY, Role.LIBRARY, "tests");
    Applies never = new Applies(List.of("library"), Optional.empty(), Optional.empty());
    assertThat(judged(row.appliesTo(never), library).reason())
        .isEqualTo("not asked of a library repository");
    Applies unless =
        new Applies(List.of("library"), Optional.of(there("exceptions")), Optional.empty());
    assertThat(judged(row.appliesTo(unless), library).reason())
        .isEqualTo("not asked of a library repository; exceptions: none");
  }

  @Test
  void aRoleIsNoReasonBesideWhatWasSeen() {
    Condition both =
        new Condition.Any(
            List.of(
                new Condition.NotTo(List.of("library")),
                new Condition.Any(List.of(there("tests")))));
    Row row = Row.requirement("iac.ci.tests", 0).holdsWhen(both);
    assertThat(judged(row, Scene.of(Scope.REPOSITORY, Role.LIBRARY, "nothing")).reason())
        .isEqualTo("tests: none");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "tests, PROXY",
    "tests proofs, DIRECT",
    "tests proofs?, PROXY",
    "nothing, PROXY",
  })
  void aSignIsTheThingItselfWhereSomethingProvesIt(String seen, Confidence confidence) {
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(there("tests"))
            .byProxy()
            .directWhen(there("proofs"));
    assertThat(judged(row, Scene.of(seen)).confidence()).isEqualTo(confidence);
  }

  @Test
  void whatIsOnlySaidToBeElsewhereIsASign() {
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(new Condition.Any(List.of(there("tests"), there("proofs"))));
    assertThat(judged(row, Scene.of("tests")).confidence()).isEqualTo(Confidence.DIRECT);
    assertThat(judged(row, Scene.of("tests~")).confidence()).isEqualTo(Confidence.PROXY);
    assertThat(judged(row, Scene.of("tests~ proofs")).confidence()).isEqualTo(Confidence.DIRECT);
    assertThat(judged(row, Scene.of("nothing")).confidence()).isEqualTo(Confidence.DIRECT);
  }

  @Test
  void whatSpeaksAgainstIsShownWhetherOrNotItDecides() {
    Row row =
        Row.requirement("iac.ci.tests", 0).holdsWhen(there("tests")).showsAgainst("exceptions");
    IndicatorVerdict judged = judged(row, Scene.of("tests exceptions"));
    assertThat(judged.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(judged.evidence()).extracting(Evidence::kind).containsExactly("tests");
    assertThat(judged.against()).extracting(Evidence::kind).containsExactly("exceptions");

    IndicatorVerdict denied = judged(row.failsWhen(there("flaws")), Scene.of("tests flaws"));
    assertThat(denied.against()).extracting(Evidence::kind).containsExactly("flaws");
  }

  @Test
  void theReasonSaysWhatWasSeenAndWhatSpeaksOfElsewhere() {
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(there("tests"))
            .mayBeElsewhereWhen(there("signs"));
    IndicatorVerdict judged = judged(row, Scene.of("signs"));
    assertThat(judged.reason()).isEqualTo("tests: none; signs: 1, at signs.yml:1");
    assertThat(judged.evidence()).extracting(Evidence::kind).containsExactly("signs");
    Row partly = row.fallsShortWhen(there("remains"));
    assertThat(judged(partly, Scene.of("remains")).reason())
        .isEqualTo("tests: none; remains: 1, at remains.yml:1");
  }

  @Test
  void adviceIsThatOfWhatLacksElseOfTheWhole() {
    Condition some =
        new Condition.All(
            List.of(
                there("tests"),
                new Condition.Advised(there("proofs"), "Prove it."),
                new Condition.Advised(there("signs"), "Sign it.")));
    Row row = Row.requirement("iac.ci.tests", 0).holdsWhen(some);
    assertThat(judged(row, Scene.of("tests signs")).remedy()).isEqualTo("Prove it.");
    assertThat(judged(row, Scene.of("tests")).remedy()).isEqualTo("Prove it. Sign it.");
    assertThat(judged(row, Scene.of("nothing")).remedy()).isEqualTo("What to do.");
  }

  @Test
  void theFirstAdviceThatFitsIsGivenAndSaysWhomItIsFor() {
    Advice share = new Advice(there("pipelines"), "Share it.", false);
    Advice ask = new Advice(there("signs"), "Share it.", true);
    Row row =
        Row.requirement("iac.ci.tests", 0)
            .holdsWhen(there("tests"))
            .absenceMeans(Absence.UNKNOWN, Absence.FAILS)
            .advises(share, ask);
    IndicatorVerdict own = judged(row, Scene.of("pipelines signs"));
    assertThat(own.remedy()).isEqualTo("Share it.");
    assertThat(own.advised()).contains(share);
    assertThat(own.isForOthers()).isFalse(); // though the same words stand in an advice for others
    assertThat(judged(row, Scene.of("signs")).isForOthers()).isTrue();
    assertThat(judged(row, Scene.of("nothing")).advised()).isEmpty();
    assertThat(judged(row, Scene.of("signs tests")).isForOthers()).isFalse(); // it holds
  }

  @Test
  void aThresholdOfASymptomIsASignAndThatOfARequirementANeed() {
    Filter filter = new Filter(List.of("tests"), new AttributeTest.AllOf(List.of()));
    Condition one = new Condition.Count(filter, "tests", new Threshold("least", 1));
    assertThat(judged(Row.requirement("iac.r", 0).holdsWhen(one), Scene.of("tests")).reason())
        .isEqualTo("tests: 1, needs 1");
    assertThat(judged(Row.symptom("iac.s", 0).holdsWhen(one), Scene.of("tests")).reason())
        .isEqualTo("tests: 1, counts from 1");
  }

  @Test
  void absenceThatAnOrganisationProvesIsUnknownInOneOfItsRepositories() {
    Row row = Row.symptom("iac.s", -1).holdsWhen(nowhere("tests", Scope.ORGANISATION));
    assertThat(verdict(row, "nothing")).isEqualTo("UNKNOWN ABSENT");
    assertThat(verdict(row, Scene.of(Scope.ORGANISATION, Role.MIXED, "nothing")))
        .isEqualTo("HOLDS");
  }

  private static String verdict(Row row, String seen) {
    return verdict(row, Scene.of(seen));
  }

  private static String verdict(Row row, Observations seen) {
    IndicatorVerdict judged = judged(row, seen);
    return judged.verdict() + judged.unknownBecause().map(why -> " " + why).orElse("");
  }

  private static IndicatorVerdict judged(Row row, Observations seen) {
    Indicator indicator = row.indicator();
    ConditionJudge conditions =
        new ConditionJudge(new Facts(seen), Map.of(), Asking.OF_A_REQUIREMENT);
    IndicatorVerdict judged = new IndicatorJudge(conditions).judge(indicator);
    assertThat(judged.indicator()).isEqualTo(indicator);
    return judged;
  }
}
