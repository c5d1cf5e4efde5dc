package dev.tidemark.format.hcl;

import dev.tidemark.document.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A small sample of what resources are made of, from which the likeness of two files or directories is estimated: the
 * smallest hashes of all runs of tokens (a bottom-k sketch, which can be united without the texts). Literal values do
 * not take part, so copies that differ in names and sizes are alike.
 */
public final class HclSketch {

  /** How many hashes are kept: a likeness of 80 percent is then estimated within 5 points (standard error). */
  static final int SIZE = 64;

  /** Tokens in a run: long enough that two resources of one type do not look alike by chance. */
  private static final int RUN = 4;

  /** Nothing to compare. */
  public static final HclSketch EMPTY = new HclSketch(new int[0], 0);

  /** The smallest hashes, ascending, each once. */
  private final int[] hashes;

  private final int lines;

  private HclSketch(int[] hashes, int lines) {
    this.hashes = hashes;
    this.lines = lines;
  }

  static HclSketch of(HclBody body) {
    Tokens tokens = new Tokens();
    int lines = 0;
    for (HclBlock block : body.blocks()) {
      if (block.type().equals("resource") || block.type().equals("data")) {
        tokens.block(block);
        lines += block.endLine() - block.line() + 1;
      }
    }
    return lines == 0 ? EMPTY : new HclSketch(tokens.smallest(), lines);
  }

  /** How many lines the resources take. */
  public int lines() {
    return lines;
  }

  /** The smallest hashes, at most so many: what near copies are likely to share. */
  public int[] smallest(int most) {
    return Arrays.copyOf(hashes, Math.min(most, hashes.length));
  }

  /** The sketch of two things together. */
  public HclSketch with(HclSketch other) {
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
    return new HclSketch(Arrays.copyOf(both, size), lines + other.lines);
  }

  /** How much two things share, in percent of what both have together. */
  public int similarity(HclSketch other) {
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

  private int next(int i, HclSketch other, int k) {
    if (i >= hashes.length) {
      return other.hashes[k];
    }
    return k >= other.hashes.length ? hashes[i] : Math.min(hashes[i], other.hashes[k]);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HclSketch sketch
        && lines == sketch.lines
        && Arrays.equals(hashes, sketch.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  /** The runs of tokens of a walk through blocks, hashed as they come. */
  private static final class Tokens {
    private final int[] last = new int[RUN];
    private int count;
    private int[] found = new int[256];
    private int size;

    void block(HclBlock block) {
      token(block.type().hashCode());
      token(block.labels().isEmpty() ? 0 : block.label(0).hashCode());
      for (HclAttribute attribute : block.body().attributes()) {
        token(attribute.name().hashCode());
        value(attribute.value());
      }
      block.body().blocks().forEach(this::block);
      token('}');
    }

    private void value(Value value) {
      if (value instanceof Value.Mapping map) {
        for (Value.Pair pair : map.pairs()) {
          token(pair.key().hashCode());
          value(pair.value());
        }
      } else if (value instanceof Value.Sequence list) {
        token(list.tag().hashCode());
        list.items().forEach(this::value);
      } else if (value.tag().equals(HclValues.REFERENCE)) {
        token(value.text().orElse("").hashCode());
      } else {
        token(1);
      }
    }

    private void token(int hash) {
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

    int[] smallest() {
      Arrays.sort(found, 0, size);
      int[] smallest = new int[Math.min(SIZE, size)];
      int kept = 0;
      for (int i = 0; i < size && kept < SIZE; i++) {
        if (i == 0 || found[i] != found[i - 1]) {
          smallest[kept++] = found[i];
        }
      }
      return kept == smallest.length ? smallest : Arrays.copyOf(smallest, kept);
    }

    /** Spreads the bits (the finalizer of MurmurHash3), so that the smallest are a fair sample. */
    private static int mix(int hash) {
      int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
      mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
      return mixed ^ (mixed >>> 16);
    }
  }
}
