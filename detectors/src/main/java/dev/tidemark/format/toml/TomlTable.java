package dev.tidemark.format.toml;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table while it is being read: TOML may come back to a table anywhere in the file. */
final class TomlTable {
  private final int line;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A key's content: a value, a table, or an array of tables. */
  private record Entry(int line, Object content) {}

  TomlTable(int line) {
    this.line = line;
  }

  /** The table of a key, made when it is not there; of an array of tables the last. */
  TomlTable table(String key, int at) {
    Entry entry = entries.get(key);
    if (entry != null && entry.content() instanceof TomlTable table) {
      return table;
    }
    if (entry != null && entry.content() instanceof List<?> tables && !tables.isEmpty()) {
      return (TomlTable) tables.get(tables.size() - 1);
    }
    TomlTable made = new TomlTable(at);
    entries.put(key, new Entry(at, made));
    return made;
  }

  /** A new table at the end of the array of tables of a key. */
  @SuppressWarnings("unchecked") // only this method puts lists in
  TomlTable append(String key, int at) {
    Entry entry = entries.get(key);
    List<TomlTable> tables;
    if (entry != null && entry.content() instanceof List<?> known) {
      tables = (List<TomlTable>) known;
    } else {
      tables = new ArrayList<>();
      entries.put(key, new Entry(at, tables));
    }
    TomlTable made = new TomlTable(at);
    tables.add(made);
    return made;
  }

  void put(String key, int at, Value value) {
    entries.put(key, new Entry(at, value));
  }

  Value.Mapping value() {
    List<Value.Pair> pairs = new ArrayList<>();
    int last = line;
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      Value value = value(entry.getValue());
      last = Math.max(last, value.endLine());
      pairs.add(new Value.Pair(entry.getKey(), entry.getValue().line(), value));
    }
    return new Value.Mapping(pairs, "", line, last);
  }

  private static Value value(Entry entry) {
    if (entry.content() instanceof TomlTable table) {
      return table.value();
    }
    if (entry.content() instanceof List<?> tables) {
      List<Value> items = new ArrayList<>();
      tables.forEach(table -> items.add(((TomlTable) table).value()));
      int last = items.isEmpty() ? entry.line() : items.get(items.size() - 1).endLine();
      return new Value.Sequence(items, "", entry.line(), last);
    }
    return (Value) entry.content();
  }
}
