package dev.tidemark.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a configuration file (YAML, JSON, HCL), with the line that it begins at. Scalars are kept as written:
 * {@code on}, {@code 1.10} and {@code 0755} stay text. Immutable and bounded by the limits of the format that made it.
 */
public sealed interface Value permits Value.Scalar, Value.Sequence, Value.Mapping {

  /** The line that it begins at, from 1. */
  int line();

  /** The line that it ends at, from 1. */
  int endLine();

  /** A tag such as {@code !Ref} or {@code !reference}; empty when there is none. */
  String tag();

  /**
   * A text, number, boolean or null, as written.
   *
   * @param quoted whether it was quoted, and so is a text whatever it looks like
   */
  record Scalar(String text, boolean quoted, String tag, int line, int endLine) implements Value {
    /** Whether it stands for nothing: null, {@code ~} or an empty plain scalar. */
    public boolean isNull() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  /** A list. */
  record Sequence(List<Value> items, String tag, int line, int endLine) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A map in the order of the file; of duplicate keys the last wins, and the format reports it. */
  record Mapping(List<Pair> pairs, String tag, int line, int endLine) implements Value {

    /** Without pairs, and nowhere: what stands for a mapping that is not there. */
    public static final Mapping EMPTY = new Mapping(List.of(), "", 0, 0);

    public Mapping {
      pairs = List.copyOf(pairs);
    }

    /** The value of a key, if it is there. */
    public Optional<Value> get(String key) {
      return Optional.ofNullable(find(key));
    }

    private @Nullable Value find(String key) {
      for (int i = pairs.size() - 1; i >= 0; i--) {
        Pair pair = pairs.get(i);
        if (pair.key().equals(key)) {
          return pair.value();
        }
      }
      return null;
    }
  }

  /** One entry of a map, with the line of its key. */
  record Pair(String key, int line, Value value) {}

  /** The value at a path of keys, each of a mapping; empty as soon as one is missing. */
  default Optional<Value> at(String... keys) {
    return Optional.ofNullable(find(keys));
  }

  private @Nullable Value find(String... keys) {
    Value found = this;
    for (String key : keys) {
      found = found instanceof Mapping map ? map.find(key) : null;
      if (found == null) {
        return null;
      }
    }
    return found;
  }

  /** The text of a scalar at a path of keys; empty when missing, null or no scalar. */
  default Optional<String> text(String... keys) {
    return find(keys) instanceof Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** Whether the scalar at a path of keys is written as true ({@code true}, {@code True}, {@code TRUE}, {@code yes}, {@code on}). */
  default boolean isTrue(String... keys) {
    return text(keys)
        .map(text -> List.of("true", "yes", "on").contains(text.toLowerCase(java.util.Locale.ROOT)))
        .orElse(false);
  }

  /** The items of a sequence at a path of keys; none when missing or no sequence. */
  default List<Value> items(String... keys) {
    return find(keys) instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The pairs of a mapping at a path of keys; none when missing or no mapping. */
  default List<Pair> pairs(String... keys) {
    return find(keys) instanceof Mapping map ? map.pairs() : List.of();
  }

  /** A scalar or the scalars of a sequence, as texts: for fields that take one or many. */
  default List<String> texts(String... keys) {
    Value found = find(keys);
    if (found == null) {
      return new ArrayList<>();
    }
    List<String> texts = new ArrayList<>();
    for (Value value : found instanceof Sequence sequence ? sequence.items() : List.of(found)) {
      value.text().ifPresent(texts::add);
    }
    return texts;
  }

  /** This value and every value below it, in the order of the file. */
  default Stream<Value> walk() {
    if (this instanceof Scalar) {
      return Stream.of(this);
    }
    List<Value> all = new ArrayList<>();
    collect(this, all);
    return all.stream();
  }

  private static void collect(Value value, List<Value> all) {
    all.add(value);
    if (value instanceof Sequence sequence) {
      for (Value item : sequence.items()) {
        collect(item, all);
      }
    } else if (value instanceof Mapping map) {
      for (Pair pair : map.pairs()) {
        collect(pair.value(), all);
      }
    }
  }
}
