package dev.tidemark.link.resource;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import dev.tidemark.format.hcl.HclValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks fields up by path in a tree of values. A path is names with dots between them; lists are looked through, {@code
 * *} is any name, and {@code |} parts alternatives: {@code period|metric_query.metric.period}.
 */
public final class Fields {

  /** The tag of a scalar that is computed: its text is the expression, its value unknown. */
  public static final String EXPRESSION = "!expression";

  /** Paths are asked of every resource and parted once; there are some hundred in the catalogues. */
  private static final Map<String, String[][]> PARTED = new ConcurrentHashMap<>();

  private static final int MOST_PARTED = 4096;

  private Fields() {}

  /** Every value at any of the paths, in the order of the paths and the file. */
  public static List<Value> at(Value root, String paths) {
    List<Value> found = new ArrayList<>();
    for (String[] names : alternatives(paths)) {
      collect(root, names, 0, found);
    }
    return found;
  }

  private static String[][] alternatives(String paths) {
    String[][] known = PARTED.get(paths);
    if (known == null) {
      String[] each = paths.split("\\|", -1);
      known = new String[each.length][];
      for (int i = 0; i < each.length; i++) {
        known[i] = each[i].strip().split("\\.", -1);
      }
      if (PARTED.size() < MOST_PARTED) {
        PARTED.put(paths, known);
      }
    }
    return known;
  }

  /** The literal texts at any of the paths; what an operation chooses from is none of them. */
  public static List<String> literals(Value root, String paths) {
    List<String> texts = new ArrayList<>();
    for (Value value : at(root, paths)) {
      if (HclValues.isOperation(value)) {
        continue;
      }
      if (value instanceof Sequence list) {
        list.items().forEach(item -> literal(item).ifPresent(texts::add));
      } else {
        literal(value).ifPresent(texts::add);
      }
    }
    return texts;
  }

  /** The entries of the lists at any of the paths; a block that stands alone is a list of one. */
  public static List<Value> items(Value root, String paths) {
    List<Value> items = new ArrayList<>();
    for (Value value : at(root, paths)) {
      items.addAll(value instanceof Sequence list ? list.items() : List.of(value));
    }
    return items;
  }

  public static Optional<String> literal(Value root, String paths) {
    return literals(root, paths).stream().findFirst();
  }

  /** The text of a scalar that is written out; empty for what is computed, null or no scalar. */
  public static Optional<String> literal(Value value) {
    return value instanceof Scalar scalar && !scalar.isNull() && !isExpression(scalar)
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** The text of a scalar as written, the name of a reference included; empty for others. */
  public static String text(Value value) {
    return value instanceof Scalar scalar ? scalar.text() : "";
  }

  /** Whether it is computed: every tag says so, of whatever tool. */
  public static boolean isExpression(Value value) {
    return !value.tag().isEmpty();
  }

  /** Whether something is set there: not null, false, or empty. What is computed counts as set. */
  public static boolean isSet(Value value) {
    if (isExpression(value)) {
      return true;
    }
    if (value instanceof Scalar scalar) {
      return !scalar.isNull()
          && !scalar.text().isEmpty()
          && !scalar.text().toLowerCase(Locale.ROOT).equals("false");
    }
    return value instanceof Sequence list
        ? isAnySet(list.items())
        : !((Mapping) value).pairs().isEmpty();
  }

  /** Whether any of the values is set. */
  public static boolean isAnySet(List<Value> values) {
    for (Value value : values) {
      if (isSet(value)) {
        return true;
      }
    }
    return false;
  }

  private static void collect(Value value, String[] names, int next, List<Value> found) {
    if (next == names.length) {
      found.add(value);
    } else if (isExpression(value)) {
      found.add(value);
    } else if (value instanceof Sequence list) {
      for (Value item : list.items()) {
        collect(item, names, next, found);
      }
    } else if (value instanceof Mapping map) {
      for (Pair pair : map.pairs()) {
        if (names[next].equals("*") || names[next].equals(pair.key())) {
          collect(pair.value(), names, next + 1, found);
        }
      }
    }
  }
}
