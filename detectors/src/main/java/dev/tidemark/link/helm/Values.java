package dev.tidemark.link.helm;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays values over one another as Helm does: maps are merged, anything else replaces, null removes. */
public final class Values {
  private Values() {}

  /** The base with the other on top. */
  public static Value.Mapping merge(Value.Mapping base, Value.Mapping top) {
    if (top.pairs().isEmpty()) {
      return base;
    }
    Map<String, Value.Pair> merged = new LinkedHashMap<>();
    base.pairs().forEach(pair -> merged.put(pair.key(), pair));
    for (Value.Pair pair : top.pairs()) {
      Value.Pair below = merged.get(pair.key());
      if (pair.value() instanceof Value.Scalar scalar && scalar.isNull()) {
        merged.remove(pair.key());
      } else if (below != null
          && below.value() instanceof Value.Mapping under
          && pair.value() instanceof Value.Mapping over) {
        merged.put(pair.key(), new Value.Pair(pair.key(), pair.line(), merge(under, over)));
      } else {
        merged.put(pair.key(), pair);
      }
    }
    List<Value.Pair> pairs = new ArrayList<>(merged.values());
    return new Value.Mapping(pairs, base.tag(), base.line(), base.endLine());
  }

  /** The mapping at a key, or an empty one. */
  public static Value.Mapping below(Value.Mapping values, String key) {
    return values.get(key).orElse(Value.Mapping.EMPTY) instanceof Value.Mapping map
        ? map
        : Value.Mapping.EMPTY;
  }
}
