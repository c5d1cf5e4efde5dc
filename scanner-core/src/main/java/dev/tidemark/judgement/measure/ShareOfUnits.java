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
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The share of units that hold some fact ({@code with}), or without a filter the share that are {@code scripts} or
 * {@code declarative}. A fact that belongs to no unit, such as a step in a document, counts as one of a document. Below {@code
 * minimum-facts} none count, unless one of them is {@code practised} and not only told.
 */
final class ShareOfUnits implements Measure {

  @Override
  public String name() {
    return "share-of-units";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    Map<String, Set<String>> settings = new HashMap<>(Selection.SETTINGS);
    settings.put("style", Set.of("scripts", "declarative"));
    return new MeasureDeclaration.Signature(
        Set.of(), Set.of("with", "practised"), settings, Set.of("minimum-facts", "per-resource"));
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    List<Unit> units = Selection.of(declared, facts);
    Filter with = declared.filters().get("with");
    if (with == null) {
      return ofStyle(declared, facts, units);
    }
    if (!facts.lookedFor(with)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    Matches matches = facts.matching(with);
    long hiddenUnits = facts.hiddenUnits();
    long hiddenFiles = facts.hiddenFiles(with);
    long least = (long) declared.number("minimum-facts", 1);
    if (units.isEmpty() && matches.isEmpty() && hiddenUnits + hiddenFiles == 0) {
      return Measured.ofNothing();
    }
    Optional<Filter> practised = Optional.ofNullable(declared.filters().get("practised"));
    boolean enough = matches.sure().size() >= least || isPractised(practised, facts, false);
    long having = enough ? holders(declared, matches.sure(), units, facts) : 0;
    List<Evidence> all =
        SortedEvidence.merged(
            List.of(SortedEvidence.of(matches.sure()), SortedEvidence.of(matches.maybe())));
    long could =
        all.size() + facts.hiddenFacts(with) >= least || isPractised(practised, facts, true)
            ? holders(declared, all, units, facts) + facts.unitsOfHidden(with)
            : 0;
    return bounded(units.size(), having, could, hiddenUnits, hiddenFiles, matches.sure());
  }

  /** Whether something shows the practice by itself, or could. */
  private static boolean isPractised(Optional<Filter> filter, Facts facts, boolean could) {
    return filter
        .filter(
            f ->
                !facts.matching(f).sure().isEmpty()
                    || (could
                        && (!facts.matching(f).maybe().isEmpty() || facts.hiddenFacts(f) > 0)))
        .isPresent();
  }

  private static Measured bounded(
      long of, long having, long could, long hiddenUnits, long hiddenFiles, List<Evidence> facts) {
    double known = Math.max(1, of);
    double least = having / (known + hiddenUnits);
    double most = Math.min(1, Math.max(having, could) / known);
    boolean unread = hiddenUnits + hiddenFiles > 0;
    Measured measured =
        new Measured(
            having,
            Math.max(of, having),
            Math.min(1, least),
            Math.min(1, having / known),
            Optional.empty(),
            false,
            true,
            facts,
            List.of());
    return unread || could > having
        ? measured.boundedBy(
            least, most, unread ? UnknownBecause.UNREADABLE : UnknownBecause.UNRESOLVED)
        : measured;
  }

  /**
   * How many units, or documents that belong to none, hold the facts. With {@code per-resource} a unit holds them only
   * where they are more than that share of the resources that it declares.
   */
  private static long holders(
      MeasureDeclaration declared, List<Evidence> matching, List<Unit> units, Facts facts) {
    Set<Unit> selected = new HashSet<>(units);
    Map<Unit, Long> held = new HashMap<>();
    Set<String> documents = new HashSet<>();
    IdentityHashMap<List<Unit>, Long> together = new IdentityHashMap<>();
    for (Evidence fact : matching) {
      List<Unit> of = facts.unitsOf(fact);
      together.merge(of, 1L, Long::sum);
      if (of.isEmpty()) {
        documents.add(fact.location().path().value());
      }
    }
    together.forEach(
        (of, number) ->
            of.stream()
                .filter(selected::contains)
                .forEach(unit -> held.merge(unit, number, Long::sum)));
    double perResource = declared.number("per-resource", 0);
    Map<RepoPath, Long> resources = perResource > 0 ? resources(facts) : Map.of();
    long counted =
        held.entrySet().stream()
            .filter(
                unit ->
                    unit.getValue()
                        > perResource * resources.getOrDefault(unit.getKey().directory(), 0L))
            .count();
    return counted + documents.size();
  }

  private static Map<RepoPath, Long> resources(Facts facts) {
    Map<RepoPath, Long> resources = new HashMap<>();
    for (Evidence root : facts.of("iac.root")) {
      if (root.attributes().get("resources") instanceof Long number) {
        root.text("dir")
            .ifPresent(
                dir -> resources.merge(RepoPath.of(dir.equals(".") ? "" : dir), number, Math::max));
      }
    }
    return resources;
  }

  private static Measured ofStyle(MeasureDeclaration declared, Facts facts, List<Unit> units) {
    boolean scripts = declared.setting("style", "declarative").equals("scripts");
    Map<Boolean, List<Unit>> parted =
        units.stream()
            .collect(
                Collectors.partitioningBy(
                    unit ->
                        scripts
                            ? unit.kind() == Unit.Kind.SCRIPT
                            : unit.style() == Unit.Style.DECLARATIVE));
    List<Unit> having = parted.getOrDefault(true, List.of());
    List<Unit> lacking = parted.getOrDefault(false, List.of());
    return Measured.share(
        having.size(),
        0,
        units.size(),
        facts.hiddenUnits(),
        UnitFacts.of(having, facts),
        UnitFacts.of(lacking, facts));
  }
}
