package dev.tidemark.format.groovy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The characters of a Groovy script with a position and a line: blanks, comments, literals, what stands around a name. */
final class GroovyText {
  /** Longer heads than closures have. */
  private static final int MAX_HEAD = 200;

  /** What Jenkins tells a run of a multibranch job, and the conditions that ask for it. */
  private static final List<String> BRANCH_WORDS =
      List.of(
          "BRANCH_NAME",
          "GIT_BRANCH",
          "CHANGE_ID",
          "CHANGE_TARGET",
          "TAG_NAME",
          "changeRequest",
          "buildingTag",
          "branch '",
          "branch \"",
          "branch(");

  private static final Set<String> WORDS =
      Set.of(
          "def",
          "if",
          "else",
          "for",
          "while",
          "return",
          "new",
          "try",
          "catch",
          "finally",
          "switch",
          "case",
          "in",
          "import",
          "package",
          "class",
          "throw",
          "static",
          "final",
          "private",
          "public",
          "true",
          "false",
          "null",
          "this",
          "String",
          "Map",
          "List",
          "void",
          "boolean",
          "int",
          "as",
          "instanceof",
          "assert",
          "extends",
          "implements",
          "enum",
          "interface",
          "protected",
          "synchronized",
          "long",
          "double",
          "float",
          "char",
          "do",
          "break",
          "continue",
          "default",
          "super");

  final String text;
  int at;
  int line = 1;

  GroovyText(String text) {
    this.text = text;
  }

  /** Whether this character is here. */
  boolean stands(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** Whether a name belongs to the language, so that it calls nothing. */
  static boolean isWord(String name) {
    return WORDS.contains(name);
  }

  void advance(int count) {
    for (int i = 0; i < count && at < text.length(); i++) {
      if (text.charAt(at++) == '\n') {
        line++;
      }
    }
  }

  /** The type or {@code def} before a name, with which it is defined and not called; empty without one. */
  String typeBefore(int start) {
    int before = start - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    if (before < 0 || before == start - 1) {
      return "";
    }
    char last = text.charAt(before);
    if (last == '>' || last == ']') {
      return "def";
    }
    int from = before;
    while (from >= 0 && Character.isJavaIdentifierPart(text.charAt(from))) {
      from--;
    }
    String type = text.substring(from + 1, before + 1);
    return Set.of(
                "return",
                "else",
                "in",
                "new",
                "throw",
                "case",
                "assert",
                "instanceof",
                "as",
                "extends",
                "implements")
            .contains(type)
        ? ""
        : type;
  }

  /** Whether what stands here is given to the name before it, without brackets. */
  boolean startsArgument() {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return true;
    }
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end > at
        && end < text.length()
        && (text.charAt(end) == ':' || text.charAt(end) == '\n' || text.charAt(end) == ',');
  }

  /** Whether {@code new} stands before a name. */
  boolean isNew(int start) {
    int end = start;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end < start && text.startsWith("new", end - 3);
  }

  /** What the closure that begins here calls its values: {@code { name, body -> …}}. */
  List<String> parametersOfClosure() {
    int arrow = text.indexOf("->", at);
    String between = arrow < 0 || arrow - at > MAX_HEAD ? "" : text.substring(at + 1, arrow);
    return declared(between);
  }

  /** The names in a list of parameters, in order; none where a default is worked out. */
  static List<String> declared(String list) {
    List<String> names = new ArrayList<>();
    if (list.chars().noneMatch(c -> "{}();".indexOf(c) >= 0)) {
      for (String one : flat(list).split(",", -1)) {
        String declared = one.split("=", 2)[0].strip();
        names.add(declared.substring(declared.lastIndexOf(' ') + 1));
      }
    }
    names.removeIf(String::isEmpty);
    return names;
  }

  /** A text without what stands in its angle and square brackets: types of types, and defaults that are lists. */
  private static String flat(String list) {
    StringBuilder flat = new StringBuilder();
    int inside = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '<' || c == '[') {
        inside++;
      } else if (c == '>' || c == ']') {
        inside--;
      } else if (inside <= 0) {
        flat.append(c);
      }
    }
    return flat.toString();
  }

  void blanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      advance(1);
    }
  }

  /** Steps over the comment that begins here; false when none does. */
  boolean comment() {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      advance((end < 0 ? text.length() : end) - at);
      return true;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      advance((end < 0 ? text.length() : end + 2) - at);
      return true;
    }
    return false;
  }

  /** The literal that begins here, stepped over; null when none does. */
  @Nullable String quoted() {
    for (String quote : List.of("'''", "\"\"\"", "'", "\"")) {
      if (text.startsWith(quote, at)) {
        int from = at + quote.length();
        int end = endOf(quote, from);
        String raw = text.substring(Math.min(from, end), end);
        advance(Math.min(text.length(), end + quote.length()) - at);
        return raw.replace("\\$", "$")
            .replace("\\\"", "\"")
            .replace("\\'", "'")
            .replace("\\\\", "\\");
      }
    }
    return null;
  }

  /** Where a literal ends: at its quote, and one of a single line with the line at the latest. */
  private int endOf(String quote, int from) {
    boolean oneLine = quote.length() == 1;
    int end = from;
    while (end < text.length()
        && !text.startsWith(quote, end)
        && !(oneLine && text.charAt(end) == '\n')) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end, text.length());
  }

  /** Whether a text asks which branch, tag or change request it runs for. */
  static boolean tellsBranches(String text) {
    return BRANCH_WORDS.stream().anyMatch(text::contains);
  }
}
