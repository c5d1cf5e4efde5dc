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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The share of teams with infrastructure that use something shared ({@code uses}), themselves or by code of the repository
 * that they call ({@code through}: calls with a {@code target} directory); teams are the owners of units ({@code owned}).
 * Below {@code minimum-teams} of them, repositories of an organisation, or else provisioned directories.
 */
final class AdoptionShare implements Measure {

  @Override
  public String name() {
    return "adoption-share";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("uses", "owned"), Set.of("through"), Map.of(), Set.of("minimum-teams"));
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter uses = declared.filter("uses");
    if (!facts.lookedFor(uses)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    Map<Unit, List<Evidence>> usesOf = new HashMap<>();
    Set<Unit> provisioned = new HashSet<>(facts.units().provisioned());
    Map<String, Set<Unit>> callers = callers(facts, declared, provisioned);
    for (Evidence use : facts.matching(uses).sure()) {
      users(facts, use, provisioned, callers)
          .forEach(unit -> usesOf.computeIfAbsent(unit, u -> new ArrayList<>()).add(use));
    }
    Map<String, List<Unit>> teams = teams(facts, declared.filter("owned"), provisioned);
    double fewest = declared.number("minimum-teams", 1);
    Map<String, List<Unit>> repositories = repositories(facts);
    Map<String, List<Unit>> cases =
        teams.size() >= fewest
            ? teams
            : repositories.size() >= fewest
                ? repositories
                : directories(facts.units().provisioned());
    Cases counted = new Cases();
    for (List<Unit> units : cases.values()) {
      counted.add(
          UnitFacts.of(units, facts),
          units.stream().flatMap(u -> usesOf.getOrDefault(u, List.of()).stream()).toList());
    }
    long hidden = facts.hiddenFiles(uses) + facts.hiddenFiles(declared.filter("owned"));
    return counted.upTo(counted.share(facts), 0, hidden);
  }

  /** The units that a use belongs to, or else those that reach its directory. */
  private static Collection<Unit> users(
      Facts facts, Evidence use, Set<Unit> provisioned, Map<String, Set<Unit>> callers) {
    List<Unit> own = facts.unitsOf(use).stream().filter(provisioned::contains).toList();
    return own.isEmpty()
        ? callers.getOrDefault(use.location().path().parent().value(), Set.of())
        : own;
  }

  /** The provisioned units that reach a directory by calls, through other directories too, by directory. */
  private static Map<String, Set<Unit>> callers(
      Facts facts, MeasureDeclaration declared, Set<Unit> provisioned) {
    Map<String, Set<String>> calls = new HashMap<>();
    Filter through = declared.filters().get("through");
    for (Evidence call : through == null ? List.<Evidence>of() : facts.matching(through).sure()) {
      String from = call.location().path().parent().value();
      call.text("target")
          .ifPresent(to -> calls.computeIfAbsent(from, d -> new HashSet<>()).add(directory(to)));
    }
    Map<String, Set<Unit>> callers = new HashMap<>();
    for (Unit unit : calls.isEmpty() ? Set.<Unit>of() : provisioned) {
      Deque<String> open = new ArrayDeque<>(List.of(unit.directory().value()));
      Set<String> seen = new HashSet<>(open);
      while (!open.isEmpty()) {
        calls.getOrDefault(open.pop(), Set.of()).stream().filter(seen::add).forEach(open::push);
      }
      seen.forEach(place -> callers.computeIfAbsent(place, d -> new HashSet<>()).add(unit));
    }
    return callers;
  }

  /** A directory as facts name it, as paths do: the top is {@code .} in facts. */
  private static String directory(String named) {
    return named.equals(".") ? "" : named;
  }

  private static Map<String, List<Unit>> teams(Facts facts, Filter owned, Set<Unit> provisioned) {
    Map<String, List<Unit>> teams = new TreeMap<>();
    for (Evidence fact : facts.matching(owned).sure()) {
      List<Unit> units = facts.unitsOf(fact).stream().filter(provisioned::contains).toList();
      for (String owner : units.isEmpty() ? List.<String>of() : fact.texts("owners")) {
        teams.computeIfAbsent(owner, o -> new ArrayList<>()).addAll(units);
      }
    }
    return teams;
  }

  /** Of an organisation, the repositories that provision something; a fact of each says its name. */
  private static Map<String, List<Unit>> repositories(Facts facts) {
    Set<String> names = new HashSet<>();
    facts.observations().evidence().forEach(fact -> fact.text("repository").ifPresent(names::add));
    Map<String, List<Unit>> repositories = new TreeMap<>();
    for (Unit unit : names.isEmpty() ? List.<Unit>of() : facts.units().provisioned()) {
      for (RepoPath at = unit.directory(); !at.isRoot(); at = at.parent()) {
        if (names.contains(at.value())) {
          repositories.computeIfAbsent(at.value(), r -> new ArrayList<>()).add(unit);
          break;
        }
      }
    }
    return repositories;
  }

  /** Units by directory: those of several environments are one, and those that lie side by side for the same one are not. */
  private static Map<String, List<Unit>> directories(List<Unit> units) {
    Map<String, List<Unit>> directories = new TreeMap<>();
    for (Unit unit : units) {
      String directory = unit.directory().value();
      boolean beside =
          directories.getOrDefault(directory, List.of()).stream()
              .anyMatch(other -> other.environment().equals(unit.environment()));
      directories
          .computeIfAbsent(
              beside ? unit.location().toString() : directory, place -> new ArrayList<>())
          .add(unit);
    }
    return directories;
  }
}
