package dev.tidemark.rubric;

import java.util.List;
import java.util.Optional;

/**
 * What an indicator can be asked of.
 *
 * @param notTo repository roles that it says nothing about: {@code library}
 * @param unless lifts that exclusion where it holds
 * @param when the indicator's subject exists; without it the indicator does not apply
 */
public record Applies(List<String> notTo, Optional<Condition> unless, Optional<Condition> when) {
  /** Everything. */
  public static final Applies ALWAYS = new Applies(List.of(), Optional.empty(), Optional.empty());

  public Applies {
    notTo = List.copyOf(notTo);
  }
}
