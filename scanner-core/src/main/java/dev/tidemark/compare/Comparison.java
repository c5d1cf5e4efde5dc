package dev.tidemark.compare;

import dev.tidemark.document.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two assessments of one repository compared.
 *
 * @param areas every area of every component, worst outcome first
 * @param newProblems what could not be read at the head and could at the base
 * @param leftBehind what the clone does not hold of the files that differ
 * @param moved components and units that moved, as sentences
 * @param weaker practices that still hold and rest on less than before, as sentences
 */
public record Comparison(
    List<AreaChange> areas,
    List<Problem> newProblems,
    List<Problem> leftBehind,
    List<String> moved,
    List<String> weaker) {

  /** Nothing compared. */
  public static final Comparison NONE =
      new Comparison(List.of(), List.of(), List.of(), List.of(), List.of());

  public Comparison {
    areas = areas.stream().sorted().toList();
    newProblems = List.copyOf(newProblems);
    leftBehind = List.copyOf(leftBehind);
    moved = List.copyOf(moved);
    weaker = List.copyOf(weaker);
  }

  /** The areas with an outcome. */
  public List<AreaChange> with(AreaChange.Outcome outcome) {
    return areas.stream().filter(area -> area.outcome() == outcome).toList();
  }

  /** Every changed verdict of a kind, whether or not a level moved with it. */
  public Stream<Flip> flips(Flip.Kind kind) {
    return areas.stream()
        .flatMap(area -> area.flips().stream())
        .filter(flip -> flip.kind() == kind);
  }
}
