package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.landscape.Unit;
import java.util.List;

/** The facts that show units, for reports to link to. */
final class UnitFacts {
  private UnitFacts() {}

  static List<Evidence> of(List<Unit> units, Facts facts) {
    return units.stream()
        .flatMap(unit -> facts.showing().getOrDefault(unit, List.of()).stream())
        .toList();
  }
}
