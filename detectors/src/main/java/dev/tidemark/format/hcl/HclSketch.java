package dev.tidemark.format.hcl;

import dev.tidemark.document.Sketch;
import dev.tidemark.document.TokenRuns;
import dev.tidemark.document.Value;

/**
 * Sketches what resources are made of: runs of tokens along their blocks, attributes and references. Neither literal
 * values nor the names of resources take part, so copies that differ in names and sizes are alike; nor do comments, blank
 * space, and what is no resource.
 */
final class HclSketch {

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

  /** The tokens of a walk through blocks. */
  private static final class Tokens {
    private final TokenRuns runs = new TokenRuns();

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
      runs.token(hash);
    }

    Sketch sketch(int lines) {
      return runs.sketch(lines);
    }
  }
}
