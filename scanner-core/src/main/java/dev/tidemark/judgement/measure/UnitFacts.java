package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.landscape.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The facts that show units, for reports to link to. */
final class UnitFacts {
  private static final List<String> KINDS =
      List.of("iac.root", "iac.module", "iac.script", "helm.chart", "gitops.application");

  private UnitFacts() {}

  static List<Evidence> of(List<Unit> units, Facts facts) {
    if (units.isEmpty()) {
      return List.of();
    }
    Set<Unit> wanted = new HashSet<>(units);
    List<Evidence> found = new ArrayList<>();
    for (String kind : KINDS) {
      facts.of(kind).stream()
          .filter(fact -> facts.unitsOf(fact).stream().anyMatch(wanted::contains))
          .forEach(found::add);
    }
    return found;
  }
}
