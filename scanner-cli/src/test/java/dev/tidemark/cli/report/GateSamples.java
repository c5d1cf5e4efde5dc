package dev.tidemark.cli.report;

import dev.tidemark.cli.gate.BaseChoice;
import dev.tidemark.compare.Comparer;
import dev.tidemark.compare.Comparison;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.compare.Reason;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Gate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accounts of gates, made from sample assessments: the base held a requirement that the head lost. */
public final class GateSamples {
  private GateSamples() {}

  public static GateAccount lost(Assessment assessment) {
    Assessment.Repository head = assessment.repositories().get(0);
    return account(held(head), head, assessment);
  }

  static GateAccount unchanged(Assessment assessment) {
    Assessment.Repository head = assessment.repositories().get(0);
    return account(head, head, assessment);
  }

  /** A level that was asked for beside the comparison. */
  static GateAccount below(Assessment assessment) {
    GateAccount same = unchanged(assessment);
    return new GateAccount(
        same.head(),
        same.measured(),
        false,
        new GatePolicy.Ruling(
            GatePolicy.Decision.FAILED,
            List.of(new Reason(List.of("iac.ci"), "iac.ci is 0, and at least 1 is asked for"))),
        false);
  }

  private static GateAccount account(
      Assessment.Repository base, Assessment.Repository head, Assessment assessment) {
    Comparison comparison = Comparer.compare(Moves.none(), Set.of(), base, head);
    RepoPath place = assessment.repositories().get(0).evidence().get(0).location().path();
    TreeMap<RepoPath, String> changedBy = new TreeMap<>();
    changedBy.put(place, "fedcba9876543210fedcba9876543210fedcba98");
    Gate.Result result =
        new Gate.Result(
            base,
            head,
            comparison,
            Moves.none(),
            new TreeSet<>(),
            changedBy,
            Optional.empty(),
            new TreeSet<>(),
            head.role());
    GatePolicy.Ruling ruling =
        new GatePolicy(GatePolicy.FailOn.LEVEL, List.of(), List.of(), false).rule(comparison, head);
    return GateAccount.of(
        result,
        new BaseChoice.Base("aaaabbbbccccddddeeeeffff", "the commit before it"),
        ruling,
        false);
  }

  /** The repository as it was when the requirement that fails at the head still held. */
  private static Assessment.Repository held(Assessment.Repository head) {
    RubricResult result = head.rubrics().get(0);
    Rating ci = result.ratings().get(0);
    Rating was =
        new Rating(
            ci.area(),
            OptionalInt.of(1),
            ci.possible(),
            ci.confidence(),
            List.of(),
            List.of(),
            ci.indicators().stream().map(GateSamples::held).toList());
    return new Assessment.Repository(
        head.name(),
        head.remote(),
        head.revision(),
        head.role(),
        head.files(),
        List.of(
            new RubricResult(result.rubric(), true, List.of(was, result.ratings().get(1))),
            head.rubrics().get(1)),
        head.components(),
        head.ahead(),
        head.stalls(),
        head.signals(),
        head.facts(),
        head.evidence(),
        head.problems());
  }

  private static IndicatorVerdict held(IndicatorVerdict now) {
    return now.verdict() != Verdict.FAILS
        ? now
        : new IndicatorVerdict(
            now.indicator(),
            Verdict.HOLDS,
            Optional.empty(),
            now.confidence(),
            now.figure(),
            now.reason(),
            now.remedy(),
            now.advised(),
            now.against(),
            List.of());
  }
}
