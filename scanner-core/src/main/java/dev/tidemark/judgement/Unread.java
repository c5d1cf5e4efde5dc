package dev.tidemark.judgement;

import dev.tidemark.document.Problem;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file that could not be read, or not wholly, and what it could have held.
 *
 * @param problem what happened
 * @param kinds the kinds of evidence that detectors would have looked for in it
 * @param bytes how much of it was lost at most; -1 where that is not known
 */
public record Unread(Problem problem, Set<String> kinds, long bytes) {

  /** The fewest bytes that one fact takes, such as a module call with its source and version. */
  private static final long BYTES_PER_FACT = 100;

  /** The fewest bytes that one more unit takes, such as a manifest with its head or an entry of a matrix with its values. */
  private static final long BYTES_PER_UNIT = 1_000;

  /** More facts than any share is taken of: what a file of unknown size could hold. */
  private static final long UNBOUNDED = 1_000_000_000;

  public Unread {
    kinds = Set.copyOf(kinds);
  }

  /** The same file with another flaw: it holds what either leaves open. */
  Unread or(Unread other) {
    Set<String> either = new TreeSet<>(kinds);
    either.addAll(other.kinds);
    long larger = bytes < 0 || other.bytes < 0 ? -1 : Math.max(bytes, other.bytes);
    return new Unread(problem, either, larger);
  }

  /** The most facts that it could hold. */
  public long facts() {
    return bytes < 0 ? UNBOUNDED : 1 + bytes / BYTES_PER_FACT;
  }

  /** The most units that it could declare. */
  public long units() {
    return bytes < 0 ? UNBOUNDED : 1 + bytes / BYTES_PER_UNIT;
  }
}
