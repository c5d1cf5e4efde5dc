package dev.tidemark.cli;

import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Confidence;
import dev.tidemark.judgement.Figure;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Revision;
import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Against;
import dev.tidemark.rubric.Applies;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.rubric.Scope;
import dev.tidemark.scan.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Assessments written by hand, for tests of what shows them. */
public final class Samples {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** What a hostile repository calls its things. */
  public static final String HOSTILE =
      "\u001b]0;x\u0007::error::<img src=x>|`@team #1 =cmd() \u202e\ud800 ##[group]";

  private Samples() {}

  /** An ordinary repository: one area held back by a share and an unknown, one not shown, a rubric not assessed. */
  public static Assessment ordinary() {
    return assessment("acme/infra", "services/a b/main.tf", "a team's own words");
  }

  /** The same repository with a hostile text wherever foreign text may stand. */
  public static Assessment hostile() {
    return assessment(HOSTILE, HOSTILE + "/main.tf", HOSTILE);
  }

  /** The ordinary repository, with other problems. */
  public static Assessment with(List<Assessment.AffectingProblem> problems) {
    return changed(ordinary().repositories().get(0).rubrics(), problems);
  }

  /** The ordinary repository, where one indicator rests on this fact alone. */
  public static Assessment holding(Evidence fact) {
    Assessment.Repository ordinary = ordinary().repositories().get(0);
    RubricResult first = ordinary.rubrics().get(0);
    Rating rating =
        new Rating(
            first.ratings().get(0).area(),
            OptionalInt.of(0),
            OptionalInt.of(0),
            Confidence.DIRECT,
            List.of(),
            List.of(),
            List.of(
                verdict(
                    indicators("iac.ci").get(0),
                    Verdict.HOLDS,
                    Optional.empty(),
                    "it is there",
                    List.of(fact),
                    List.of())));
    return changed(
        List.of(new RubricResult(first.rubric(), true, List.of(rating))), ordinary.problems());
  }

  /** The ordinary repository, where so many requirements of its first area fail. */
  public static Assessment failing(int requirements) {
    List<RubricResult> rubrics = ordinary().repositories().get(0).rubrics();
    Rating ci = rubrics.get(0).ratings().get(0);
    Evidence place =
        Evidence.of("iac.module-use", Location.of(RepoPath.of("services/a b/main.tf")));
    List<Indicator> all =
        IntStream.range(0, requirements)
            .mapToObj(i -> indicator("iac.ci.n" + i, 1, Indicator.Role.REQUIREMENT, "Number " + i))
            .toList();
    Rating failing =
        new Rating(
            new PracticeArea(ci.area().id(), ci.area().title(), all),
            OptionalInt.of(0),
            OptionalInt.of(0),
            ci.confidence(),
            List.of(),
            List.of(),
            all.stream().map(one -> figured(one, "not enough", place)).toList());
    return changed(
        List.of(
            new RubricResult(
                rubrics.get(0).rubric(), true, List.of(failing, rubrics.get(0).ratings().get(1))),
            rubrics.get(1)),
        List.of());
  }

  private static Assessment changed(
      List<RubricResult> rubrics, List<Assessment.AffectingProblem> problems) {
    Assessment.Repository ordinary = ordinary().repositories().get(0);
    return new Assessment(
        false,
        List.of(
            new Assessment.Repository(
                ordinary.name(),
                ordinary.remote(),
                ordinary.revision(),
                ordinary.role(),
                ordinary.files(),
                rubrics,
                ordinary.components(),
                ordinary.ahead(),
                ordinary.stalls(),
                ordinary.signals(),
                ordinary.facts(),
                ordinary.evidence(),
                problems)));
  }

