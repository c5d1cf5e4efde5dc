package dev.tidemark.format.hcl;

import dev.tidemark.document.Sketch;
import dev.tidemark.document.Value;
import java.util.Arrays;

/**
 * Sketches what resources are made of: runs of tokens along their blocks, attributes and references. Neither literal
 * values nor the names of resources take part, so copies that differ in names and sizes are alike; nor do comments, blank
 * space, and what is no resource.
 */
final class HclSketch {

  /** Tokens in a run: long enough that two resources of one type do not look alike by chance. */
  private static final int RUN = 4;

  private HclSketch() {}

  static Sketch of(HclBody body) {
    Tokens tokens = new Tokens();
    int lines = 0;
    for (HclBlock block : body.blocks()) {
      if (block.type().equals("resource") || block.type().equals("data")) {
        tokens.block(block);
        lines += block.endLine() - block.line() + 1;
      }
    }
    return lines == 0 ? Sketch.EMPTY : tokens.sketch(lines);
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
        token(nameless(value.text().orElse("")).hashCode());
      } else {
        token(1);
      }
    }

    /** A reference without the name that its resource goes by here: {@code aws_sqs_queue.main.arn} without {@code main}. */
    private static String nameless(String reference) {
      int type = reference.startsWith("data.") ? "data.".length() : 0;
      int name = reference.indexOf('.', type);
      boolean resource = name > 0 && reference.lastIndexOf('_', name) >= type;
      if (!resource) {
        return reference;
      }
      int rest = reference.indexOf('.', name + 1);
      return reference.substring(0, name) + (rest < 0 ? "" : reference.substring(rest));
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

    Sketch sketch(int lines) {
      return Sketch.of(Arrays.copyOf(found, size), lines);
    }

    /** Spreads the bits (the finalizer of MurmurHash3), so that the smallest are a fair sample. */
    private static int mix(int hash) {
      int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
      mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
      return mixed ^ (mixed >>> 16);
    }
  }
}
