package dev.tidemark.compare;

import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

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
   * @param reasons the decisive ones first
   * @param notes what was accepted by a suppression, which suppressions expired or were not needed,
   *     and that targets were asked for and there are none
   */
  public record Ruling(Decision decision, List<Reason> reasons, List<String> notes) {
    public Ruling {
      reasons = List.copyOf(reasons);
      notes = List.copyOf(notes);
    }

    /** A ruling without notes. */
    public Ruling(Decision decision, List<Reason> reasons) {
      this(decision, reasons, List.of());
    }
  }

  /** Rules on a comparison; a proven regression outranks what cannot be known. */
  public Ruling rule(Comparison comparison, Assessment.Repository head) {
    List<Reason> losses = new ArrayList<>();
    Doubts doubts = new Doubts(comparison);
    for (AreaChange area : comparison.with(AreaChange.Outcome.REGRESSED)) {
      switch (standing(area)) {
        case FAILED -> losses.add(Reasons.fell(area, suppressions));
        case INDETERMINATE -> doubts.add(area);
        case PASSED -> {}
      }
    }
    comparison.with(AreaChange.Outcome.INDETERMINATE).forEach(doubts::add);
    if (failOn == FailOn.INDICATOR) {
      indicators(comparison, losses, doubts);
    }
    losses.addAll(below(minimum, head));
    if (failOn == FailOn.BELOW_TARGET) {
      losses.addAll(below(targets, head));
    }
    List<Reason> untold = doubts.reasons();
    List<String> notes = new ArrayList<>(suppressions.notes(comparison));
    if (failOn == FailOn.BELOW_TARGET && targets.isEmpty()) {
      notes.add("the base sets no targets, so no level can be below one");
    }
    if (!losses.isEmpty()) {
      losses.addAll(untold);
      return new Ruling(Decision.FAILED, losses, notes);
    }
    return new Ruling(
        untold.isEmpty() || allowIncomplete ? Decision.PASSED : Decision.INDETERMINATE,
        untold,
        notes);
  }

  /** What is lost without a level falling for it, or is not named by the sentence on the level; and what cannot be told. */
  private void indicators(Comparison comparison, List<Reason> losses, Doubts doubts) {
    List<String> told = losses.stream().flatMap(reason -> reason.about().stream()).toList();
    for (AreaChange area : comparison.areas()) {
      for (Flip flip : area.flips()) {
        if (flip.kind() == Flip.Kind.INDETERMINATE) {
          doubts.add(area, flip);
        } else if (flip.kind() == Flip.Kind.LOSS
            && !suppressions.accept(flip)
            && !told.contains(Reasons.name(area.component(), flip.id()))) {
          losses.add(Reasons.lost(area, flip));
        }
      }
    }
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

  /** Rules on what is remembered: levels that fell, and with {@link FailOn#INDICATOR} whatever no longer holds. */
  public Ruling rule(Baseline before, Baseline now, Assessment.Repository head) {
    boolean complete = head.problems().stream().allMatch(problem -> problem.affects().isEmpty());
    List<Reason> lowered =
        (failOn == FailOn.INDICATOR ? before.loweredBy(now) : before.levelsLoweredBy(now))
            .stream()
                .map(words -> new Reason(List.of(), words))
                .collect(Collectors.toCollection(ArrayList::new));
    List<Reason> floors = below(minimum, head);
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

  private static List<Reason> below(List<Aim> aims, Assessment.Repository head) {
    List<Reason> below = new ArrayList<>();
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
        below.add(Reasons.below(aim, proven));
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
}
