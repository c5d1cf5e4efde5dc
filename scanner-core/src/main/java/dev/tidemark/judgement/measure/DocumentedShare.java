package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The share of what is delivered or shared that some document ({@code by}) describes. Environments of one root count once,
 * and so do units that are generated from one template: they inherit its documentation.
 */
final class DocumentedShare implements Measure {

  @Override
  public String name() {
    return "documented-share";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(Set.of("by"), Set.of("of-roots"), Map.of(), Set.of());
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter by = declared.filter("by");
    if (!facts.lookedFor(by)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    Map<RepoPath, Evidence> any = described(facts, by);
    Filter ofRoots = declared.filters().get("of-roots");
    Map<RepoPath, Evidence> roots = ofRoots == null ? Map.of() : described(facts, ofRoots);
    Cases counted = new Cases();
    for (List<Unit> twins : cases(facts).values()) {
      counted.add(
          UnitFacts.one(twins, facts),
          twins.stream().flatMap(unit -> documents(unit, any, roots)).toList());
    }
    Measured share = counted.share(facts);
    return counted.upTo(share, share.lower(), facts.hiddenFiles(by));
  }

  private static Stream<Evidence> documents(
      Unit unit, Map<RepoPath, Evidence> any, Map<RepoPath, Evidence> roots) {
    return Stream.of(
            any.get(unit.directory()),
            unit.kind().isProvisioned() ? roots.get(unit.directory()) : null)
        .filter(Objects::nonNull);
  }

  private static Map<RepoPath, Evidence> described(Facts facts, Filter filter) {
    Map<RepoPath, Evidence> described = new HashMap<>();
    for (Evidence fact : facts.matching(filter).sure()) {
      for (String directory : fact.texts("dir")) {
        described.putIfAbsent(RepoPath.of(directory.equals(".") ? "" : directory), fact);
      }
    }
    return described;
  }

  /** One case a directory, and one for all units of one tool that are generated. */
  private static Map<String, List<Unit>> cases(Facts facts) {
    Map<String, List<Unit>> cases = new TreeMap<>();
    for (Unit unit : facts.units().all()) {
      boolean counts =
          unit.kind().isProvisioned()
              ? unit.countsAsProvisioned()
                  && (unit.kind() == Unit.Kind.ROOT || unit.kind() == Unit.Kind.RELEASE)
              : unit.origin().isInForce();
      if (counts) {
        String key =
            unit.traits().generated() ? "generated " + unit.tool() : "at " + unit.directory();
        cases.computeIfAbsent(key, k -> new ArrayList<>()).add(unit);
      }
    }
    return cases;
  }
}
