package dev.tidemark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.compare.GatePolicy.Aim;
import dev.tidemark.compare.GatePolicy.Decision;
import dev.tidemark.compare.GatePolicy.FailOn;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.scan.Assessment;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a gate says of a comparison: a proven loss outranks what cannot be told. */
final class GatePolicyTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 5, 1);
  private static final IndicatorVerdict HOLDS = Verdicts.requirement("iac.ci.a", "holds");
  private static final IndicatorVerdict FAILS = Verdicts.requirement("iac.ci.a", "fails");
  private static final Assessment.Repository HEAD = Assessed.whole(1, HOLDS);
  private static final Flip LOST = Verdicts.lost("iac.ci.a", "x.yml");
  private static final Flip UNTOLD = flip("iac.ci.b", "unknown-unreadable", true);
  private static final Flip BELOW = flip("iac.ci.c", "fails", false);

  @Test
  void aLevelThatFellIsRed() {
    GatePolicy.Ruling ruling = level().rule(fell(LOST), HEAD);
    assertThat(ruling.decision()).isEqualTo(Decision.FAILED);
    assertThat(ruling.reasons())
        .extracting(Reason::words)
        .containsExactly("iac.ci fell from 1 to 0: iac.ci.a was shown and is lost, at x.yml:1");
  }

  @Test
  void nothingThatChangedIsGreen() {
    assertThat(level().rule(Comparison.NONE, HEAD))
        .isEqualTo(new GatePolicy.Ruling(Decision.PASSED, List.of()));
    for (AreaChange.Outcome harmless :
        List.of(
            AreaChange.Outcome.GONE,
            AreaChange.Outcome.SAME,
            AreaChange.Outcome.NEW,
            AreaChange.Outcome.IMPROVED)) {
      assertThat(level().rule(comparison(area(harmless, BELOW)), HEAD).decision())
          .as(harmless.toString())
          .isEqualTo(Decision.PASSED);
    }
  }

  @Test
  void aLossThatIsAcceptedIsSetAside() {
    assertThat(decision(accepting("iac.ci.a"), fell(LOST))).isEqualTo(Decision.PASSED);
    assertThat(decision(accepting("iac.ci.other"), fell(LOST))).isEqualTo(Decision.FAILED);
    assertThat(decision(accepting("iac.ci.a"), fell(LOST, Verdicts.lost("iac.ci.d", "y.yml"))))
        .isEqualTo(Decision.FAILED);
    assertThat(decision(accepting("iac.ci.a"), fell(LOST, UNTOLD)))
        .isEqualTo(Decision.INDETERMINATE);
    assertThat(decision(accepting("iac.ci.a"), fell())).isEqualTo(Decision.FAILED);
    assertThat(accepting("iac.ci.a").rule(fell(LOST), HEAD).notes())
        .containsExactly("suppressed: iac.ci.a in * until 2024-06-01: being moved");
  }

  @Test
  void whatCannotBeToldIsNeitherUnlessItIsAllowed() {
    Comparison untold = comparison(area(AreaChange.Outcome.INDETERMINATE, UNTOLD));
    GatePolicy.Ruling ruling = level().rule(untold, HEAD);
    assertThat(ruling.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(ruling.reasons())
        .extracting(Reason::words)
        .containsExactly("iac.ci cannot be told: something that decides could not be read");
    assertThat(decision(new GatePolicy(FailOn.LEVEL, List.of(), List.of(), true), untold))
        .isEqualTo(Decision.PASSED);
  }

  @Test
  void aLossOutranksWhatCannotBeToldAndBothAreSaid() {
    Comparison both =
        comparison(
            area(AreaChange.Outcome.REGRESSED, LOST),
            new AreaChange(
                RepoPath.of("teams/a"),
                "iac",
                "ci",
                OptionalInt.of(1),
                OptionalInt.empty(),
                AreaChange.Outcome.INDETERMINATE,
                List.of(UNTOLD)));
    GatePolicy.Ruling ruling = level().rule(both, HEAD);
    assertThat(ruling.decision()).isEqualTo(Decision.FAILED);
    assertThat(ruling.reasons())
        .extracting(reason -> reason.about().get(0))
        .containsExactly("iac.ci", "iac.ci of teams/a");
  }

  @Test
  void indicatorsCountOnlyWhereTheyAreAskedFor() {
    Comparison below = comparison(area(AreaChange.Outcome.SAME, BELOW));
    assertThat(decision(level(), below)).isEqualTo(Decision.PASSED);
    GatePolicy.Ruling ruling = indicators().rule(below, HEAD);
    assertThat(ruling.decision()).isEqualTo(Decision.FAILED);
    assertThat(ruling.reasons())
        .extracting(Reason::words)
        .containsExactly("iac.ci.c was shown and is lost");
    Comparison untold = comparison(area(AreaChange.Outcome.SAME, UNTOLD));
    assertThat(decision(level(), untold)).isEqualTo(Decision.PASSED);
    assertThat(decision(indicators(), untold)).isEqualTo(Decision.INDETERMINATE);
    Flip neutral = flip("iac.ci.e", Flip.Kind.NEUTRAL);
    assertThat(decision(indicators(), comparison(area(AreaChange.Outcome.SAME, neutral))))
        .isEqualTo(Decision.PASSED);
    assertThat(
            decision(
                new GatePolicy(
                    FailOn.INDICATOR, List.of(), List.of(), false, suppressions("iac.ci.c")),
                below))
        .isEqualTo(Decision.PASSED);
  }

  @Test
  void whatTheSentenceOfALevelNamesIsNotSaidAgain() {
    assertThat(indicators().rule(fell(LOST, BELOW), HEAD).reasons())
        .extracting(Reason::words)
        .containsExactly(
            "iac.ci fell from 1 to 0: iac.ci.a was shown and is lost, at x.yml:1",
            "iac.ci.c was shown and is lost");
  }

  @Test
  void aFloorIsAskedOfItsComponentAlone() {
    Assessment.Repository head =
        Assessed.repository(
            List.of(Assessed.result(1, HOLDS)),
            List.of(Assessed.component("teams/a", 0, FAILS)),
            List.of());
    assertThat(floor("", "iac.ci", 1, head)).isEmpty();
    assertThat(floor("", "iac.ci", 2, head))
        .containsExactly("iac.ci is 1, and at least 2 is asked for");
    assertThat(floor("teams/a", "iac.ci", 1, head))
        .containsExactly("iac.ci of teams/a is 0, and at least 1 is asked for");
    assertThat(floor("teams/b", "iac.ci", 0, head))
        .containsExactly("iac.ci of teams/b is not shown, and at least 0 is asked for");
    assertThat(floor("", "iac.cd", 0, head))
        .containsExactly("iac.cd is not shown, and at least 0 is asked for");
  }

  @Test
  void aTargetIsAskedOnlyOfWhoFailsBelowIt() {
    List<Aim> target = List.of(new Aim(RepoPath.ROOT, "iac.ci", 2));
    assertThat(decision(new GatePolicy(FailOn.LEVEL, List.of(), target, false), Comparison.NONE))
        .isEqualTo(Decision.PASSED);
    assertThat(
            decision(
                new GatePolicy(FailOn.BELOW_TARGET, List.of(), target, false), Comparison.NONE))
        .isEqualTo(Decision.FAILED);
  }

  @Test
  void thatThereAreNoTargetsIsSaidWhereTheyAreAskedFor() {
    GatePolicy asking = new GatePolicy(FailOn.BELOW_TARGET, List.of(), List.of(), false);
    GatePolicy.Ruling ruling = asking.rule(Comparison.NONE, HEAD);
    assertThat(ruling.decision()).isEqualTo(Decision.PASSED);
    assertThat(ruling.notes())
        .containsExactly("the base sets no targets, so no level can be below one");
    assertThat(
            new GatePolicy(FailOn.LEVEL, List.of(), List.of(), false)
                .rule(Comparison.NONE, HEAD)
                .notes())
        .isEmpty();
  }

  @Test
  void againstABaselineAPracticeCountsWhereIndicatorsDo() {
    Baseline before = Baseline.of(HEAD);
    Assessment.Repository without = Assessed.whole(1, FAILS);
    Assessment.Repository fallen = Assessed.whole(0, FAILS);
    assertThat(level().rule(before, Baseline.of(HEAD), HEAD).decision()).isEqualTo(Decision.PASSED);
    assertThat(level().rule(before, Baseline.of(without), without).decision())
        .isEqualTo(Decision.PASSED);
    assertThat(indicators().rule(before, Baseline.of(without), without).reasons())
        .extracting(Reason::words)
        .containsExactly("iac.ci.a no longer holds");
    GatePolicy.Ruling ruling = level().rule(before, Baseline.of(fallen), fallen);
    assertThat(ruling.decision()).isEqualTo(Decision.FAILED);
    assertThat(ruling.reasons())
        .extracting(Reason::words)
        .containsExactly("iac.ci falls from 1 to 0");
  }

  @Test
  void againstABaselineWhatWasNotReadMayHideWhatIsLost() {
    Baseline before = Baseline.of(HEAD);
    Assessment.Repository damaged = Assessed.affected(Assessed.whole(0, FAILS), "x.yml");
    Assessment.Repository harmless =
        Assessed.with(Assessed.whole(0, FAILS), Assessed.problem("x.yml"));
    Baseline now = Baseline.of(damaged);
    assertThat(level().rule(before, now, damaged).decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(level().rule(before, now, harmless).decision()).isEqualTo(Decision.FAILED);
    assertThat(
            new GatePolicy(FailOn.LEVEL, List.of(), List.of(), true)
                .rule(before, now, damaged)
                .decision())
        .isEqualTo(Decision.PASSED);
    List<Aim> floor = List.of(new Aim(RepoPath.ROOT, "iac.ci", 1));
    assertThat(
            new GatePolicy(FailOn.LEVEL, floor, List.of(), true)
                .rule(before, now, damaged)
                .decision())
        .as("a floor is asked of what is proven")
        .isEqualTo(Decision.FAILED);
  }

  private static List<String> floor(
      String component, String area, int level, Assessment.Repository head) {
    Aim aim = new Aim(RepoPath.of(component), area, level);
    return new GatePolicy(FailOn.LEVEL, List.of(aim), List.of(), false)
        .rule(Comparison.NONE, head).reasons().stream().map(Reason::words).toList();
  }

  private static GatePolicy level() {
    return new GatePolicy(FailOn.LEVEL, List.of(), List.of(), false);
  }

  private static GatePolicy indicators() {
    return new GatePolicy(FailOn.INDICATOR, List.of(), List.of(), false);
  }

  private static GatePolicy accepting(String indicator) {
    return new GatePolicy(FailOn.LEVEL, List.of(), List.of(), false, suppressions(indicator));
  }

  private static Suppressions suppressions(String indicator) {
    return new Suppressions(
        List.of(new Suppression(indicator, "*", "being moved", TODAY.plusMonths(1))), TODAY);
  }

  private static Decision decision(GatePolicy policy, Comparison comparison) {
    return policy.rule(comparison, HEAD).decision();
  }

  private static Comparison fell(Flip... flips) {
    return comparison(area(AreaChange.Outcome.REGRESSED, flips));
  }

  private static Comparison comparison(AreaChange... areas) {
    return new Comparison(List.of(areas), List.of(), List.of(), List.of(), List.of());
  }

  private static AreaChange area(AreaChange.Outcome outcome, Flip... flips) {
    return new AreaChange(
        RepoPath.ROOT, "iac", "ci", OptionalInt.of(1), OptionalInt.of(0), outcome, List.of(flips));
  }

  private static Flip flip(String id, String now, boolean decisive) {
    return flip(id, now, now.equals("fails") ? Flip.Kind.LOSS : Flip.Kind.INDETERMINATE, decisive);
  }

  private static Flip flip(String id, Flip.Kind kind) {
    return flip(id, "not-applicable", kind, false);
  }

  private static Flip flip(String id, String now, Flip.Kind kind, boolean decisive) {
    return new Flip(
        Verdicts.verdict(id, 1, Indicator.Role.REQUIREMENT, "holds"),
        Verdicts.verdict(id, 1, Indicator.Role.REQUIREMENT, now),
        kind,
        decisive,
        List.of(),
        List.of());
  }
}
