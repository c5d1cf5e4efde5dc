package dev.tidemark.judgement;

import dev.tidemark.rubric.Rubric;
import java.util.List;

/**
 * One rubric judged over one repository or component.
 *
 * @param assessed false when there is nothing that the rubric speaks about: then no level is shown
 */
public record RubricResult(Rubric rubric, boolean assessed, List<Rating> ratings) {
  public RubricResult {
    ratings = List.copyOf(ratings);
  }
}
