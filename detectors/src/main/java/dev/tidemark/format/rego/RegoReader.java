package dev.tidemark.format.rego;

import dev.tidemark.format.rego.RegoDocument.Kind;
import dev.tidemark.format.rego.RegoDocument.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a Rego module into its statements, linear in its length, and reads their heads. A statement begins where a line
 * outside all brackets is indented no deeper than the first one; this holds before and after Rego v1, and for modules
 * that stand indented inside another file.
 */
public final class RegoReader {
  /** Most statements that are kept of one module: the longest known policy library has some hundreds. */
  private static final int MOST_RULES = 5_000;

  private final String text;
  private final List<String> imports = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private String packageName = "";
  private boolean annotated;
  private boolean commented;
  private int unclosed;

  public RegoReader(String text) {
    this.text = text;
  }

  /** The module, as far as it could be read. */
  public RegoDocument read() {
    RegoScanner scanner = new RegoScanner(text);
    StringBuilder statement = new StringBuilder();
    int from = 0;
    int to = 0;
    int base = -1;
    while (scanner.nextLine()) {
      notice(scanner.comment());
      String code = scanner.code();
      if (code.isBlank()) {
        continue;
      }
      base = base < 0 ? scanner.indent() : base;
      boolean begins = scanner.depthBefore() == 0 && scanner.indent() <= base && opens(code);
      if (begins && statement.length() > 0) {
        take(statement.toString().strip(), from, to);
        statement.setLength(0);
      }
      from = statement.length() == 0 ? scanner.line() : from;
      to = scanner.line();
      statement.append(code).append('\n');
    }
    if (statement.length() > 0) {
      take(statement.toString().strip(), from, to);
    }
    unclosed = scanner.unclosedLine();
    return new RegoDocument(packageName, imports, rules, annotated, commented);
  }

  /** The line of a bracket or text that is never closed; 0 when there is none. */
  public int unclosedLine() {
    return unclosed;
  }

  /** A comment is documentation when it says METADATA or is a sentence above the first rule. */
  private void notice(String comment) {
    String words = comment.strip();
    annotated |=
        words.equals("METADATA") || words.startsWith("@title") || words.startsWith("@kinds");
    commented |= rules.isEmpty() && words.length() >= 20 && words.indexOf(' ') > 0;
  }

  private static boolean opens(String code) {
    char first = code.stripLeading().charAt(0);
    return Character.isLetter(first) || first == '_';
  }

  private void take(String statement, int from, int to) {
    String word = firstName(statement);
    String rest = statement.substring(word.length()).strip();
    switch (word) {
      case "package" -> packageName = firstLine(rest);
      case "import" -> imports.add(firstName(rest));
      case "default" -> addDefault(rest, from, to);
      case "else", "some", "every", "not", "with", "as", "if" -> {
        // goes on with the rule above
      }
      default -> addRule(word, rest, from, to);
    }
  }

  private void addDefault(String rest, int from, int to) {
    String name = firstName(rest);
    String value = rest.substring(name.length()).replaceFirst("^\\s{0,80}:?=", "").strip();
    if (!name.isEmpty() && rules.size() < MOST_RULES) {
      rules.add(
          new Rule(name, Kind.of(last(name)), true, firstLine(value), false, false, from, to));
    }
  }

  private void addRule(String name, String rest, int from, int to) {
    if (name.isEmpty() || rest.isEmpty() || rules.size() >= MOST_RULES) {
      return;
    }
    Kind kind = Kind.of(last(name));
    boolean set =
        rest.startsWith("[") || rest.startsWith("contains ") || rest.startsWith("contains\n");
    boolean message =
        set || rest.contains("sprintf") || rest.contains("msg") || rest.contains("message");
    boolean skipped = last(name).startsWith("todo_");
    rules.add(new Rule(name, kind, false, "", message, skipped, from, to));
  }

  /** The name or dotted path that a text begins with. */
  private static String firstName(String text) {
    int end = 0;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || text.charAt(end) == '_'
            || text.charAt(end) == '.')) {
      end++;
    }
    return text.substring(0, end);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  /** Of {@code deny.msg} the rule is {@code deny}; of {@code main.deny} too: the part that has a known meaning. */
  private static String last(String name) {
    for (String part : name.split("\\.", -1)) {
      if (Kind.of(part) != Kind.OTHER) {
        return part;
      }
    }
    return name;
  }
}
