package dev.tidemark.rubric;

import java.util.List;
import java.util.Optional;

/**
 * What an indicator can be asked of.
 *
 * @param notTo repository roles that it says nothing about: {@code library}
 * @param unless lifts that exclusion where it holds
 * @param when the indicator's subject exists; without it the indicator does not apply
 * @param ofArea the subject of its whole area exists; without it none of the area's indicators applies
 */
public record Applies(
    List<String> notTo,
    Optional<Condition> unless,
    Optional<Condition> when,
    Optional<Condition> ofArea) {
  /** Everything. */
  public static final Applies ALWAYS = new Applies(List.of(), Optional.empty(), Optional.empty());

  public Applies {
    notTo = List.copyOf(notTo);
  }

  /** What can be asked wherever the area can. */
  public Applies(List<String> notTo, Optional<Condition> unless, Optional<Condition> when) {
    this(notTo, unless, when, Optional.empty());
  }

  /** The same, asked only where the subject of its area exists as well. */
  Applies within(Optional<Condition> area) {
    return new Applies(notTo, unless, when, area);
  }
}
