package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.Plan;
import dev.tidemark.cli.plan.Step;
import dev.tidemark.compare.Flip;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a code-scanning tool is told of a repository: each thing once, the worst first. */
final class Findings {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::component)
          .thenComparing(Finding::rule);

  private final Assessment.Repository repository;
  private final List<Finding> found = new ArrayList<>();

  private Findings(Assessment.Repository repository) {
    this.repository = repository;
  }

  /** Each observed symptom, and each failed requirement of the next level; what is unknown is not wrong. */
  static List<Finding> of(Assessment.Repository repository) {
    Findings findings = new Findings(repository);
    findings.rubrics(RepoPath.ROOT, repository.rubrics());
    repository
        .components()
        .forEach(component -> findings.rubrics(component.path(), component.rubrics()));
    return findings.sorted();
  }

  /** What a gate found lost or not to be told, and what it was asked beside. */
  static List<Finding> of(GateAccount account) {
    Findings findings = new Findings(account.head());
    account
        .changed(Flip.Kind.LOSS)
        .forEach(
            loss ->
                findings.changed(
                    loss, loss.flip().head().indicator().isSymptom() ? "Seen now: " : "Lost: "));
    account
        .changed(Flip.Kind.INDETERMINATE)
        .forEach(doubt -> findings.changed(doubt, "Cannot be told any more: "));
    if (account.ruling().decision() != GatePolicy.Decision.PASSED) {
      for (String reason : account.unexplained()) {
        findings.add(Finding.GATE, Finding.Severity.ERROR, reason, RepoPath.ROOT, List.of());
      }
    }
    return findings.sorted();
  }

  private List<Finding> sorted() {
    return found.stream().sorted(WORST_FIRST).toList();
  }

  private void rubrics(RepoPath component, List<RubricResult> results) {
    for (RubricResult result : results) {
      if (!result.assessed()) {
        continue;
      }
      Plan.of(result, Map.of()).areas().stream()
          .flatMap(area -> area.steps().stream())
          .filter(step -> step.judged().verdict() != Verdict.UNKNOWN)
          .forEach(step -> step(component, step));
    }
  }

  private void step(RepoPath component, Step step) {
    IndicatorVerdict judged = step.judged();
    String advice = step.advice();
    add(
        step.indicator().id(),
        step.isObservedSymptom() ? Finding.Severity.WARNING : Finding.Severity.NOTE,
        sentence(step.indicator().title())
            + " "
            + sentence(judged.reason())
            + (advice.isEmpty() ? "" : " To do: " + advice),
        component,
        locations(step.places(), step.isObservedSymptom() ? judged.against() : judged.evidence()));
  }

  private void changed(GateAccount.Changed changed, String lead) {
    Flip flip = changed.flip();
    String remedy = flip.head().remedy();
    String where =
        flip.lost().isEmpty()
            ? ""
            : " It was at " + flip.lost().get(0).location() + " at the base.";
    List<Location> places = new ArrayList<>(locations(flip.gained(), List.of()));
    places.addAll(stillThere(flip.lost()));
    if (places.isEmpty()) {
      beside(flip.lost()).ifPresent(places::add);
    }
    places.addAll(locations(flip.head().against(), flip.head().evidence()));
    add(
        flip.id(),
        changed.counts() ? Finding.Severity.ERROR : Finding.Severity.WARNING,
        lead
            + sentence(flip.head().indicator().title())
            + " Before: "
            + sentence(flip.base().reason())
            + " Now: "
            + sentence(flip.head().reason())
            + where
            + (remedy.isEmpty() ? "" : " To restore: " + remedy),
        changed.area().component(),
        places);
  }

  /** Files that something was lost from, as far as they are known to be there; the lines of the base say nothing now. */
  private List<Location> stillThere(List<Evidence> lost) {
    Set<RepoPath> here = new HashSet<>(known());
    return lost.stream()
        .map(fact -> fact.location().path())
        .filter(here::contains)
        .map(Location::of)
        .toList();
  }

  /** The file nearest to the first place that something was lost from: beside it, else in the directory above it. */
  private Optional<Location> beside(List<Evidence> lost) {
    List<RepoPath> files = known();
    for (Evidence fact : lost) {
      for (RepoPath at = fact.location().path().parent(); !at.isRoot(); at = at.parent()) {
        RepoPath directory = at;
        Optional<RepoPath> near =
            files.stream()
                .filter(file -> file.isIn(directory))
                .min(Comparator.comparingInt(RepoPath::depth).thenComparing(file -> file));
        if (near.isPresent()) {
          return near.map(Location::of);
        }
      }
    }
    return Optional.empty();
  }

  private static String sentence(String text) {
    return Wording.sentence(text);
  }

  private void add(
      String rule,
      Finding.Severity severity,
      String message,
      RepoPath component,
      List<Location> places) {
    found.add(
        new Finding(
            rule,
            severity,
            message,
            component,
            places.isEmpty() ? List.of(nearest(component)) : places.stream().distinct().toList()));
  }

  private static List<Location> locations(List<Evidence> first, List<Evidence> then) {
    return Stream.concat(first.stream(), then.stream())
        .filter(fact -> Organisation.owner(fact).isEmpty()) // tools look into this repository alone
        .map(Evidence::location)
        .filter(place -> !place.path().isRoot())
        .toList();
  }

  /**
   * Where to show what is not there: the configuration, else the README, else the first file that anything is known of,
   * of the component before those of the repository.
   */
  private Location nearest(RepoPath component) {
    List<RepoPath> files = known();
    return Stream.of(component, RepoPath.ROOT)
        .flatMap(
            folder ->
                files.stream()
                    .filter(file -> file.isIn(folder))
                    .min(Comparator.comparingInt(Findings::distance).thenComparing(file -> file))
                    .stream())
        .findFirst()
        .map(Location::of)
        .orElseGet(() -> Location.of(RepoPath.of("README.md")));
  }

  private List<RepoPath> known() {
    return Stream.concat(
            repository.evidence().stream().map(fact -> fact.location().path()),
            repository.problems().stream().map(problem -> problem.problem().path()))
        .filter(path -> !path.isRoot())
        .distinct()
        .toList();
  }

  private static int distance(RepoPath file) {
    String name = file.lowerName();
    if (name.equals(".tidemark.yml") || name.equals(".tidemark.yaml")) {
      return 0;
    }
    return name.startsWith("readme") ? file.depth() : 1_000 + file.depth();
  }
}
