package dev.tidemark.rubric;

import java.util.List;
import java.util.Optional;

/**
 * The evidence against an indicator.
 *
 * @param shown what is shown as against, whether or not it decides
 * @param counts when it decides: then the indicator fails whatever speaks for it
 */
public record Against(List<Filter> shown, Optional<Condition> counts) {
  /** None. */
  public static final Against NOTHING = new Against(List.of(), Optional.empty());

  public Against {
    shown = List.copyOf(shown);
  }
}
