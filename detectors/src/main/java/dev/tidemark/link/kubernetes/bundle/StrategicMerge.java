package dev.tidemark.link.kubernetes.bundle;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays a patch over an object as kustomize does: maps merge, lists of named things merge by name, all else is replaced. */
final class StrategicMerge {
  /** Deeper than any object is. */
  private static final int DEEPEST = 40;

  private StrategicMerge() {}

  /** The object with a patch laid over it. */
  public static Value.Mapping apply(Value.Mapping base, Patch patch) {
    Value.Mapping merged = patch.body().map(top -> merge(base, top, 0)).orElse(base);
    for (Value operation : patch.operations()) {
      merged = operate(merged, operation);
    }
    return merged;
  }

  private static Value.Mapping merge(Value.Mapping base, Value.Mapping top, int depth) {
    Map<String, Value.Pair> pairs = new LinkedHashMap<>();
    base.pairs().forEach(pair -> pairs.put(pair.key(), pair));
    for (Value.Pair pair : top.pairs()) {
      Value.Pair below = pairs.get(pair.key());
      if (pair.value() instanceof Value.Scalar scalar && scalar.isNull()) {
        pairs.remove(pair.key());
      } else if (pair.key().equals("name") && depth == 1 && below != null) {
        // metadata.name of a patch only says which object it is for
      } else {
        Value value = below == null ? pair.value() : merge(below.value(), pair.value(), depth + 1);
        pairs.put(pair.key(), new Value.Pair(pair.key(), pair.line(), value));
      }
    }
    return new Value.Mapping(
        new ArrayList<>(pairs.values()), base.tag(), base.line(), base.endLine());
  }

  private static Value merge(Value base, Value top, int depth) {
    if (depth > DEEPEST) {
      return top;
    }
    if (base instanceof Value.Mapping under && top instanceof Value.Mapping over) {
      return merge(under, over, depth);
    }
    if (base instanceof Value.Sequence under && top instanceof Value.Sequence over) {
      return byName(under, over, depth);
    }
    return top;
  }

  private static Value byName(Value.Sequence base, Value.Sequence top, int depth) {
    Map<String, Value> items = new LinkedHashMap<>();
    for (Value item : base.items()) {
      Optional<String> name = item.text("name");
      if (name.isEmpty()) {
        return top;
      }
      items.put(name.get(), item);
    }
    for (Value item : top.items()) {
      Optional<String> name = item.text("name");
      if (name.isEmpty()) {
        return top;
      }
      items.merge(name.get(), item, (below, over) -> merge(below, over, depth + 2));
    }
    return new Value.Sequence(List.copyOf(items.values()), base.tag(), base.line(), base.endLine());
  }

  private static Value.Mapping operate(Value.Mapping base, Value operation) {
    String[] keys = operation.text("path").orElse("").replace("~1", "/").split("/", -1);
    Optional<Value> value = operation.at("value");
    boolean slashInKey = operation.text("path").orElse("").contains("~1");
    if (keys.length < 2
        || value.isEmpty()
        || slashInKey
        || operation.text("op").orElse("").equals("remove")) {
      return base;
    }
    return set(base, keys, 1, value.get()) instanceof Value.Mapping map ? map : base;
  }

  /** The object with another value where the path leads; as it is where the path leads nowhere. */
  static Value.Mapping set(Value.Mapping base, String path, Value value) {
    return set(base, path.split("/", -1), 1, value) instanceof Value.Mapping map ? map : base;
  }

  private static Value set(Value base, String[] keys, int from, Value value) {
    if (from == keys.length) {
      return value;
    }
    if (base instanceof Value.Mapping map && from < DEEPEST) {
      Value below =
          map.get(keys[from]).orElse(new Value.Mapping(List.of(), "", value.line(), value.line()));
      Map<String, Value.Pair> pairs = new LinkedHashMap<>();
      map.pairs().forEach(pair -> pairs.put(pair.key(), pair));
      pairs.put(
          keys[from], new Value.Pair(keys[from], value.line(), set(below, keys, from + 1, value)));
      return new Value.Mapping(
          new ArrayList<>(pairs.values()), map.tag(), map.line(), map.endLine());
    }
    if (base instanceof Value.Sequence list && keys[from].matches("[0-9]{1,3}")) {
      int index = Integer.parseInt(keys[from]);
      List<Value> items = new ArrayList<>(list.items());
      if (index < items.size()) {
        items.set(index, set(items.get(index), keys, from + 1, value));
      }
      return new Value.Sequence(items, list.tag(), list.line(), list.endLine());
    }
    return base;
  }
}
