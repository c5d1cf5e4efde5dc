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

  /** What a key holds. */
  private sealed interface Content {

    Value value(int line);
  }

  /** A value that is complete. */
  private record Plain(Value value) implements Content {
    @Override
    public Value value(int line) {
      return value;
    }
  }

  /** A table that the file may come back to. */
  private record Inner(TomlTable table) implements Content {
    @Override
    public Value value(int line) {
      return table.value();
    }
  }

  /** An array of tables, to which the file may add. */
  private record Array(List<TomlTable> tables) implements Content {
    @Override
    public Value value(int line) {
      List<Value> items = new ArrayList<>();
      tables.forEach(table -> items.add(table.value()));
      int last = items.isEmpty() ? line : items.get(items.size() - 1).endLine();
      return new Value.Sequence(items, "", line, last);
    }
  }

  /** A key's content, with the line where the key comes first. */
  private record Entry(int line, Content content) {}

  TomlTable(int line) {
    this.line = line;
  }

  /** The table of a key, made when it is not there; of an array of tables the last. */
  TomlTable table(String key, int at) {
    Entry entry = entries.get(key);
    if (entry != null && entry.content() instanceof Inner inner) {
      return inner.table();
    }
    if (entry != null && entry.content() instanceof Array array) {
      return array.tables().get(array.tables().size() - 1);
    }
    TomlTable made = new TomlTable(at);
    entries.put(key, new Entry(at, new Inner(made)));
    return made;
  }

  /** A new table at the end of the array of tables of a key. */
  TomlTable append(String key, int at) {
    TomlTable made = new TomlTable(at);
    Entry entry = entries.get(key);
    if (entry != null && entry.content() instanceof Array array) {
      array.tables().add(made);
    } else {
      entries.put(key, new Entry(at, new Array(new ArrayList<>(List.of(made)))));
    }
    return made;
  }

  void put(String key, int at, Value value) {
    entries.put(key, new Entry(at, new Plain(value)));
  }

  Value.Mapping value() {
    List<Value.Pair> pairs = new ArrayList<>();
    int last = line;
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      int begun = entry.getValue().line();
      Value value = entry.getValue().content().value(begun);
      last = Math.max(last, value.endLine());
      pairs.add(new Value.Pair(entry.getKey(), begun, value));
    }
    return new Value.Mapping(pairs, "", line, last);
  }
}
