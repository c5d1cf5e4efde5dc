package dev.tidemark.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * Finds near copies among many things. Each is compared with the first few of those that share one of its smallest hashes,
 * and belongs to the likest; one that is like none before is remembered for those after it. So the work is linear in the
 * number of things, and which of them is the original is decided by the order in which they come.
 */
public final class NearCopies<T> {

  /** From this likeness two things are copies: near-duplicate detection of code commonly uses 70 to 80. Percent. */
  public static final int ALIKE = 75;

  /** How many of the smallest hashes are looked up, and how many things are remembered for each. */
  private static final int PROBES = 12;

  private static final int REMEMBERED = 3;

  /** A thing that is no copy of those before it. */
  private record Original<T>(T thing, Sketch sketch) {}

  private final IntUnaryOperator asked;
  private final Map<Integer, List<Original<T>>> byHash = new HashMap<>();

  /** Copies by the usual likeness. */
  public NearCopies() {
    this(lines -> ALIKE);
  }

  /**
   * @param asked from what likeness two things are copies, in percent, by the lines of the smaller one
   */
  public NearCopies(IntUnaryOperator asked) {
    this.asked = asked;
  }

  /**
   * What a thing is a copy of.
   *
   * @param similarity in percent of what both are made of
   */
  public record Copy<T>(T original, int similarity) {}

  /**
   * Asks what a thing is a copy of, and remembers it where it is none.
   *
   * @param comparable which of the others it may be compared with
   */
  public Optional<Copy<T>> add(T thing, Sketch sketch, Predicate<T> comparable) {
    Map<T, Original<T>> others = new LinkedHashMap<>();
    for (int hash : sketch.smallest(PROBES)) {
      for (Original<T> other : byHash.getOrDefault(hash, List.of())) {
        others.putIfAbsent(other.thing(), other);
      }
    }
    Copy<T> likest = null;
    for (Original<T> other : others.values()) {
      int similarity = sketch.similarity(other.sketch());
      int lines = Math.min(sketch.lines(), other.sketch().lines());
      if (similarity >= asked.applyAsInt(lines)
          && (likest == null || similarity > likest.similarity())
          && comparable.test(other.thing())) {
        likest = new Copy<>(other.thing(), similarity);
      }
    }
    if (likest == null) {
      remember(new Original<>(thing, sketch));
    }
    return Optional.ofNullable(likest);
  }

  private void remember(Original<T> original) {
    for (int hash : original.sketch().smallest(PROBES)) {
      List<Original<T>> here = byHash.computeIfAbsent(hash, h -> new ArrayList<>());
      if (here.size() < REMEMBERED) {
        here.add(original);
      }
    }
  }
}
