package dev.tidemark.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Confidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.TextSnapshot;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    AreaChange area = only(whole(1, HOLDS, CHECK), whole(0, FAILS));
    assertThat(area.outcome()).isEqualTo(AreaChange.Outcome.REGRESSED);
    Flip flip = area.flips().get(0);
    assertThat(flip.kind()).isEqualTo(Flip.Kind.LOSS);
    assertThat(flip.decisive()).isTrue();
    assertThat(flip.lost()).containsExactly(CHECK);
  }

  @Test
  void aLevelThatRoseIsImprovedAndOneThatStayedIsTheSame() {
    assertThat(only(whole(0, FAILS), whole(1, HOLDS, CHECK)).outcome())
        .isEqualTo(AreaChange.Outcome.IMPROVED);
    AreaChange same = only(whole(1, HOLDS, CHECK), whole(1, HOLDS, CHECK));
    assertThat(same.outcome()).isEqualTo(AreaChange.Outcome.SAME);
    assertThat(same.flips()).isEmpty();
  }

  @Test
  void aPracticeBelowALevelThatStaysIsALossThatDecidesNothing() {
    AreaChange area = only(whole(0, HOLDS, CHECK), whole(0, FAILS));
    assertThat(area.outcome()).isEqualTo(AreaChange.Outcome.SAME);
    assertThat(area.flips())
        .extracting(Flip::kind, Flip::decisive)
        .containsExactly(tuple(Flip.Kind.LOSS, false));
  }

  @Test
  void aLevelThatFellBecauseSomethingCannotBeReadIsIndeterminate() {
    Assessment.Repository head = with(whole(0, UNREADABLE), problem("ci/check.yml"));
    Comparison comparison = compare(whole(1, HOLDS, CHECK), head);
    assertThat(comparison.areas().get(0).outcome()).isEqualTo(AreaChange.Outcome.INDETERMINATE);
    assertThat(comparison.newProblems())
        .extracting(Problem::path)
        .containsExactly(RepoPath.of("ci/check.yml"));
  }

  @Test
  void whatCouldNotBeReadAtTheBaseEitherIsNoNews() {
    Assessment.Repository base = with(whole(1, HOLDS, CHECK), problem("other.yml"));
    Assessment.Repository head = with(whole(1, HOLDS, CHECK), problem("other.yml"));
    assertThat(compare(base, head).newProblems()).isEmpty();
  }

  @Test
  void aPracticeWhoseSubjectWentTakesNoLevelAway() {
    AreaChange area =
        only(whole(1, HOLDS, CHECK), whole(0, Verdicts.requirement(ID, "not-applicable")));
    assertThat(area.outcome()).isEqualTo(AreaChange.Outcome.GONE);
  }

  @Test
  void anAreaThatIsNotAssessedAnyMoreIsGoneAndANewOneIsNew() {
    Assessment.Repository nothing = repository(List.of(), List.of(), List.of());
    assertThat(only(whole(1, HOLDS, CHECK), nothing).outcome()).isEqualTo(AreaChange.Outcome.GONE);
    assertThat(only(nothing, whole(1, HOLDS, CHECK)).outcome()).isEqualTo(AreaChange.Outcome.NEW);
    assertThat(only(whole(1, HOLDS, CHECK), with(nothing, problem("main.tf"))).outcome())
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
            whole(1, HOLDS, CHECK),
            whole(1, Verdicts.requirement(ID, "fails", Verdicts.fact(".ci/check.yml"))));
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
            repository(List.of(), List.of(component("a", 1, HOLDS)), List.of()),
            repository(List.of(), List.of(component("b", 0, FAILS)), List.of()));
    assertThat(comparison.moved()).containsExactly("a moved to b");
    assertThat(comparison.areas())
        .extracting(AreaChange::component, AreaChange::outcome)
        .containsExactly(tuple(RepoPath.of("b"), AreaChange.Outcome.REGRESSED));
  }

  @Test
  void whatLayOutsideAllAlongTookNothingOver() {
    Evidence sign = Verdicts.fact("README.md");
    Assessment.Repository base = whole(1, HOLDS, CHECK, sign);
    assertThat(only(base, whole(0, ELSEWHERE, sign)).outcome())
        .isEqualTo(AreaChange.Outcome.REGRESSED);
    assertThat(only(base, whole(0, ELSEWHERE, sign, Verdicts.fact("new/README.md"))).outcome())
        .as("nobody touched that file, so nothing went there")
        .isEqualTo(AreaChange.Outcome.REGRESSED);
  }

  @Test
  void whereSomethingCannotBeReadNothingIsKnownToHaveStayed() {
    Assessment.Repository head = with(whole(0, ELSEWHERE), problem("ci/other.yml"));
    assertThat(only(whole(1, HOLDS, CHECK), head).outcome())
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
            whole(1, HOLDS, CHECK),
            whole(0, ELSEWHERE, CHECK, call));
    assertThat(comparison.areas().get(0).outcome()).isEqualTo(AreaChange.Outcome.INDETERMINATE);
  }

  private static AreaChange only(Assessment.Repository base, Assessment.Repository head) {
    Comparison comparison = compare(base, head);
    assertThat(comparison.areas()).hasSize(1);
    return comparison.areas().get(0);
  }

  private static Comparison compare(Assessment.Repository base, Assessment.Repository head) {
    return Comparer.compare(Moves.none(), Set.of(), base, head);
  }

  /** A repository of one area with one indicator, and its facts. */
  private static Assessment.Repository whole(
      int proven, IndicatorVerdict verdict, Evidence... facts) {
    return repository(List.of(result(proven, verdict)), List.of(), List.of(facts));
  }

  private static Assessment.Component component(String path, int proven, IndicatorVerdict verdict) {
    return new Assessment.Component(RepoPath.of(path), List.of(), List.of(result(proven, verdict)));
  }

  private static RubricResult result(int proven, IndicatorVerdict verdict) {
    List<Indicator> asked = List.of(verdict.indicator());
    PracticeArea area = new PracticeArea("ci", "Checks", asked);
    Rubric rubric =
        new Rubric(
            "iac",
            "1",
            "A model",
            "a source",
            List.of(new Rubric.Level(0, "none"), new Rubric.Level(1, "some")),
            new Condition.All(List.of()),
            List.of(),
            List.of(),
            List.of(area),
            List.of());
    Rating rating =
        new Rating(
            area,
            OptionalInt.of(proven),
            OptionalInt.of(proven),
            Confidence.DIRECT,
            List.of(),
            List.of(),
            List.of(verdict));
    return new RubricResult(rubric, true, List.of(rating));
  }

  private static Assessment.Repository repository(
      List<RubricResult> rubrics, List<Assessment.Component> components, List<Evidence> facts) {
    return new Assessment.Repository(
        "app",
        Optional.empty(),
        Optional.empty(),
        Role.DEPLOYMENT,
        1,
        rubrics,
        components,
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        facts,
        List.of());
  }

  private static Assessment.Repository with(Assessment.Repository like, Problem... problems) {
    return new Assessment.Repository(
        like.name(),
        like.remote(),
        like.revision(),
        like.role(),
        like.files(),
        like.rubrics(),
        like.components(),
        like.ahead(),
        like.stalls(),
        like.signals(),
        like.facts(),
        like.evidence(),
        Stream.of(problems)
            .map(problem -> new Assessment.AffectingProblem(problem, List.of()))
            .toList());
  }

  private static Problem problem(String file) {
    return new Problem("yaml-syntax", RepoPath.of(file), 1, "cannot be read", true);
  }
}
