package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import java.util.List;

/**
 * The evidence that a filter speaks of.
 *
 * @param sure what it fits
 * @param maybe what it would fit if an attribute that could not be read were right
 */
public record Matches(List<Evidence> sure, List<Evidence> maybe) {
  public Matches {
    sure = SortedEvidence.of(sure);
    maybe = SortedEvidence.of(maybe);
  }

  public boolean isEmpty() {
    return sure.isEmpty() && maybe.isEmpty();
  }
}
