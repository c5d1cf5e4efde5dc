package dev.tidemark.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.TextSnapshot;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.scan.Assessment;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ComparerTest {
  private static final String ID = "iac.ci.every-checkin";
  private static final Evidence CHECK = Verdicts.fact("ci/check.yml");
  private static final IndicatorVerdict HOLDS = Verdicts.requirement(ID, "holds", CHECK);
  private static final IndicatorVerdict FAILS = Verdicts.requirement(ID, "fails");
  private static final IndicatorVerdict UNREADABLE = Verdicts.requirement(ID, "unknown-unreadable");
  private static final IndicatorVerdict ELSEWHERE = Verdicts.requirement(ID, "unknown-unresolved");
  private static final RepoPath CHECK_FILE = RepoPath.of("ci/check.yml");

  @Test
  void aLevelThatFellWithAPracticeIsRegressedAndTellsTheFactsThatAreGone() {
    AreaChange area = only(Assessed.whole(1, HOLDS, CHECK), Assessed.whole(0, FAILS));
    assertThat(area.outcome()).isEqualTo(AreaChange.Outcome.REGRESSED);
    Flip flip = area.flips().get(0);
    assertThat(flip.kind()).isEqualTo(Flip.Kind.LOSS);
    assertThat(flip.decisive()).isTrue();
    assertThat(flip.lost()).containsExactly(CHECK);
  }

  @Test
  void aLevelThatRoseIsImprovedAndOneThatStayedIsTheSame() {
    assertThat(only(Assessed.whole(0, FAILS), Assessed.whole(1, HOLDS, CHECK)).outcome())
        .isEqualTo(AreaChange.Outcome.IMPROVED);
    AreaChange same = only(Assessed.whole(1, HOLDS, CHECK), Assessed.whole(1, HOLDS, CHECK));
    assertThat(same.outcome()).isEqualTo(AreaChange.Outcome.SAME);
    assertThat(same.flips()).isEmpty();
  }

  @Test
  void aPracticeBelowALevelThatStaysIsALossThatDecidesNothing() {
    AreaChange area = only(Assessed.whole(0, HOLDS, CHECK), Assessed.whole(0, FAILS));
    assertThat(area.outcome()).isEqualTo(AreaChange.Outcome.SAME);
    assertThat(area.flips())
        .extracting(Flip::kind, Flip::decisive)
        .containsExactly(tuple(Flip.Kind.LOSS, false));
  }

  @Test
  void aLevelThatFellBecauseSomethingCannotBeReadIsIndeterminate() {
    Assessment.Repository head =
        Assessed.with(Assessed.whole(0, UNREADABLE), Assessed.problem("ci/check.yml"));
    Comparison comparison = compare(Assessed.whole(1, HOLDS, CHECK), head);
    assertThat(comparison.areas().get(0).outcome()).isEqualTo(AreaChange.Outcome.INDETERMINATE);
    assertThat(comparison.newProblems())
        .extracting(Problem::path)
        .containsExactly(RepoPath.of("ci/check.yml"));
  }

  @Test
  void whatCouldNotBeReadAtTheBaseEitherIsNoNews() {
    Assessment.Repository base =
        Assessed.with(Assessed.whole(1, HOLDS, CHECK), Assessed.problem("other.yml"));
    Assessment.Repository head =
        Assessed.with(Assessed.whole(1, HOLDS, CHECK), Assessed.problem("other.yml"));
    assertThat(compare(base, head).newProblems()).isEmpty();
  }

  @Test
  void aPracticeWhoseSubjectWentTakesNoLevelAway() {
    AreaChange area =
        only(
            Assessed.whole(1, HOLDS, CHECK),
            Assessed.whole(0, Verdicts.requirement(ID, "not-applicable")));
    assertThat(area.outcome()).isEqualTo(AreaChange.Outcome.GONE);
  }

  @Test
  void anAreaThatIsNotAssessedAnyMoreIsGoneAndANewOneIsNew() {
    Assessment.Repository nothing = Assessed.repository(List.of(), List.of(), List.of());
    assertThat(only(Assessed.whole(1, HOLDS, CHECK), nothing).outcome())
        .isEqualTo(AreaChange.Outcome.GONE);
    assertThat(only(nothing, Assessed.whole(1, HOLDS, CHECK)).outcome())
        .isEqualTo(AreaChange.Outcome.NEW);
    assertThat(
            only(
                    Assessed.whole(1, HOLDS, CHECK),
                    Assessed.with(nothing, Assessed.problem("main.tf")))
                .outcome())
        .as("it may be in what cannot be read")
        .isEqualTo(AreaChange.Outcome.INDETERMINATE);
  }

  @Test
  void aFactWhoseFileMovedIsNotLost() {
    Moves moves =
        Moves.between(
            TextSnapshot.of("-- ci/check.yml --\non: push\n"),
            TextSnapshot.of("-- .ci/check.yml --\non: push\n"));
    Comparison comparison =
        Comparer.compare(
            moves,
            Set.of(RepoPath.of(".ci/check.yml")),
            Assessed.whole(1, HOLDS, CHECK),
            Assessed.whole(1, Verdicts.requirement(ID, "fails", Verdicts.fact(".ci/check.yml"))));
    assertThat(comparison.areas().get(0).flips().get(0).lost()).isEmpty();
  }

  @Test
  void aComponentThatMovedIsComparedWithItself() {
    Moves moves =
        Moves.between(
            TextSnapshot.of("-- a/main.tf --\nx\n"), TextSnapshot.of("-- b/main.tf --\nx\n"));
    Comparison comparison =
        Comparer.compare(
            moves,
            Set.of(),
            Assessed.repository(List.of(), List.of(Assessed.component("a", 1, HOLDS)), List.of()),
            Assessed.repository(List.of(), List.of(Assessed.component("b", 0, FAILS)), List.of()));
    assertThat(comparison.moved()).containsExactly("a moved to b");
    assertThat(comparison.areas())
        .extracting(AreaChange::component, AreaChange::outcome)
        .containsExactly(tuple(RepoPath.of("b"), AreaChange.Outcome.REGRESSED));
  }

  @Test
  void whatLayOutsideAllAlongTookNothingOver() {
    Evidence sign = Verdicts.fact("README.md");
    Assessment.Repository base = Assessed.whole(1, HOLDS, CHECK, sign);
    assertThat(only(base, Assessed.whole(0, ELSEWHERE, sign)).outcome())
        .isEqualTo(AreaChange.Outcome.REGRESSED);
    assertThat(
            only(base, Assessed.whole(0, ELSEWHERE, sign, Verdicts.fact("new/README.md")))
                .outcome())
        .as("nobody touched that file, so nothing went there")
        .isEqualTo(AreaChange.Outcome.REGRESSED);
  }

  @Test
  void whereSomethingCannotBeReadNothingIsKnownToHaveStayed() {
    Assessment.Repository head =
        Assessed.with(Assessed.whole(0, ELSEWHERE), Assessed.problem("ci/other.yml"));
    assertThat(only(Assessed.whole(1, HOLDS, CHECK), head).outcome())
        .isEqualTo(AreaChange.Outcome.INDETERMINATE);
  }

  @Test
  void aStepThatCallsALineFurtherDownIsTheSame() {
    Evidence before = CHECK.with("via", List.of("test/run.sh:26"));
    Evidence after = CHECK.with("via", List.of("test/run.sh:28"));
    Likeness likeness = new Likeness(Moves.none());
    assertThat(likeness.missing(List.of(before), List.of(after))).isEmpty();
    assertThat(likeness.fresh(List.of(before), List.of(CHECK.with("via", List.of("b.sh:26")))))
        .hasSize(1);
    assertThat(Likeness.withoutLines(List.of("a.sh:1", "nginx:1", "c.sh:x")))
        .isEqualTo(List.of("a.sh", "nginx:1", "c.sh:x"));
  }

  @Test
  void whatMayHaveGoneSomewhereElseCannotBeTold() {
    Evidence call = Verdicts.fact("ci/check.yml");
    Comparison comparison =
        Comparer.compare(
            Moves.none(),
            Set.of(CHECK_FILE),
            Assessed.whole(1, HOLDS, CHECK),
            Assessed.whole(0, ELSEWHERE, CHECK, call));
    assertThat(comparison.areas().get(0).outcome()).isEqualTo(AreaChange.Outcome.INDETERMINATE);
  }

  @Test
  void aSymptomThatIsObservedAnewTakesItsLevelAway() {
    IndicatorVerdict absent = symptom("fails");
    IndicatorVerdict observed = symptom("holds");
    AreaChange area =
        only(
            Assessed.repository(List.of(Assessed.result(1, absent)), List.of(), List.of()),
            Assessed.repository(List.of(Assessed.result(0, observed)), List.of(), List.of()));
    assertThat(area.outcome()).isEqualTo(AreaChange.Outcome.REGRESSED);
    assertThat(area.flips())
        .extracting(Flip::kind, Flip::decisive)
        .containsExactly(tuple(Flip.Kind.LOSS, true));
    AreaChange kept =
        only(
            Assessed.repository(List.of(Assessed.result(0, absent)), List.of(), List.of()),
            Assessed.repository(List.of(Assessed.result(0, observed)), List.of(), List.of()));
    assertThat(kept.flips()).extracting(Flip::decisive).containsExactly(false);
  }

  @Test
  void whatDecidesIsToldFirstThenTheLowerLevel() {
    IndicatorVerdict[] before = {
      at("iac.ci.c", 2, "holds"), at("iac.ci.b", 1, "holds"), at("iac.ci.a", 1, "holds")
    };
    IndicatorVerdict[] after = {
      at("iac.ci.c", 2, "fails"), at("iac.ci.b", 1, "fails"), at("iac.ci.a", 1, "fails")
    };
    AreaChange area =
        only(
            Assessed.repository(List.of(Assessed.result(1, before)), List.of(), List.of()),
            Assessed.repository(List.of(Assessed.result(0, after)), List.of(), List.of()));
    assertThat(area.flips())
        .extracting(Flip::id, Flip::decisive)
        .containsExactly(
            tuple("iac.ci.a", true), tuple("iac.ci.b", true), tuple("iac.ci.c", false));
  }

  @Test
  void anIndicatorThatTheBaseDidNotAskIsNoFlip() {
    AreaChange area =
        only(
            Assessed.repository(List.of(Assessed.result(0)), List.of(), List.of()),
            Assessed.repository(List.of(Assessed.result(0, FAILS)), List.of(), List.of()));
    assertThat(area.flips()).isEmpty();
  }

  @Test
  void whereNoLevelIsShownNothingFell() {
    AreaChange area =
        only(
            Assessed.repository(List.of(Assessed.result(0, FAILS)), List.of(), List.of()),
            Assessed.repository(
                List.of(Assessed.result(OptionalInt.empty(), FAILS)), List.of(), List.of()));
    assertThat(area.outcome()).isEqualTo(AreaChange.Outcome.SAME);
  }

  @Test
  void aLevelThatFellWithoutAFlipFellForWhatIsHiddenOrFellForNothing() {
    assertThat(
            only(
                    Assessed.whole(1, HOLDS, CHECK),
                    Assessed.with(Assessed.whole(0, HOLDS, CHECK), Assessed.problem("x.yml")))
                .outcome())
        .isEqualTo(AreaChange.Outcome.INDETERMINATE);
    assertThat(only(Assessed.whole(1, HOLDS, CHECK), Assessed.whole(0, HOLDS, CHECK)).outcome())
        .isEqualTo(AreaChange.Outcome.REGRESSED);
    IndicatorVerdict never = Verdicts.requirement(ID, "fails");
    IndicatorVerdict gone = Verdicts.requirement(ID, "not-applicable");
    assertThat(only(Assessed.whole(1, never), Assessed.whole(0, gone)).outcome())
        .as("what was not shown had no subject to lose")
        .isEqualTo(AreaChange.Outcome.REGRESSED);
  }

  @Test
  void unknownForWhatCannotBeReadIsAnotherUnknown() {
    AreaChange area = only(Assessed.whole(0, ELSEWHERE), Assessed.whole(0, UNREADABLE));
    assertThat(area.flips()).extracting(Flip::kind).containsExactly(Flip.Kind.NEUTRAL);
    assertThat(only(Assessed.whole(0, UNREADABLE), Assessed.whole(0, UNREADABLE)).flips())
        .isEmpty();
    assertThat(only(Assessed.whole(0, UNREADABLE), Assessed.whole(0, ELSEWHERE)).flips()).isEmpty();
  }

  @Test
  void componentsThatComeAndGoAreNewAndGone() {
    Comparison comparison =
        compare(
            Assessed.repository(List.of(), List.of(Assessed.component("a", 1, HOLDS)), List.of()),
            Assessed.repository(List.of(), List.of(Assessed.component("b", 1, HOLDS)), List.of()));
    assertThat(comparison.moved()).isEmpty();
    assertThat(comparison.areas())
        .extracting(AreaChange::component, AreaChange::outcome)
        .containsExactly(
            tuple(RepoPath.of("a"), AreaChange.Outcome.GONE),
            tuple(RepoPath.of("b"), AreaChange.Outcome.NEW));
  }

  private static IndicatorVerdict symptom(String words) {
    return Verdicts.verdict("iac.ci.by-hand", 0, Indicator.Role.SYMPTOM, words);
  }

  private static IndicatorVerdict at(String id, int level, String words) {
    return Verdicts.verdict(id, level, Indicator.Role.REQUIREMENT, words);
  }

  private static AreaChange only(Assessment.Repository base, Assessment.Repository head) {
    Comparison comparison = compare(base, head);
    assertThat(comparison.areas()).hasSize(1);
    return comparison.areas().get(0);
  }

  private static Comparison compare(Assessment.Repository base, Assessment.Repository head) {
    return Comparer.compare(Moves.none(), Set.of(), base, head);
  }
}
