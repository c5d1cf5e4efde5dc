package dev.tidemark.link.resource;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Turns properties as a tool writes them into attributes: names in snake case, computed values as expressions. */
final class Attributes {

  /** Deeper trees are none that a row asks for; a bound for recursion. */
  private static final int DEEPEST = 40;

  private Attributes() {}

  /**
   * @param computed whether a value is an expression of the tool rather than a value
   */
  static Mapping of(Value properties, Predicate<Value> computed) {
    Value out = convert(properties, computed, 0);
    return out instanceof Mapping map
        ? map
        : new Mapping(List.of(), "", properties.line(), properties.endLine());
  }

  private static Value convert(Value value, Predicate<Value> computed, int depth) {
    if (computed.test(value) || depth > DEEPEST) {
      String text = value instanceof Scalar scalar ? scalar.text() : firstText(value);
      return new Scalar(text, true, Fields.EXPRESSION, value.line(), value.endLine());
    }
    if (value instanceof Mapping map) {
      List<Pair> pairs = new ArrayList<>();
      for (Pair pair : map.pairs()) {
        pairs.add(
            new Pair(
                SnakeCase.of(pair.key()), pair.line(), convert(pair.value(), computed, depth + 1)));
      }
      return new Mapping(pairs, "", map.line(), map.endLine());
    }
    if (value instanceof Sequence list) {
      return new Sequence(
          list.items().stream().map(item -> convert(item, computed, depth + 1)).toList(),
          "",
          list.line(),
          list.endLine());
    }
    return value;
  }

  private static String firstText(Value value) {
    return value
        .walk()
        .limit(50)
        .filter(inner -> inner instanceof Scalar)
        .map(inner -> ((Scalar) inner).text())
        .findFirst()
        .orElse("");
  }
}
