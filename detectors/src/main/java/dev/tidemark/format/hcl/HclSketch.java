package dev.tidemark.format.hcl;

import dev.tidemark.document.Value;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A small sample of what resources are made of, from which the likeness of two files or directories is estimated: the
 * smallest hashes of all runs of tokens (a bottom-k sketch, which can be united without the texts). Literal values do
 * not take part, so copies that differ in names and sizes are alike.
 *
 * @param hashes the smallest hashes, ascending, each once
 * @param lines how many lines the resources take
 */
public record HclSketch(List<Integer> hashes, int lines) {

  /** How many hashes are kept: a likeness of 80 percent is then estimated within 5 points (standard error). */
  static final int SIZE = 64;

  /** Tokens in a run: long enough that two resources of one type do not look alike by chance. */
  private static final int RUN = 4;

  /** Nothing to compare. */
  public static final HclSketch EMPTY = new HclSketch(List.of(), 0);

  public HclSketch {
    hashes = List.copyOf(hashes);
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

  /** The sketch of two things together. */
  public HclSketch with(HclSketch other) {
    if (other.hashes.isEmpty()) {
      return this;
    }
    TreeSet<Integer> both = new TreeSet<>(hashes);
    both.addAll(other.hashes);
    return new HclSketch(both.stream().limit(SIZE).toList(), lines + other.lines);
  }

  /** How much two things share, in percent of what both have together. */
  public int similarity(HclSketch other) {
    TreeSet<Integer> both = new TreeSet<>(hashes);
    both.addAll(other.hashes);
    List<Integer> sample = both.stream().limit(SIZE).toList();
    long shared = sample.stream().filter(h -> holds(hashes, h) && holds(other.hashes, h)).count();
    return sample.isEmpty() ? 0 : (int) (100 * shared / sample.size());
  }

  private static boolean holds(List<Integer> sorted, Integer hash) {
    return java.util.Collections.binarySearch(sorted, hash) >= 0;
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

    List<Integer> smallest() {
      return Arrays.stream(found, 0, size).sorted().distinct().limit(SIZE).boxed().toList();
    }

    /** Spreads the bits (the finalizer of MurmurHash3), so that the smallest are a fair sample. */
    private static int mix(int hash) {
      int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
      mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
      return mixed ^ (mixed >>> 16);
    }
  }
}
