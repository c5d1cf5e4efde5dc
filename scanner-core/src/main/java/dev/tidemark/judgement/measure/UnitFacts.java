package dev.tidemark.judgement.measure;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.landscape.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The facts that show units, for reports to link to. */
final class UnitFacts {
  private UnitFacts() {}

  /** Those of every unit, each place of a unit once: a chart is a module as well, and is one thing to change. */
  static List<Evidence> of(List<Unit> units, Facts facts) {
    List<Evidence> found = new ArrayList<>();
    for (Unit unit : units) {
      Set<Location> told = new HashSet<>();
      for (Evidence fact : facts.showing().getOrDefault(unit, List.of())) {
        if (told.add(fact.location())) {
          found.add(fact);
        }
      }
    }
    return found;
  }

  /** One that shows some of the units, for which doing it in one place does it for all: none where nothing shows them. */
  static List<Evidence> one(List<Unit> units, Facts facts) {
    return units.stream()
        .flatMap(unit -> facts.showing().getOrDefault(unit, List.of()).stream())
        .min(Comparator.comparing(Evidence::location))
        .map(List::of)
        .orElse(List.of());
  }
}
