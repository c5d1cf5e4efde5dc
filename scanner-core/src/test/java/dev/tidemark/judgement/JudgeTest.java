package dev.tidemark.judgement;

import static dev.tidemark.judgement.Scene.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Problem;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.rubric.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rubrics over one set of facts, and what is told beside the levels. */
final class JudgeTest {
  private static final Judge JUDGE = new Judge(List.of());
  private static final Indicator WORKLOADS =
      Row.requirement("m.workloads", 0).holdsWhen(there("workloads")).indicator();
  private static final Indicator TESTS =
      Row.requirement("m.tests", 1)
          .holdsWhen(there("tests"))
          .mayBeElsewhereWhen(there("remains"))
          .indicator();
  private static final Indicator PROOFS =
      Row.requirement("m.proofs", 2).holdsWhen(there("proofs")).indicator();
  private static final Indicator FLAWS =
      Row.symptom("m.flaws", 0).holdsWhen(there("flaws")).indicator();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "workloads, true",
    "nothing, false",
    // what cannot be read may be what the rubric speaks about; what cannot be told is not
    "workloads!, true",
    "workloads?, false",
  })
  void aRubricSpeaksOfWhatIsThere(String seen, boolean assessed) {
    Rubric rubric = rubric("m", there("workloads"), List.of(), TESTS);
    RubricResult result = JUDGE.judge(rubric, Scene.of(seen));
    assertThat(result.assessed()).isEqualTo(assessed);
    assertThat(result.ratings()).hasSize(assessed ? 1 : 0);
    assertThat(result.rubric()).isSameAs(rubric);
  }

  @Test
  void severalRubricsAreJudgedEachByItsOwnIndicators() {
    Rubric first = rubric("first", there("workloads"), List.of(), WORKLOADS, TESTS);
    Rubric silent = rubric("silent", there("flaws"), List.of(), FLAWS, WORKLOADS);
    Rubric last = rubric("last", there("tests"), List.of(), TESTS, PROOFS, WORKLOADS);

    List<RubricResult> results =
        JUDGE.judge(List.of(first, silent, last), new Facts(Scene.of("workloads tests")));

    assertThat(results)
        .extracting(result -> result.rubric().id())
        .containsExactly("first", "silent", "last");
    assertThat(results).extracting(RubricResult::assessed).containsExactly(true, false, true);
    assertThat(verdicts(results.get(0))).containsExactly("m.workloads HOLDS", "m.tests HOLDS");
    assertThat(verdicts(results.get(2)))
        .containsExactly("m.tests HOLDS", "m.proofs FAILS", "m.workloads HOLDS");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "workloads tests, ''",
    "workloads proofs, m.proofs lacks m.tests",
    "tests proofs, m.tests lacks m.workloads; m.proofs lacks m.workloads",
    "workloads proofs tests!, m.proofs lacks m.tests",
    // all that is asked holds, and a symptom holds it down
    "workloads tests flaws, m.tests lacks m.flaws",
    "flaws, ''",
  })
  void whatHoldsAboveTheProvenLevelIsAheadOfWhatIsMissingBelow(String seen, String ahead) {
    RubricResult result =
        JUDGE.judge(rubric("m", List.of(), FLAWS, WORKLOADS, TESTS, PROOFS), Scene.of(seen));
    assertThat(Judge.ahead(result).stream().map(one -> one.indicator() + " lacks " + one.missing()))
        .isEqualTo(ahead.isEmpty() ? List.of() : List.of(ahead.split("; ")));
  }

  @Test
  void aSymptomFurtherUpIsNoProgress() {
    Indicator further = Row.symptom("m.further", 2).holdsWhen(there("flaws")).indicator();
    RubricResult result =
        JUDGE.judge(rubric("m", List.of(), WORKLOADS, TESTS, further), Scene.of("workloads flaws"));
    assertThat(Judge.ahead(result)).isEmpty();
  }

  @Test
  void whatDoesNotApplyBelowIsNotMissing() {
    Rating rating =
        new Rating(
            new PracticeArea("a", "A", List.of()),
            OptionalInt.of(0),
            OptionalInt.of(0),
            Confidence.DIRECT,
            List.of(),
            List.of(),
            List.of(
                Row.requirement("m.none", 0).judged(Verdict.NOT_APPLICABLE),
                Row.requirement("m.later", 2).judged(Verdict.FAILS),
                Row.requirement("m.held", 2).judged(Verdict.HOLDS)));
    RubricResult result = new RubricResult(rubric("m", List.of(), TESTS), true, List.of(rating));
    assertThat(Judge.ahead(result)).isEmpty();
  }

  @Test
  void findingsAreDiagnosedWhereTheyAreSure() {
    Rubric rubric =
        rubric(
            "m",
            List.of(
                finding("m.stall.flaws", true, "flaws"),
                finding("m.signal.signs", false, "signs"),
                finding("m.signal.remains", false, "remains")),
            WORKLOADS,
            TESTS,
            PROOFS);
    Facts facts = new Facts(Scene.of("workloads proofs flaws signs remains!"));

    Diagnosis diagnosis = JUDGE.diagnose(JUDGE.judge(rubric, facts), facts);

    assertThat(diagnosis.stalls())
        .extracting(one -> one.id() + ": " + one.says())
        .containsExactly("m.stall.flaws: It is so (flaws: 1, at flaws.yml:1)");
    assertThat(diagnosis.signals())
        .extracting(Diagnosis.Finding::id)
        .containsExactly("m.signal.signs");
    assertThat(diagnosis.signals().get(0).evidence()).hasSize(1);
    assertThat(diagnosis.ahead()).containsExactly(new Ahead("m.proofs", "m.tests"));
  }

  @Test
  void aFindingSaysAllThatItRestsOn() {
    Condition both = new Condition.All(List.of(there("flaws"), there("signs")));
    Rubric rubric =
        rubric("m", List.of(new Rubric.Finding("m.stall", 1, true, "It is so", both)), TESTS);
    Facts facts = new Facts(Scene.of("flaws signs"));
    assertThat(JUDGE.diagnose(JUDGE.judge(rubric, facts), facts).stalls())
        .extracting(Diagnosis.Finding::says)
        .containsExactly("It is so (flaws: 1, at flaws.yml:1; signs: 1, at signs.yml:1)");
  }

  @Test
  void figuresAreTakenByTheFunctionsThatTheJudgeKnows() {
    Measure three =
        new Measure() {
          @Override
          public String name() {
            return "three";
          }

          @Override
          public MeasureDeclaration.Signature takes() {
            throw new UnsupportedOperationException();
          }

          @Override
          public Measured measure(MeasureDeclaration declared, Facts facts) {
            return Measured.count(3, 3, Optional.empty(), List.of());
          }
        };
    MeasureDeclaration declared =
        new MeasureDeclaration(
            "m", "three", "", "tests", "", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    Condition enough =
        new Condition.Measured(declared, Condition.Bound.AT_LEAST, new Threshold("least", 3));
    Indicator row = Row.requirement("m.row", 0).holdsWhen(enough).indicator();
    RubricResult result =
        new Judge(List.of(three)).judge(rubric("m", List.of(), row), Scene.of("nothing"));
    assertThat(verdicts(result)).containsExactly("m.row HOLDS");
  }

  @Test
  void nothingIsToldBesideAModelThatDoesNotSpeak() {
    Rubric rubric =
        rubric("m", there("workloads"), List.of(finding("m.stall", true, "flaws")), TESTS);
    Facts facts = new Facts(Scene.of("flaws"));
    assertThat(JUDGE.diagnose(JUDGE.judge(rubric, facts), facts))
        .isEqualTo(new Diagnosis(List.of(), List.of(), List.of()));
  }

  @Test
  void anUnreadFileAffectsWhatItLeavesUnknown() {
    Observations seen = Scene.of("proofs! tests! workloads?");
    List<RubricResult> results =
        List.of(
            JUDGE.judge(rubric("m", List.of(), WORKLOADS, TESTS, PROOFS, FLAWS), seen),
            JUDGE.judge(rubric("again", List.of(), TESTS), seen));

    assertThat(Judge.affectedBy(unread("tests", "workloads", "flaws"), results))
        .containsExactly("m.tests");
    assertThat(Judge.affectedBy(unread("proofs", "tests"), results))
        .as("in the order of their names, each once")
        .containsExactly("m.proofs", "m.tests");
    assertThat(Judge.affectedBy(unread("signs"), results)).isEmpty();
  }

  private static Unread unread(String... kinds) {
    return new Unread(
        new Problem("yaml-syntax", RepoPath.of("damaged.yml"), 1, "cannot be read", true),
        Set.of(kinds),
        50);
  }

  private static List<String> verdicts(RubricResult result) {
    return result.ratings().stream()
        .flatMap(rating -> rating.indicators().stream())
        .map(verdict -> verdict.indicator().id() + " " + verdict.verdict())
        .toList();
  }

  private static Rubric.Finding finding(String id, boolean stall, String kind) {
    return new Rubric.Finding(id, 1, stall, "It is so", there(kind));
  }

  private static Rubric rubric(String id, List<Rubric.Finding> findings, Indicator... indicators) {
    return rubric(id, new Condition.All(List.of()), findings, indicators);
  }

  private static Rubric rubric(
      String id, Condition assessed, List<Rubric.Finding> findings, Indicator... indicators) {
    PracticeArea area = new PracticeArea("area", "Area", List.of(indicators));
    return new Rubric(
        id,
        "1",
        "Model",
        "a model",
        IntStream.rangeClosed(-1, 3).mapToObj(n -> new Rubric.Level(n, "Level " + n)).toList(),
        assessed,
        List.of(),
        List.of(),
        List.of(area),
        findings);
  }
}
