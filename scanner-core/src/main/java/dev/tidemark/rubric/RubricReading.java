package dev.tidemark.rubric;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a rubric file.
 *
 * @param rubric present exactly when there are no flaws
 * @param flaws by line
 */
public record RubricReading(Optional<Rubric> rubric, List<RubricFlaw> flaws) {
  public RubricReading {
    flaws = List.copyOf(flaws);
  }
}
