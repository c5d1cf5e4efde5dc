package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Repositories of an organisation that show signs of something which nobody scanned ({@code elsewhere}), and nothing that
 * answers them ({@code answered}). What another repository says is no answer: each speaks of itself.
 */
final class SignsElsewhere {
  static final Set<String> FILTERS = Set.of("elsewhere", "answered");

  /** Whose a fact of an organisation is. */
  private static final String REPOSITORY = "repository";

  private final Set<String> repositories = new HashSet<>();

  SignsElsewhere(MeasureDeclaration declared, Facts facts) {
    Filter elsewhere = declared.filters().get("elsewhere");
    if (elsewhere != null && facts.observations().scope() == Scope.ORGANISATION) {
      repositories.addAll(of(facts.matching(elsewhere).sure()));
      Filter answered = declared.filters().get("answered");
      repositories.removeAll(answered == null ? Set.of() : of(facts.matching(answered).sure()));
    }
  }

  private static Set<String> of(List<Evidence> facts) {
    Set<String> repositories = new HashSet<>();
    facts.forEach(fact -> fact.text(REPOSITORY).ifPresent(repositories::add));
    return repositories;
  }

  /** How many of the units are of such repositories. */
  long among(List<Unit> units) {
    return repositories.isEmpty() ? 0 : units.stream().filter(this::isOfOne).count();
  }

  private boolean isOfOne(Unit unit) {
    RepoPath place = unit.directory();
    while (!place.isRoot() && !repositories.contains(place.value())) {
      place = place.parent();
    }
    return !place.isRoot();
  }
}
