package dev.tidemark.document;

import java.util.Arrays;

/** The runs of tokens of a walk through something, hashed as they come: the parts of which a sketch is a sample. */
public final class TokenRuns {

  /** Tokens in a run: long enough that two things of one type do not look alike by chance. */
  private static final int RUN = 4;

  private final int[] last = new int[RUN];
  private int count;
  private int[] found = new int[256];
  private int size;

  /** The next token, by its hash. */
  public void token(int hash) {
    last[count++ % RUN] = hash;
    if (count >= RUN) {
      int run = 17;
      for (int i = 0; i < RUN; i++) {
        run = run * 0x01000193 + last[(count + i) % RUN];
      }
      if (size == found.length) {
        found = Arrays.copyOf(found, size * 2);
      }
      found[size++] = mix(run);
    }
  }

  /**
   * All of them as a sketch.
   *
   * @param lines how many lines they take
   */
  public Sketch sketch(int lines) {
    return Sketch.of(Arrays.copyOf(found, size), lines);
  }

  /** Spreads the bits (the finalizer of MurmurHash3), so that the smallest are a fair sample. */
  private static int mix(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
