package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The observations, as conditions and measures ask about them: by kind, by filter, by unit. */
public final class Facts {
  private static final BitSet NOWHERE = new BitSet();

  /** Kinds whose facts show one unit each. */
  private static final List<String> SHOWING_KINDS =
      List.of("iac.root", "iac.module", "iac.script", "helm.chart", "gitops.application");

  /** What a fact names its unit by, the nearest first. */
  private static final List<String> NAMING = List.of("unit", "dir", "subject");

  private final Observations observations;
  private final SortedEvidence evidence;
  private final Map<String, BitSet> places;
  private final Map<String, List<Evidence>> byKind;
  private final Map<String, List<Unit>> byId;
  private final UnreadFiles unread;
  private final Map<String, Once<Matches>> matched;
  private final Map<String, Once<Measured>> taken = new ConcurrentHashMap<>();
  private final Map<Class<?>, Once<?>> derived;
  private volatile @Nullable Map<Unit, List<Evidence>> showing;

  public Facts(Observations observations) {
    this.observations = observations;
    this.unread = new UnreadFiles(observations.unread());
    this.evidence = SortedEvidence.of(observations.evidence());
    this.places = new HashMap<>();
    this.byKind = new ConcurrentHashMap<>();
    this.byId = new HashMap<>();
    this.matched = new ConcurrentHashMap<>();
    this.derived = new ConcurrentHashMap<>();
    for (int at = 0; at < evidence.size(); at++) {
      places.computeIfAbsent(evidence.get(at).kind(), kind -> new BitSet()).set(at);
    }
    for (Unit unit : observations.units().all()) {
      byId.computeIfAbsent(unit.id(), id -> new ArrayList<>()).add(unit);
    }
  }

  private Facts(Observations observations, Facts same) {
    this.observations = observations;
    this.unread = same.unread;
    this.evidence = same.evidence;
    this.places = same.places;
    this.byKind = same.byKind;
    this.byId = same.byId;
    this.matched = same.matched;
    this.derived = same.derived;
  }

  /** The same facts, of a repository that is for something else. */
  public Facts as(Role role) {
    return new Facts(observations.withRole(role), this);
  }

  /** Something that is found out once, whoever asks first; what else is asked meanwhile does not wait. */
  private static final class Once<T> {
    private final Supplier<T> finding;
    private @Nullable T found;

    Once(Supplier<T> finding) {
      this.finding = finding;
    }

    synchronized T get() {
      T known = found;
      if (known == null) {
        known = finding.get();
        found = known;
      }
      return known;
    }
  }

  public Observations observations() {
    return observations;
  }

  public Units units() {
    return observations.units();
  }

  /** The facts of a kind, sorted. */
  public List<Evidence> of(String kind) {
    BitSet of = places.get(kind);
    return of == null ? List.of() : byKind.computeIfAbsent(kind, k -> evidence.at(of));
  }

  /** What a measure finds in these facts, taken once whatever the number of conditions and rubrics that ask. */
  Measured taken(MeasureDeclaration declared, Measure measure) {
    return taken
        .computeIfAbsent(
            declared.written(), asked -> new Once<>(() -> measure.measure(declared, this)))
        .get();
  }

  /**
   * What measures make of these facts alone, whatever they are declared with: found once for all of them.
   *
   * @param type what is made; nothing else makes the same type
   */
  public <T> T derived(Class<T> type, Function<Facts, T> making) {
    return type.cast(
        derived.computeIfAbsent(type, asked -> new Once<>(() -> making.apply(this))).get());
  }

  /** The facts that a filter speaks of, sorted. */
  public Matches matching(Filter filter) {
    return matched
        .computeIfAbsent(filter.written(), asked -> new Once<>(() -> match(filter)))
        .get();
  }

  /** Facts are found by their places among all, which are sorted: what comes out need not be sorted again. */
  private Matches match(Filter filter) {
    BitSet sure = new BitSet();
    BitSet maybe = new BitSet();
    for (String kind : filter.kinds()) {
      BitSet of = places.getOrDefault(kind, NOWHERE);
      for (int at = of.nextSetBit(0); at >= 0; at = of.nextSetBit(at + 1)) {
        Truth fits = Attributes.test(filter.test(), evidence.get(at));
        if (fits == Truth.TRUE) {
          sure.set(at);
        } else if (fits == Truth.UNKNOWN) {
          maybe.set(at);
        }
      }
    }
    return new Matches(evidence.at(sure), evidence.at(maybe));
  }

