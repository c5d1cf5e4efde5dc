package dev.tidemark.judgement.measure;

import dev.tidemark.judgement.Facts;
import dev.tidemark.landscape.Unit;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which units a share is taken of. */
final class Selection {
  /** The setting that names it, and the values that it may have. */
  static final Map<String, Set<String>> SETTINGS =
      Map.of("units", Set.of("provisioned", "declarative", "scripts", "delivered-or-shared"));

  private Selection() {}

  /**
   * The units, sorted: {@code provisioned} ones (in force, neither bootstrap nor throw-away), the {@code declarative} ones
   * of them, the {@code scripts} among them, or what is {@code delivered-or-shared}: roots, releases, modules, charts and
   * libraries, the environments of one root as one, and a chart with the release of it.
   */
  static List<Unit> of(MeasureDeclaration declared, Facts facts) {
    return switch (declared.setting("units", "provisioned")) {
      case "declarative" ->
          facts.units().provisioned().stream()
              .filter(unit -> unit.style() == Unit.Style.DECLARATIVE)
              .toList();
      case "scripts" ->
          facts.units().provisioned().stream()
              .filter(unit -> unit.kind() == Unit.Kind.SCRIPT)
              .toList();
      case "delivered-or-shared" -> onePerDirectory(facts);
      default -> facts.units().provisioned();
    };
  }

  private static List<Unit> onePerDirectory(Facts facts) {
    Map<String, Unit> first = new LinkedHashMap<>();
    for (Unit unit : facts.units().all()) {
      boolean counts =
          unit.kind().isProvisioned()
              ? unit.countsAsProvisioned() && unit.kind() != Unit.Kind.SCRIPT
              : unit.origin().isInForce() && !isDelivered(unit, facts);
      if (counts) {
        first.putIfAbsent(unit.directory() + " " + unit.kind(), unit);
      }
    }
    return List.copyOf(first.values());
  }

  /** Whether a chart is what a release that counts by itself delivers from the same directory. */
  private static boolean isDelivered(Unit unit, Facts facts) {
    return unit.kind() == Unit.Kind.CHART
        && facts.units().in(unit.directory()).stream()
            .anyMatch(one -> one.kind() == Unit.Kind.RELEASE && one.countsAsProvisioned());
  }
}
