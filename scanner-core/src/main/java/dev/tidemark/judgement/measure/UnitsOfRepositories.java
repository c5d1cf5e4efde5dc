package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Matches;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The share of units that lie in repositories which show some fact ({@code with}), or of which a fact of another one says
 * so ({@code naming}, by the places in its {@code elsewhere}). A fact of one repository says it of all of its units; where
 * no repository has any, each repository counts as one. What the others do not show may be set where nobody looks: it is
 * left open.
 */
final class UnitsOfRepositories implements Measure {
  private static final String REPOSITORY = "repository";
  private static final String ELSEWHERE = "elsewhere";

  @Override
  public String name() {
    return "units-of-repositories";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("with"), Set.of("naming"), Selection.SETTINGS, Set.of());
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter with = declared.filter("with");
    if (!facts.lookedFor(with)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    Matches showing = facts.matching(with);
    Map<String, Long> units = units(Selection.of(declared, facts), facts);
    Set<String> shown = new HashSet<>();
    showing.sure().forEach(fact -> shown.add(fact.text(REPOSITORY).orElse("")));
    List<Evidence> having = showing.sure();
    Filter naming = declared.filters().get("naming");
    if (naming != null && isOfSeveral(facts)) {
      List<Evidence> named = facts.matching(naming).sure();
      named.forEach(fact -> shown.addAll(fact.texts(ELSEWHERE)));
      having = SortedEvidence.merged(List.of(SortedEvidence.of(having), SortedEvidence.of(named)));
    }
    boolean alone = !isOfSeveral(facts) && !having.isEmpty();
    long all = units.values().stream().mapToLong(Long::longValue).sum();
    long held =
        units.entrySet().stream()
            .filter(one -> alone || shown.contains(one.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    boolean hidden = facts.hiddenFiles(with) > 0;
    boolean maybe = !showing.maybe().isEmpty();
    if (held == 0 && !hidden && !maybe) {
      return Measured.ofNone();
    }
    Measured share = Measured.share(held, 0, all, 0, having, List.of());
    return held < all ? share.boundedBy(share.lower(), 1, why(hidden, maybe)) : share;
  }

  private static UnknownBecause why(boolean hidden, boolean maybe) {
    if (hidden) {
      return UnknownBecause.UNREADABLE;
    }
    return maybe ? UnknownBecause.UNRESOLVED : UnknownBecause.ABSENT;
  }

  private static boolean isOfSeveral(Facts facts) {
    return facts.observations().scope() == Scope.ORGANISATION;
  }

  /** How many units each repository has, by its name; one repository alone has none. */
  private static Map<String, Long> units(List<Unit> units, Facts facts) {
    if (!isOfSeveral(facts)) {
      return Map.of("", Math.max(1L, units.size()));
    }
    Set<String> names = new TreeSet<>();
    facts.observations().evidence().forEach(fact -> fact.text(REPOSITORY).ifPresent(names::add));
    Map<String, Long> counted = new HashMap<>();
    for (Unit unit : units) {
      RepoPath at = unit.directory();
      while (!at.isRoot() && !names.contains(at.value())) {
        at = at.parent();
      }
      counted.merge(at.value(), 1L, Long::sum);
    }
    if (counted.isEmpty()) {
      names.forEach(name -> counted.put(name, 1L));
    }
    return counted;
  }
}
