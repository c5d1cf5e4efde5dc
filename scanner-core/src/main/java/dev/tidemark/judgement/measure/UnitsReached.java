package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Matches;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The share of units that steps or controllers ({@code by}) reach: the union over all of them of what each reaches. A
 * module is reached with any unit that calls it, and a unit that holds nothing but the call of a module is reached by the
 * checks of that module. With {@code triggers: every-change} a unit must be reached by whatever
 * starts when the mainline changes: pushes, or change requests alone where the mainline takes nothing else. In an
 * organisation the units of a repository may be reached by what lies {@code elsewhere}, where it shows signs of that.
 */
final class UnitsReached implements Measure {

  @Override
  public String name() {
    return "units-reached";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    Map<String, Set<String>> settings = new HashMap<>(Selection.SETTINGS);
    settings.put("triggers", Set.of("any", "every-change"));
    return new MeasureDeclaration.Signature(
        Set.of("by"), SignsElsewhere.FILTERS, settings, Set.of("direct-pushes"));
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter by = declared.filter("by");
    if (!facts.lookedFor(by)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    List<Unit> units = Selection.of(declared, facts);
    long hiddenUnits = facts.hiddenUnits();
    if (units.isEmpty() && hiddenUnits == 0) {
      return Measured.ofNothing();
    }
    Matches steps = facts.matching(by);
    SignsElsewhere elsewhere = new SignsElsewhere(declared, facts);
    boolean everyChange = declared.setting("triggers", "any").equals("every-change");
    Measured measured =
        everyChange
            ? onEveryChange(declared, facts, units, steps.sure(), elsewhere)
            : reached(facts, units, steps.sure(), elsewhere);
    if (!steps.maybe().isEmpty()) {
      List<Evidence> all = new ArrayList<>(steps.sure());
      all.addAll(steps.maybe());
      Measured most = reached(facts, units, all, elsewhere);
      measured = measured.boundedBy(measured.lower(), most.upper(), UnknownBecause.UNRESOLVED);
    }
    if (facts.hiddenFiles(by) > 0) {
      measured = measured.boundedBy(measured.lower(), 1, UnknownBecause.UNREADABLE);
    }
    return hiddenUnits == 0 ? measured : among(units.size(), hiddenUnits, measured);
  }

  /** The bounds when there may be further units, of which none or all are reached. */
  private static Measured among(long units, long hidden, Measured seen) {
    double all = (double) units + hidden;
    return seen.boundedBy(
        seen.lower() * units / all,
        (seen.upper() * units + hidden) / all,
        UnknownBecause.UNREADABLE);
  }

  private static Measured onEveryChange(
      MeasureDeclaration declared,
      Facts facts,
      List<Unit> units,
      List<Evidence> steps,
      SignsElsewhere elsewhere) {
    List<Evidence> pushes = steps.stream().filter(step -> startsOn(step, "push")).toList();
    List<Evidence> changes =
        steps.stream()
            .filter(
                step ->
                    startsOn(step, "push")
                        || startsOn(step, "change-request")
                        || startsOn(step, "merge-queue"))
            .toList();
    Measured onPush = reached(facts, units, pushes, elsewhere);
    Measured onChange = reached(facts, units, changes, elsewhere);
    Optional<Long> direct = facts.directPushes();
    if (direct.isEmpty() && onChange.with() > onPush.with()) {
      return onPush.boundedBy(onPush.lower(), onChange.upper(), UnknownBecause.HISTORY_CUT);
    }
    boolean onlyChangeRequests =
        direct.map(p -> p <= 100 * declared.number("direct-pushes", 0)).orElse(false);
    return onlyChangeRequests ? onChange : shownBeside(onChange.having(), onPush);
  }

  /** With the checks that change requests start, which a reader would miss where they do not suffice. */
  private static Measured shownBeside(List<Evidence> checks, Measured measured) {
    return new Measured(
        measured.with(),
        measured.of(),
        measured.lower(),
        measured.upper(),
        measured.because(),
        measured.nothing(),
        measured.share(),
        checks,
        measured.lacking());
  }

  private static boolean startsOn(Evidence step, String trigger) {
    return step.texts("triggers").contains(trigger);
  }

  private static Measured reached(
      Facts facts, List<Unit> units, List<Evidence> steps, SignsElsewhere elsewhere) {
    Reach reach = new Reach(steps);
    Reach checks = new Reach(steps.stream().filter(s -> s.kind().equals("ci.check")).toList());
    LocalCalls calls = facts.derived(LocalCalls.class, LocalCalls::of);
    Set<RepoPath> called = calls.below(reachedOf(facts.units().all(), reach));
    List<Unit> lacking = new ArrayList<>();
    Set<Evidence> by = Collections.newSetFromMap(new IdentityHashMap<>()); // one step reaches many
    for (Unit unit : units) {
      Optional<Evidence> step = reach.step(unit).or(() -> checked(unit, calls, checks));
      step.ifPresent(by::add);
      if (step.isEmpty() && !called.contains(unit.directory())) {
        lacking.add(unit);
      }
    }
    return Measured.share(
        units.size() - lacking.size(),
        elsewhere.among(lacking),
        units.size(),
        0,
        List.copyOf(by),
        UnitFacts.of(lacking, facts));
  }

  /** A check of all the code that a unit delivers: what is applied by one step is not, for the unit says where to. */
  private static Optional<Evidence> checked(Unit unit, LocalCalls calls, Reach checks) {
    return calls.deliveredBy(unit).stream()
        .flatMap(code -> checks.step(movedTo(unit, code)).stream())
        .findFirst();
  }

  private static Unit movedTo(Unit unit, RepoPath directory) {
    return new Unit(
        unit.kind(),
        directory,
        unit.tool(),
        unit.environment(),
        unit.style(),
        unit.traits(),
        unit.location(),
        unit.origin());
  }

  private static List<RepoPath> reachedOf(List<Unit> units, Reach reach) {
    List<RepoPath> reached = new ArrayList<>();
    for (Unit unit : units) {
      if (unit.kind().isProvisioned() && reach.step(unit).isPresent()) {
        reached.add(unit.directory());
      }
    }
    return reached;
  }
}