  /** Whether one fact is what the filter asks, whatever its kind. */
  public static Truth fits(AttributeTest test, Evidence fact) {
    return Attributes.test(test, fact);
  }

  /** The most facts of the filter's kinds that unread files could hold. */
  public long hiddenFacts(Filter filter) {
    return unread.facts(filter);
  }

  /** How many unread files could hold facts of the filter's kinds. */
  public long hiddenFiles(Filter filter) {
    return unread.files(filter);
  }

  /** The most units, declared there or around, that facts of the filter's kinds in unread files could be about. */
  public long unitsOfHidden(Filter filter) {
    return unread.unitsOf(filter, units());
  }

  /** The most units that unread files could declare. */
  public long hiddenUnits() {
    return unread.units(Facts::couldDeclareUnits);
  }

  /** What holds policies and no other unit's declaration is a part of a library of policies, which nobody provisions. */
  private static boolean couldDeclareUnits(Set<String> kinds) {
    return SHOWING_KINDS.stream().anyMatch(kinds::contains)
        || (kinds.contains("iac.definition") && !kinds.contains("policy.definition"));
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

  /** The percentage of people's changes that came by no change request, where known; of several repositories the largest. */
  public Optional<Long> directPushes() {
    List<Long> shares =
        of("history.extent").stream()
            .map(extent -> extent.attributes().get("direct-pushes"))
            .filter(Long.class::isInstance)
            .map(Long.class::cast)
            .toList();
    boolean all = shares.size() == of("history.extent").size();
    return all ? shares.stream().max(Comparator.naturalOrder()) : Optional.empty();
  }

  /**
   * The units that a fact belongs to: those that it names, else those of the nearest directory. Facts that belong to the units
   * of one directory get the same list, so that what is asked of all of them can be asked once.
   */
  public List<Unit> unitsOf(Evidence fact) {
    for (String attribute : NAMING) {
      List<Unit> named = named(fact.texts(attribute));
      if (!named.isEmpty()) {
        return named;
      }
    }
    return fact.kind().startsWith("docs.") || fact.kind().startsWith("history.")
        ? List.of()
        : units().around(fact.location().path());
  }

  /** The facts that show units, by unit, for reports to link to; the same list for all units that the same facts show. */
  public Map<Unit, List<Evidence>> showing() {
    Map<Unit, List<Evidence>> known = showing;
    if (known == null) {
      known = shown();
      showing = known;
    }
    return known;
  }

  private Map<Unit, List<Evidence>> shown() {
    IdentityHashMap<List<Unit>, List<Evidence>> together = new IdentityHashMap<>();
    Map<Unit, List<List<Evidence>>> lists = new HashMap<>();
    for (String kind : SHOWING_KINDS) {
      for (Evidence fact : of(kind)) {
        List<Unit> units = unitsOf(fact);
        List<Evidence> facts = together.get(units);
        if (facts == null) {
          List<Evidence> first = new ArrayList<>(1);
          together.put(units, first);
          units.forEach(unit -> lists.computeIfAbsent(unit, u -> new ArrayList<>(1)).add(first));
          facts = first;
        }
        facts.add(fact);
      }
    }
    Map<Unit, List<Evidence>> shown = new HashMap<>();
    lists.forEach((unit, of) -> shown.put(unit, of.size() == 1 ? of.get(0) : inOrder(of)));
    return shown;
  }

  /** The facts of several lists in the order of the kinds, and of the facts of one kind. */
  private static List<Evidence> inOrder(List<List<Evidence>> lists) {
    return lists.stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.<Evidence>comparingInt(fact -> SHOWING_KINDS.indexOf(fact.kind()))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private List<Unit> named(List<String> names) {
    if (names.size() == 1) {
      return named(names.get(0));
    }
    List<Unit> all = new ArrayList<>();
    names.forEach(name -> all.addAll(named(name)));
    return all;
  }

  private List<Unit> named(String name) {
    List<Unit> exact = byId.getOrDefault(name, List.of());
    return exact.isEmpty() ? units().in(RepoPath.of(name.equals(".") ? "" : name)) : exact;
  }
}
