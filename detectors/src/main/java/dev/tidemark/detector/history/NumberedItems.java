package dev.tidemark.detector.history;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Change;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Whether the people of a history begin their messages with the bare number of an item, {@code 4711: add queue}. One such
 * message may be anything; a number before most of them is how they say what a change is for.
 */
final class NumberedItems {

  static final Facet<NumberedItems> FACET = new Facet<>("numbered-items", NumberedItems::new);

  /** The newest changes by people that are looked at, as many as the share of changes with a reference is taken of. */
  private static final int LAST = 200;

  /** All commits that are looked at: a mainline of bots is not walked to its end. */
  private static final int MOST = 2_000;

  /** Fewer messages are a chance, and no habit. */
  private static final int FEWEST = 5;

  private final boolean habit;

  private NumberedItems(Landscape landscape) {
    int people = 0;
    int numbered = 0;
    try (Stream<Change> mainline = landscape.history().mainline()) {
      Iterator<Change> changes = mainline.limit(MOST).iterator();
      while (people < LAST && changes.hasNext()) {
        Change change = changes.next();
        if (!change.byBot()) {
          people++;
          numbered += References.isNumbered(change.message()) ? 1 : 0;
        }
      }
    }
    this.habit = numbered >= FEWEST && 2 * numbered > people;
  }

  /** What a message refers to, in this history. */
  References of(Change change) {
    References references = References.of(change);
    return habit && References.isNumbered(change.message()) ? references.withTicket() : references;
  }
}
