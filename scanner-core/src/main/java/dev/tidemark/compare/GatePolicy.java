package dev.tidemark.compare;

import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * When a gate is red.
 *
 * @param failOn what fails it
 * @param minimum levels that must be proven, whatever the base had
 * @param targets levels that are aimed at; they fail the gate only with {@link FailOn#BELOW_TARGET}
 * @param allowIncomplete whether what could not be read is waived
 * @param suppressions losses that are accepted for now
 */
public record GatePolicy(
    FailOn failOn,
    List<Aim> minimum,
    List<Aim> targets,
    boolean allowIncomplete,
    Suppressions suppressions) {

  /** A policy that accepts no loss. */
  public GatePolicy(FailOn failOn, List<Aim> minimum, List<Aim> targets, boolean allowIncomplete) {
    this(failOn, minimum, targets, allowIncomplete, Suppressions.NONE);
  }

  public GatePolicy {
    minimum = List.copyOf(minimum);
    targets = List.copyOf(targets);
  }

  /** What fails a gate. */
  public enum FailOn {
    /** A proven level that drops. */
    LEVEL,
    /** Any indicator that was shown and is lost. */
    INDICATOR,
    /** A proven level that drops, or stays below what is aimed at. */
    BELOW_TARGET
  }

  /** A level of an area in a component; the root stands for the repository. */
  public record Aim(RepoPath component, String area, int level) {}

  /** Green, red, or not to be known. */
  public enum Decision {
    PASSED,
    FAILED,
    INDETERMINATE
  }

  /**
   * What a gate says.
   *
   * @param reasons one sentence each, the decisive ones first
   * @param notes what was accepted by a suppression, and which suppressions expired or were not needed
   */
  public record Ruling(Decision decision, List<String> reasons, List<String> notes) {
    public Ruling {
      reasons = List.copyOf(reasons);
      notes = List.copyOf(notes);
    }

    /** A ruling without notes. */
    public Ruling(Decision decision, List<String> reasons) {
      this(decision, reasons, List.of());
    }
  }

  /** Rules on a comparison; a proven regression outranks what cannot be known. */
  public Ruling rule(Comparison comparison, Assessment.Repository head) {
    List<String> losses = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    for (AreaChange area : comparison.with(AreaChange.Outcome.REGRESSED)) {
      switch (standing(area)) {
        case FAILED -> losses.add(fell(area));
        case INDETERMINATE -> doubts.add(untold(area));
        case PASSED -> {}
      }
    }
    if (failOn == FailOn.INDICATOR) {
      comparison
          .flips(Flip.Kind.LOSS)
          .filter(flip -> !suppressions.accept(flip))
          .map(GatePolicy::lost)
          .distinct()
          .forEach(losses::add);
    }
    losses.addAll(below(minimum, head));
    if (failOn == FailOn.BELOW_TARGET) {
      losses.addAll(below(targets, head));
    }
    comparison.with(AreaChange.Outcome.INDETERMINATE).forEach(area -> doubts.add(untold(area)));
    if (failOn == FailOn.INDICATOR) {
      comparison
          .flips(Flip.Kind.INDETERMINATE)
          .map(Flip::id)
          .distinct()
          .forEach(id -> doubts.add(id + " cannot be told any more"));
    }
    List<String> notes = suppressions.notes(comparison);
    if (!losses.isEmpty()) {
      losses.addAll(doubts);
      return new Ruling(Decision.FAILED, losses, notes);
    }
    return doubts.isEmpty() || allowIncomplete
        ? new Ruling(Decision.PASSED, doubts, notes)
        : new Ruling(Decision.INDETERMINATE, doubts, notes);
  }

  /** What a fallen level comes to once the losses that are accepted are set aside. */
  private Decision standing(AreaChange area) {
    List<Flip> decisive = area.flips().stream().filter(Flip::decisive).toList();
    boolean accepted = decisive.stream().anyMatch(suppressions::accept);
    boolean lost =
        decisive.stream()
            .anyMatch(flip -> flip.kind() == Flip.Kind.LOSS && !suppressions.accept(flip));
    if (lost || !accepted) {
      return Decision.FAILED;
    }
    return decisive.stream().anyMatch(flip -> flip.kind() == Flip.Kind.INDETERMINATE)
        ? Decision.INDETERMINATE
        : Decision.PASSED;
  }

  private static String fell(AreaChange area) {
    return name(area.component(), area.name())
        + " fell from "
        + show(area.base())
        + " to "
        + show(area.head());
  }

  private static String untold(AreaChange area) {
    return name(area.component(), area.name())
        + " cannot be told: something that it rests on could not be read";
  }

  private static String lost(Flip flip) {
    return flip.id()
        + (flip.head().indicator().isSymptom()
            ? " was not observed and is now"
            : " was shown and is lost");
  }

  /** Rules on what is remembered: levels that fell, and with {@link FailOn#INDICATOR} whatever no longer holds. */
  public Ruling rule(Baseline before, Baseline now, Assessment.Repository head) {
    boolean complete = head.problems().stream().allMatch(problem -> problem.affects().isEmpty());
    List<String> lowered =
        new ArrayList<>(
            failOn == FailOn.INDICATOR ? before.loweredBy(now) : before.levelsLoweredBy(now));
    List<String> floors = below(minimum, head);
    boolean lost = !lowered.isEmpty();
    lowered.addAll(floors);
    if (lowered.isEmpty()) {
      return new Ruling(Decision.PASSED, List.of());
    }
    // A baseline has no evidence: where something was not read, nobody can tell whether it is lost
    // or hidden.
    return new Ruling(
        lost && !complete && floors.isEmpty()
            ? (allowIncomplete ? Decision.PASSED : Decision.INDETERMINATE)
            : Decision.FAILED,
        lowered);
  }

  private static List<String> below(List<Aim> aims, Assessment.Repository head) {
    List<String> below = new ArrayList<>();
    for (Aim aim : aims) {
      List<RubricResult> results =
          aim.component().isRoot()
              ? head.rubrics()
              : head.components().stream()
                  .filter(component -> component.path().equals(aim.component()))
                  .flatMap(component -> component.rubrics().stream())
                  .toList();
      OptionalInt proven = proven(results, aim.area());
      if (proven.orElse(Integer.MIN_VALUE) < aim.level()) {
        below.add(
            name(aim.component(), aim.area())
                + " is "
                + show(proven)
                + ", and at least "
                + aim.level()
                + " is asked for");
      }
    }
    return below;
  }

  private static OptionalInt proven(List<RubricResult> results, String area) {
    for (RubricResult result : results) {
      for (Rating rating : result.ratings()) {
        String name =
            result.rubric().id().equals(rating.area().id())
                ? rating.area().id()
                : result.rubric().id() + "." + rating.area().id();
        if (name.equals(area)) {
          return rating.proven();
        }
      }
    }
    return OptionalInt.empty();
  }

  private static String name(RepoPath component, String area) {
    return component.isRoot() ? area : area + " of " + component;
  }

  private static String show(OptionalInt level) {
    return level.isPresent() ? Integer.toString(level.getAsInt()) : "not shown";
  }
}
