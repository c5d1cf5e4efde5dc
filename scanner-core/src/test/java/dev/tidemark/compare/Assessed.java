package dev.tidemark.compare;

import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Confidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Assessed repositories for the tests of this package: of one area, {@code iac.ci}. */
final class Assessed {
  private Assessed() {}

  /** A repository of one area with one indicator, and its facts. */
  static Assessment.Repository whole(int proven, IndicatorVerdict verdict, Evidence... facts) {
    return repository(List.of(result(proven, verdict)), List.of(), List.of(facts));
  }

  static Assessment.Component component(String path, int proven, IndicatorVerdict verdict) {
    return new Assessment.Component(RepoPath.of(path), List.of(), List.of(result(proven, verdict)));
  }

  static RubricResult result(int proven, IndicatorVerdict... verdicts) {
    return result(OptionalInt.of(proven), verdicts);
  }

  static RubricResult result(OptionalInt proven, IndicatorVerdict... verdicts) {
    List<Indicator> asked = Stream.of(verdicts).map(IndicatorVerdict::indicator).toList();
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
            area, proven, proven, Confidence.DIRECT, List.of(), List.of(), List.of(verdicts));
    return new RubricResult(rubric, true, List.of(rating));
  }

  static Assessment.Repository repository(
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

  /** The same, with files that cannot be read and matter to nothing. */
  static Assessment.Repository with(Assessment.Repository like, Problem... problems) {
    return with(like, List.of(), problems);
  }

  /** The same, with a file that cannot be read and matters to the area. */
  static Assessment.Repository affected(Assessment.Repository like, String file) {
    return with(like, List.of("iac.ci"), problem(file));
  }

  /** The same, with a problem that matters to an indicator. */
  static Assessment.Repository affecting(
      Assessment.Repository like, String indicator, Problem problem) {
    return with(like, List.of(indicator), problem);
  }

  private static Assessment.Repository with(
      Assessment.Repository like, List<String> affects, Problem... problems) {
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
            .map(problem -> new Assessment.AffectingProblem(problem, affects))
            .toList());
  }

  static Problem problem(String file) {
    return new Problem("yaml-syntax", RepoPath.of(file), 1, "cannot be read", true);
  }
}
