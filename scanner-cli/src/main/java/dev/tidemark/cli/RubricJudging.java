package dev.tidemark.cli;

import dev.tidemark.cli.configuration.Configuration;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Component;
import dev.tidemark.judgement.Diagnosis;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Judge;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.RoleInference;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Unread;
import dev.tidemark.judgement.measure.Measures;
import dev.tidemark.landscape.Units;
import dev.tidemark.organisation.Member;
import dev.tidemark.organisation.SaidElsewhere;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.rubric.Scope;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Judging;
import dev.tidemark.scan.Seen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges what was seen of a repository by the rubrics that were asked for. */
final class RubricJudging implements Judging {
  private final Judge judge = new Judge(Measures.all());
  private final List<Rubric> rubrics;

  private final Configuration configuration;

  private final UnaryOperator<RepoPath> moves;
  private final UnaryOperator<Role> inRole;

  RubricJudging(List<Rubric> rubrics, Configuration configuration) {
    this(rubrics, configuration, UnaryOperator.identity(), UnaryOperator.identity());
  }

  private RubricJudging(
      List<Rubric> rubrics,
      Configuration configuration,
      UnaryOperator<RepoPath> moves,
      UnaryOperator<Role> inRole) {
    this.rubrics = List.copyOf(rubrics);
    this.configuration = configuration;
    this.moves = moves;
    this.inRole = inRole;
  }

  @Override
  public Judging following(UnaryOperator<RepoPath> where, UnaryOperator<Role> role) {
    return new RubricJudging(rubrics, configuration, where, role);
  }

  @Override
  public Judged judge(Seen seen) {
    Facts inAnyRole =
        new Facts(
            observations(
                seen.landscape().units(),
                seen.evidence(),
                seen.emittedKinds(),
                seen.unread(),
                seen.asOf()));
    Role role = configuration.role().orElseGet(() -> inRole.apply(RoleInference.of(inAnyRole)));
    return judged(inAnyRole.as(role), role);
  }

  @Override
  public Optional<Judged> judge(Member member, SaidElsewhere said) {
    List<Evidence> evidence = new ArrayList<>(member.evidence());
    evidence.addAll(said.facts());
    List<Unread> unread = new ArrayList<>(member.unread());
    unread.addAll(said.unread());
    Facts facts =
        new Facts(
            observations(member.units(), evidence, member.emittedKinds(), unread, member.asOf()));
    return Optional.of(judged(facts.as(member.role()), member.role()));
  }

  private Judged judged(Facts facts, Role role) {
    Map<Problem, Unread> unread =
        facts.observations().unread().stream()
            .collect(Collectors.toMap(Unread::problem, Function.identity(), (one, same) -> one));
    List<RubricResult> results = judge.judge(rubrics, facts);
    Map<Set<String>, List<String>> known = new ConcurrentHashMap<>();
    List<Assessment.Ahead> ahead = new ArrayList<>();
    List<Assessment.Finding> stalls = new ArrayList<>();
    List<Assessment.Finding> signals = new ArrayList<>();
    for (RubricResult result : results) {
      Diagnosis diagnosis = judge.diagnose(result, facts);
      diagnosis.ahead().forEach(a -> ahead.add(new Assessment.Ahead(a.indicator(), a.missing())));
      diagnosis.stalls().forEach(finding -> stalls.add(finding(finding)));
      diagnosis.signals().forEach(finding -> signals.add(finding(finding)));
    }
    return new Judged(
        role,
        results,
        components(facts.observations()),
        ahead,
        stalls,
        signals,
        problem -> affected(unread.get(problem), results, known));
  }

  @Override
  public List<RubricResult> judge(Observations together) {
    return judge.judge(rubrics, new Facts(together));
  }

  /** Each configured subtree, judged by what lies in it. */
  private List<Assessment.Component> components(Observations whole) {
    return configuration.components().stream()
        .map(component -> component(component, moves.apply(component.path()), whole))
        .sorted(Comparator.comparing(Assessment.Component::path))
        .toList();
  }

  private Assessment.Component component(
      Configuration.Component component, RepoPath path, Observations whole) {
    Observations part = Component.within(path, whole);
    return new Assessment.Component(
        path,
        component.owners(),
        rubrics.stream().map(rubric -> judge.judge(rubric, part)).toList());
  }

  private Observations observations(
      Units units,
      List<Evidence> evidence,
      Set<String> emittedKinds,
      List<Unread> unread,
      Optional<LocalDate> asOf) {
    return new Observations(
        units,
        evidence,
        emittedKinds,
        unread,
        Scope.REPOSITORY,
        configuration.attestations(),
        Role.MIXED,
        // A folder without history has no windows; any fixed day gives the same answer every time.
        asOf.orElse(LocalDate.EPOCH));
  }

  private static List<String> affected(
      @Nullable Unread unread, List<RubricResult> results, Map<Set<String>, List<String>> known) {
    return unread == null
        ? List.of()
        : known.computeIfAbsent(unread.kinds(), kinds -> Judge.affectedBy(unread, results));
  }

  private static Assessment.Finding finding(Diagnosis.Finding finding) {
    return new Assessment.Finding(finding.id(), finding.says(), finding.evidence());
  }
}