  private static Assessment assessment(String name, String path, String words) {
    Evidence use =
        Evidence.of("iac.module-use", new Location(RepoPath.of(path), 3, 9))
            .with("tool", "terraform")
            .with("pinned", false)
            .with("source", words)
            .with("uses", 4)
            .with("via", List.of("make plan", words));
    Evidence whole = Evidence.of("iac.definition", Location.of(RepoPath.of("main.tf")));
    List<Evidence> many =
        IntStream.rangeClosed(1, 60)
            .mapToObj(
                line ->
                    Evidence.of(
                            "ci.check", Location.of(RepoPath.of(".github/workflows/ci.yml"), line))
                        .with("category", "lint"))
            .toList();
    Rating ci =
        new Rating(
            new PracticeArea("ci", "Testing and integration", indicators("iac.ci")),
            OptionalInt.of(0),
            OptionalInt.of(2),
            Confidence.PROXY,
            List.of("iac.ci.s"),
            List.of("iac.ci.r1", "iac.ci.r2"),
            List.of(
                verdict(
                    indicators("iac.ci").get(0),
                    Verdict.HOLDS,
                    Optional.empty(),
                    words,
                    List.of(use),
                    List.of()),
                verdict(
                    indicators("iac.ci").get(1),
                    Verdict.HOLDS,
                    Optional.empty(),
                    words,
                    many,
                    List.of(whole)),
                figured(indicators("iac.ci").get(2), words, use),
                verdict(
                    indicators("iac.ci").get(3),
                    Verdict.UNKNOWN,
                    Optional.of(UnknownBecause.HISTORY_CUT),
                    words,
                    List.of(),
                    List.of())));
    Rating shown =
        new Rating(
            new PracticeArea("observability", "Observability", indicators("iac.observability")),
            OptionalInt.empty(),
            OptionalInt.of(1),
            Confidence.DIRECT,
            List.of(),
            List.of(),
            List.of(
                verdict(
                    indicators("iac.observability").get(1),
                    Verdict.NOT_APPLICABLE,
                    Optional.empty(),
                    words,
                    List.of(),
                    List.of())));
    TreeMap<String, Long> facts = new TreeMap<>();
    facts.put("iac.module-use", 1L);
    facts.put("ci.check", 60L);
    Assessment.Repository repository =
        new Assessment.Repository(
            name,
            Optional.of("https://github.com/acme/infra"),
            Optional.of(new Revision(COMMIT, Instant.parse("2024-06-30T12:00:00Z"))),
            Role.DEPLOYMENT,
            1234,
            List.of(
                new RubricResult(
                    rubric("iac", "Infrastructure as Code", List.of(ci.area(), shown.area())),
                    true,
                    List.of(ci, shown)),
                new RubricResult(
                    rubric("platform", "Platform Engineering", List.of()), false, List.of())),
            List.of(),
            List.of(new Assessment.Ahead("iac.ci.r2", "iac.ci.r1")),
            List.of(new Assessment.Finding("platform.stall.adoption", words, List.of(use))),
            List.of(),
            facts,
            List.of(use, whole),
            List.of(
                new Assessment.AffectingProblem(
                    new Problem("too-large", RepoPath.of(path), 0, words, true),
                    List.of("iac.ci.r1")),
                new Assessment.AffectingProblem(
                    new Problem("yaml-syntax", RepoPath.of("a.yaml"), 7, "not closed", true),
                    List.of())));
    return new Assessment(false, List.of(repository));
  }

  private static List<Indicator> indicators(String prefix) {
    return List.of(
        indicator(prefix + ".s", 0, Indicator.Role.SYMPTOM, "Checks run on one machine only"),
        indicator(prefix + ".r0", 0, Indicator.Role.REQUIREMENT, "Something is tested"),
        indicator(
            prefix + ".r1",
            1,
            Indicator.Role.REQUIREMENT,
            "Every change is checked before it is merged, for at least eight roots in ten"),
        indicator(prefix + ".r2", 2, Indicator.Role.REQUIREMENT, "Environments come in order"));
  }

  /** An indicator that always holds; what it asks does not matter to those who show it. */
  public static Indicator indicator(String id, int level, Indicator.Role role, String title) {
    return new Indicator(
        id,
        level,
        role,
        title,
        "the model, page 1",
        "What is looked at.",
        "Do this first. Then do that.",
        List.of(),
        new Condition.All(List.of()),
        Against.NOTHING,
        Applies.ALWAYS,
        Optional.empty(),
        Optional.empty(),
        Absence.FAILS,
        Absence.FAILS,
        Scope.REPOSITORY,
        false,
        Optional.empty());
  }

  private static Rubric rubric(String id, String title, List<PracticeArea> areas) {
    return new Rubric(
        id,
        "1",
        title,
        "a model",
        IntStream.rangeClosed(-1, 3).mapToObj(n -> new Rubric.Level(n, "Level " + n)).toList(),
        new Condition.All(List.of()),
        List.of(),
        List.of(),
        areas,
        List.of());
  }

  private static IndicatorVerdict figured(Indicator indicator, String words, Evidence against) {
    return new IndicatorVerdict(
        indicator,
        Verdict.FAILS,
        Optional.empty(),
        Confidence.DIRECT,
        Optional.of(
            new Figure(
                "checked-roots",
                50,
                31,
                0.62,
                0.62,
                0.8,
                "roots",
                "31 of 50 roots checked, needs 80 %")),
        words,
        indicator.remedy(),
        Optional.empty(),
        List.of(),
        List.of(against));
  }

  private static IndicatorVerdict verdict(
      Indicator indicator,
      Verdict verdict,
      Optional<UnknownBecause> because,
      String words,
      List<Evidence> evidence,
      List<Evidence> against) {
    return new IndicatorVerdict(
        indicator,
        verdict,
        because,
        Confidence.PROXY,
        Optional.empty(),
        words,
        indicator.remedy(),
        Optional.empty(),
        evidence,
        against);
  }
}
