package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The observations, as conditions and measures ask about them: by kind, by filter, by unit. */
public final class Facts {
  private final Observations observations;
  private final Map<String, List<Evidence>> byKind = new TreeMap<>();
  private final Map<String, List<Unit>> byId = new HashMap<>();
  private final List<Unread> unread;
  private final Map<Filter, Matches> matched = new ConcurrentHashMap<>();

  public Facts(Observations observations) {
    this.observations = observations;
    observations
        .evidence()
        .forEach(fact -> byKind.computeIfAbsent(fact.kind(), k -> new ArrayList<>()).add(fact));
    this.unread = oncePerFile(observations.unread());
    for (Unit unit : observations.units().all()) {
      byId.computeIfAbsent(unit.id(), id -> new ArrayList<>()).add(unit);
    }
  }

  /** Several flaws of one file are one file. */
  private static List<Unread> oncePerFile(List<Unread> unread) {
    Map<RepoPath, Unread> files = new TreeMap<>();
    List<Unread> once = new ArrayList<>();
    for (Unread one : unread) {
      if (one.problem().path().isRoot()) {
        once.add(one);
      } else {
        files.merge(one.problem().path(), one, Unread::or);
      }
    }
    once.addAll(files.values());
    return once;
  }

  public Observations observations() {
    return observations;
  }

  public Units units() {
    return observations.units();
  }

  /** The facts of a kind, sorted. */
  public List<Evidence> of(String kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** The facts that a filter speaks of, sorted. */
  public Matches matching(Filter filter) {
    return matched.computeIfAbsent(filter, this::match);
  }

  private Matches match(Filter filter) {
    List<Evidence> sure = new ArrayList<>();
    List<Evidence> maybe = new ArrayList<>();
    List<String> kinds = filter.kinds().stream().sorted().distinct().toList();
    for (String kind : kinds) {
      for (Evidence fact : of(kind)) {
        Truth fits = Attributes.test(filter.test(), fact);
        if (fits == Truth.TRUE) {
          sure.add(fact);
        } else if (fits == Truth.UNKNOWN) {
          maybe.add(fact);
        }
      }
    }
    if (kinds.size() > 1) { // those of one kind are sorted as all are
      sure.sort(null);
      maybe.sort(null);
    }
    return new Matches(sure, maybe);
  }

  /** Whether one fact is what the filter asks, whatever its kind. */
  public static Truth fits(AttributeTest test, Evidence fact) {
    return Attributes.test(test, fact);
  }

  /** The most facts of the filter's kinds that unread files could hold. */
  public long hiddenFacts(Filter filter) {
    return unread.stream().filter(one -> couldHold(one, filter)).mapToLong(Unread::facts).sum();
  }

  /** How many unread files could hold facts of the filter's kinds. */
  public long hiddenFiles(Filter filter) {
    return unread.stream().filter(one -> couldHold(one, filter)).count();
  }

  /** The most units, declared there or around, that facts of the filter's kinds in unread files could be about. */
  public long unitsOfHidden(Filter filter) {
    return unread.stream()
        .filter(one -> couldHold(one, filter))
        .mapToLong(one -> Math.max(one.units(), units().around(one.problem().path()).size()))
        .sum();
  }

  /** The most units that unread files could declare. */
  public long hiddenUnits() {
    return unread.stream()
        .filter(one -> one.kinds().stream().anyMatch(UNIT_KINDS::contains))
        .mapToLong(Unread::units)
        .sum();
  }

  /** Kinds that are found where units are declared. */
  private static final List<String> UNIT_KINDS =
      List.of(
          "iac.root",
          "iac.module",
          "iac.script",
          "gitops.application",
          "helm.chart",
          "iac.definition");

  private static boolean couldHold(Unread unread, Filter filter) {
    return filter.kinds().stream().anyMatch(unread.kinds()::contains);
  }

  /** Whether anything looks for one of the filter's kinds. */
  public boolean lookedFor(Filter filter) {
    return filter.kinds().stream()
        .anyMatch(kind -> observations.emittedKinds().contains(kind) || !of(kind).isEmpty());
  }

  /** Whether a filter asks about the past. */
  public static boolean isHistory(Filter filter) {
    return filter.kinds().stream().anyMatch(kind -> kind.startsWith("history."));
  }

  /** Whether the past is not all there. */
  public boolean isHistoryCut() {
    return of("history.extent").stream().anyMatch(extent -> extent.is("cut"));
  }

  /** The percentage of people's changes that came by no change request, where known. */
  public Optional<Long> directPushes() {
    return of("history.extent").stream()
        .map(extent -> extent.attributes().get("direct-pushes"))
        .filter(Long.class::isInstance)
        .map(Long.class::cast)
        .findFirst();
  }

  /** The units that a fact belongs to: those that it names, else those of the nearest directory. */
  public List<Unit> unitsOf(Evidence fact) {
    List<Unit> named = new ArrayList<>();
    for (String attribute : List.of("unit", "dir", "subject")) {
      if (named.isEmpty()) {
        fact.texts(attribute).forEach(name -> named.addAll(named(name)));
      }
    }
    if (!named.isEmpty()) {
      return named;
    }
    return fact.kind().startsWith("docs.") || fact.kind().startsWith("history.")
        ? List.of()
        : units().around(fact.location().path());
  }

  private List<Unit> named(String name) {
    List<Unit> exact = byId.getOrDefault(name, List.of());
    return exact.isEmpty() ? units().in(RepoPath.of(name.equals(".") ? "" : name)) : exact;
  }
}
