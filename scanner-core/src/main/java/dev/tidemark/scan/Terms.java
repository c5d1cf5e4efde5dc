package dev.tidemark.scan;

import dev.tidemark.document.OriginRule;
import dev.tidemark.document.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By what terms one repository is assessed: what its own configuration and the caller say.
 *
 * @param asOf where time windows end; the commit's date when empty
 * @param origins configured origins; the last that matches wins
 * @param notes what the report should tell of these terms
 */
public record Terms(
    Optional<Instant> asOf, List<OriginRule> origins, Judging judging, List<Problem> notes) {
  public Terms {
    origins = List.copyOf(origins);
    notes = List.copyOf(notes);
  }

  /** Terms that need no word. */
  public Terms(Optional<Instant> asOf, List<OriginRule> origins, Judging judging) {
    this(asOf, origins, judging, List.of());
  }

  /** These terms, with time windows that end at another time. */
  public Terms endingAt(Optional<Instant> time) {
    return new Terms(time, origins, judging, notes);
  }
}
