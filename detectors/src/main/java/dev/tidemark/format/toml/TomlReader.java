package dev.tidemark.format.toml;

import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads TOML statement by statement; one that makes no sense is a flaw, and the next line goes on. */
final class TomlReader {

  /** Nested arrays and inline tables. */
  private static final int DEEPEST = 50;

  /** Names in one dotted key. */
  private static final int LONGEST_KEY = 30;

  /** Flaws kept: more say nothing new. */
  private static final int MOST_FLAWS = 20;

  private final String text;
  private final List<Flaw> flaws = new ArrayList<>();
  private int at;
  private int line = 1;

  TomlReader(String text) {
    this.text = text;
  }

  List<Flaw> flaws() {
    return flaws;
  }

  /** Something that is no TOML, caught at the statement that it stands in. */
  private static final class NoToml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoToml() {
      super(null, null, false, false);
    }
  }

  Value read() {
    TomlTable root = new TomlTable(1);
    TomlTable current = root;
    while (skipBlank()) {
      int begun = line;
      try {
        current = peek() == '[' ? header(root) : assign(current);
        skipSpaces();
        if (at < text.length() && peek() != '\n' && peek() != '\r' && peek() != '#') {
          throw new NoToml();
        }
      } catch (NoToml wrong) {
        if (flaws.size() < MOST_FLAWS) {
          flaws.add(new Flaw("toml-syntax", begun, "not valid TOML"));
        }
      }
      skipLine();
    }
    return root.value();
  }

  private TomlTable header(TomlTable root) {
    boolean array = text.startsWith("[[", at);
    at += array ? 2 : 1;
    List<String> key = key();
    expect(']');
    if (array) {
      expect(']');
    }
    TomlTable table = root;
    for (int i = 0; i < key.size(); i++) {
      boolean last = i == key.size() - 1;
      table = array && last ? table.append(key.get(i), line) : table.table(key.get(i), line);
    }
    return table;
  }

  private TomlTable assign(TomlTable current) {
    int begun = line;
    List<String> key = key();
    expect('=');
    skipSpaces();
    Value value = value(0);
    TomlTable table = current;
    for (String name : key.subList(0, key.size() - 1)) {
      table = table.table(name, begun);
    }
    table.put(key.get(key.size() - 1), begun, value);
    return current;
  }

  private List<String> key() {
    List<String> names = new ArrayList<>();
    do {
      skipSpaces();
      char c = peek();
      names.add(c == '"' || c == '\'' ? string() : bareKey());
      skipSpaces();
    } while (names.size() < LONGEST_KEY && accept('.'));
    return names;
  }

  private String bareKey() {
    int from = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw new NoToml();
    }
    return text.substring(from, at);
  }

  private static boolean isBare(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private Value value(int depth) {
    if (depth > DEEPEST) {
      throw new NoToml();
    }
    int begun = line;
    return switch (peek()) {
      case '"', '\'' -> new Value.Scalar(string(), true, "", begun, line);
      case '[' -> array(depth);
      case '{' -> inlineTable(depth);
      default -> new Value.Scalar(bareValue(), false, "", begun, line);
    };
  }

  private Value array(int depth) {
    int begun = line;
    at++;
    List<Value> items = new ArrayList<>();
    while (skipBlank() && peek() != ']') {
      items.add(value(depth + 1));
      skipBlank();
      if (!accept(',')) {
        break;
      }
    }
    expect(']');
    return new Value.Sequence(items, "", begun, line);
  }

  private Value inlineTable(int depth) {
    TomlTable table = new TomlTable(line);
    int begun = line;
    at++;
    while (skipBlank() && peek() != '}') {
      List<String> key = key();
      expect('=');
      skipSpaces();
      TomlTable inner = table;
      for (String name : key.subList(0, key.size() - 1)) {
        inner = inner.table(name, line);
      }
      inner.put(key.get(key.size() - 1), line, value(depth + 1));
      skipBlank();
      if (!accept(',')) {
        break;
      }
    }
    expect('}');
    return new Value.Mapping(table.value().pairs(), "", begun, line);
  }

  private String bareValue() {
    int from = at;
    while (at < text.length() && "\n\r,]}#".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String bare = text.substring(from, at).strip();
    if (bare.isEmpty()) {
      throw new NoToml();
    }
    return bare;
  }

  private String string() {
    char quote = peek();
    boolean several = text.startsWith(String.valueOf(quote).repeat(3), at);
    int open = several ? 3 : 1;
    at += open;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote && (!several || text.startsWith(String.valueOf(quote).repeat(3), at))) {
        at += open;
        return value.toString();
      }
      if (c == '\n') {
        if (!several) {
          throw new NoToml();
        }
        line++;
      }
      if (c == '\\' && quote == '"' && at + 1 < text.length()) {
        at++;
        value.append(escaped(text.charAt(at)));
      } else {
        value.append(c);
      }
      at++;
    }
    throw new NoToml();
  }

  private String escaped(char c) {
    if (c == '\n') {
      line++;
      return "";
    }
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '"', '\\' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean accept(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    skipSpaces();
    if (!accept(c)) {
      throw new NoToml();
    }
  }

  private void skipSpaces() {
    while (at < text.length() && (peek() == ' ' || peek() == '\t')) {
      at++;
    }
  }

  private void skipLine() {
    while (at < text.length() && peek() != '\n') {
      at++;
    }
  }

  /** Skips white space, line ends and comments; false at the end of the text. */
  private boolean skipBlank() {
    while (at < text.length()) {
      char c = peek();
      if (c == '#') {
        skipLine();
      } else if (c == '\n') {
        line++;
        at++;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\uFEFF') {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }
}
