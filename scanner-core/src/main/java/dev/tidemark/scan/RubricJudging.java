package dev.tidemark.scan;

import dev.tidemark.document.Problem;
import dev.tidemark.judgement.Attestation;
import dev.tidemark.judgement.Diagnosis;
import dev.tidemark.judgement.Judge;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Unread;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Judges what was seen by rubrics: the repository as a whole, and each of its components by what lies in it.
 *
 * @param components the subtrees to judge like a repository
 * @param attestations what people say
 * @param role what the repository is for, as configured or inferred
 */
public record RubricJudging(
    Judge judge,
    List<Rubric> rubrics,
    List<Component> components,
    List<Attestation> attestations,
    Function<Seen, Role> role)
    implements Judging {

  public RubricJudging {
    rubrics = List.copyOf(rubrics);
    components = List.copyOf(components);
    attestations = List.copyOf(attestations);
  }

  /** A subtree judged like a repository. */
  public record Component(RepoPath path, List<String> owners) {
    public Component {
      owners = List.copyOf(owners);
    }
  }

  @Override
  public Judged judge(Seen seen) {
    Observations whole = observations(seen);
    List<RubricResult> results = results(whole);
    List<Assessment.Ahead> ahead = new ArrayList<>();
    List<Assessment.Finding> stalls = new ArrayList<>();
    List<Assessment.Finding> signals = new ArrayList<>();
    for (RubricResult result : results) {
      Diagnosis diagnosis = judge.diagnose(result, whole);
      diagnosis
          .ahead()
          .forEach(found -> ahead.add(new Assessment.Ahead(found.indicator(), found.missing())));
      diagnosis.stalls().forEach(found -> stalls.add(finding(found)));
      diagnosis.signals().forEach(found -> signals.add(finding(found)));
    }
    return new Judged(
        whole.role(),
        results,
        components.stream().map(component -> judge(component, whole)).toList(),
        ahead,
        stalls,
        signals,
        affected(seen, results));
  }

  private List<RubricResult> results(Observations observations) {
    return rubrics.stream().map(rubric -> judge.judge(rubric, observations)).toList();
  }

  private static Assessment.Finding finding(Diagnosis.Finding found) {
    return new Assessment.Finding(found.id(), found.says(), found.evidence());
  }

  /** Without any date nothing expires and every window is empty: that of the beginning. */
  private Observations observations(Seen seen) {
    return new Observations(
        seen.landscape().units(),
        seen.evidence(),
        seen.emittedKinds(),
        seen.missed().stream()
            .filter(missed -> missed.problem().loses())
            .map(RubricJudging::unread)
            .toList(),
        Scope.REPOSITORY,
        attestations,
        role.apply(seen),
        seen.asOf().orElse(LocalDate.EPOCH));
  }

  private static Unread unread(Seen.Missed missed) {
    return new Unread(missed.problem(), missed.kinds(), missed.bytes());
  }

  private Assessment.Component judge(Component component, Observations whole) {
    RepoPath path = component.path();
    Observations part = dev.tidemark.judgement.Component.within(path, whole);
    return new Assessment.Component(path, component.owners(), results(part));
  }

  private static Affected affected(Seen seen, List<RubricResult> results) {
    Map<Problem, List<String>> affected = new HashMap<>();
    return problem ->
        affected.computeIfAbsent(
            problem,
            asked ->
                seen.missed().stream()
                    .filter(missed -> missed.problem().equals(asked))
                    .flatMap(missed -> Judge.affectedBy(unread(missed), results).stream())
                    .sorted()
                    .distinct()
                    .toList());
  }
}
