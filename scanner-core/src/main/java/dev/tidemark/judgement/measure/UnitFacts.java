package dev.tidemark.judgement.measure;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.landscape.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The facts that show units, for reports to link to. */
final class UnitFacts {
  private UnitFacts() {}

  /**
   * Those of every unit, each place of a unit once: a chart is a module as well, and is one thing to change. What shows
   * several units alike is told once.
   */
  static List<Evidence> of(List<Unit> units, Facts facts) {
    List<Evidence> found = new ArrayList<>();
    Set<List<Evidence>> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Unit unit : units) {
      Set<Location> told = new HashSet<>();
      List<Evidence> showing = facts.showing().getOrDefault(unit, List.of());
      for (Evidence fact : shared.add(showing) ? showing : List.<Evidence>of()) {
        if (told.add(fact.location())) {
          found.add(fact);
        }
      }
    }
    return found;
  }

  /** One that shows some of the units, for which doing it in one place does it for all: none where nothing shows them. */
  static List<Evidence> one(List<Unit> units, Facts facts) {
    return of(units, facts).stream()
        .min(Comparator.comparing(Evidence::location))
        .map(List::of)
        .orElse(List.of());
  }
}
