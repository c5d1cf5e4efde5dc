package dev.tidemark.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A small sample of what something is made of, from which the likeness of two things is estimated: the smallest hashes of
 * all its parts (a bottom-k sketch, which can be united without the texts). Whoever makes one decides what a part is.
 */
public final class Sketch {

  /** How many hashes are kept: a likeness of 80 percent is then estimated within 5 points (standard error). */
  private static final int SIZE = 64;

  /** Nothing to compare. */
  public static final Sketch EMPTY = new Sketch(new int[0], 0);

  /** The smallest hashes, ascending, each once. */
  private final int[] hashes;

  private final int lines;

  private Sketch(int[] hashes, int lines) {
    this.hashes = hashes;
    this.lines = lines;
  }

  /**
   * The sketch of parts.
   *
   * @param parts their hashes, in any order and as often as they come: well mixed, so that the smallest are a fair sample
   * @param lines how many lines they take
   */
  public static Sketch of(int[] parts, int lines) {
    int[] sorted = parts.clone();
    Arrays.sort(sorted);
    int[] smallest = new int[Math.min(SIZE, sorted.length)];
    int kept = 0;
    for (int i = 0; i < sorted.length && kept < SIZE; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        smallest[kept++] = sorted[i];
      }
    }
    return new Sketch(Arrays.copyOf(smallest, kept), lines);
  }

  /** How many lines that which is compared takes. */
  public int lines() {
    return lines;
  }

  /** How many different parts are known of it: few where one thing is said again and again. */
  public int parts() {
    return hashes.length;
  }

  /** The smallest hashes, at most so many: what near copies are likely to share. */
  public int[] smallest(int most) {
    return Arrays.copyOf(hashes, Math.min(most, hashes.length));
  }

  /** The sketch of two things together. */
  public Sketch with(Sketch other) {
    if (other.hashes.length == 0) {
      return this;
    }
    int[] both = new int[SIZE];
    int size = 0;
    int i = 0;
    int k = 0;
    while (size < SIZE && (i < hashes.length || k < other.hashes.length)) {
      int next = next(i, other, k);
      i += i < hashes.length && hashes[i] == next ? 1 : 0;
      k += k < other.hashes.length && other.hashes[k] == next ? 1 : 0;
      both[size++] = next;
    }
    return new Sketch(Arrays.copyOf(both, size), lines + other.lines);
  }

  /** How much two things share, in percent of what both have together. */
  public int similarity(Sketch other) {
    int size = 0;
    int shared = 0;
    int i = 0;
    int k = 0;
    while (size < SIZE && (i < hashes.length || k < other.hashes.length)) {
      int next = next(i, other, k);
      boolean here = i < hashes.length && hashes[i] == next;
      boolean there = k < other.hashes.length && other.hashes[k] == next;
      i += here ? 1 : 0;
      k += there ? 1 : 0;
      shared += here && there ? 1 : 0;
      size++;
    }
    return size == 0 ? 0 : 100 * shared / size;
  }

  private int next(int i, Sketch other, int k) {
    if (i >= hashes.length) {
      return other.hashes[k];
    }
    return k >= other.hashes.length ? hashes[i] : Math.min(hashes[i], other.hashes[k]);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sketch sketch
        && lines == sketch.lines
        && Arrays.equals(hashes, sketch.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }
}
