package dev.tidemark.format.collector;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads sections and blocks line by line: {@code [INPUT]} of Fluent Bit, {@code <match **>} of Fluentd, and
 * {@code loki.write "central"} with a brace of Alloy. Of each the keys of its own lines are kept, those of nested blocks are not.
 */
final class CollectorReader {
  /** More sections than any collector has inputs, filters and outputs. */
  private static final int MOST_SECTIONS = 2_000;

  private final Map<String, List<Value>> pipeline = new TreeMap<>();
  private final Map<String, List<Value>> fluentd = new TreeMap<>();
  private final Map<String, List<Value>> alloy = new TreeMap<>();
  private final List<Pair> keys = new ArrayList<>();
  private List<Value> section = new ArrayList<>();
  private int since;
  private int depth;
  private int sections;

  static Value read(String text) {
    CollectorReader reader = new CollectorReader();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length && reader.sections < MOST_SECTIONS; i++) {
      reader.line(lines[i].strip(), i + 1);
    }
    reader.close(lines.length);
    List<Pair> pairs = new ArrayList<>();
    reader.put("pipeline", reader.pipeline, pairs);
    reader.put("fluentd", reader.fluentd, pairs);
    reader.put("alloy", reader.alloy, pairs);
    return new Mapping(pairs, "", 1, Math.max(1, lines.length));
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
      return;
    }
    if (line.startsWith("[") && line.endsWith("]")) {
      open(pipeline, line.substring(1, line.length() - 1).toLowerCase(Locale.ROOT) + "s", number);
    } else if (line.startsWith("<") && !line.startsWith("</") && depth == 0) {
      String name = line.substring(1).split("[ >]", 2)[0];
      open(fluentd, name, number);
      depth = 1;
    } else if (line.startsWith("</")) {
      depth = 0;
    } else if (line.endsWith("{") && depth == 0 && line.contains(".")) {
      open(alloy, line.split("[ \"{]", 2)[0].replace('.', '_'), number);
      depth = 1;
    } else {
      inside(line, number);
    }
  }

  private void inside(String line, int number) {
    boolean ownLine = depth <= 1;
    depth += count(line, '{') - count(line, '}');
    depth = Math.max(0, depth);
    if (ownLine && since > 0) {
      String[] parts = line.split("[ \t=]+", 2);
      if (parts.length == 2) {
        String key = parts[0].toLowerCase(Locale.ROOT).replace("@", "");
        String value = parts[1].replace("\"", "").strip();
        keys.add(new Pair(key, number, new Scalar(value, true, "", number, number)));
      }
    }
  }

  private void open(Map<String, List<Value>> kind, String name, int number) {
    close(number);
    sections++;
    section = kind.computeIfAbsent(name, n -> new ArrayList<>());
    since = number;
    depth = 0;
  }

  private void close(int number) {
    if (since > 0) {
      section.add(new Mapping(keys, "", since, Math.max(since, number)));
      keys.clear();
    }
  }

  private void put(String name, Map<String, List<Value>> kinds, List<Pair> pairs) {
    if (!kinds.isEmpty()) {
      List<Pair> inner = new ArrayList<>();
      kinds.forEach(
          (key, values) ->
              inner.add(
                  new Pair(
                      key,
                      values.get(0).line(),
                      new Sequence(values, "", values.get(0).line(), values.get(0).line()))));
      int line = inner.get(0).line();
      pairs.add(new Pair(name, line, new Mapping(inner, "", line, line)));
    }
  }

  private static int count(String line, char wanted) {
    return (int) line.chars().filter(c -> c == wanted).count();
  }
}
