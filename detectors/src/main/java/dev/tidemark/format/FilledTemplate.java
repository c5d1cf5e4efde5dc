package dev.tidemark.format;

import java.util.Set;

/**
 * A template of Terraform, Jinja or Go for JSON or TOML: what stands for values, and directives that decide what is written.
 * Neither opens anything that those open, so a text is only looked at so when it is none of them.
 */
public final class FilledTemplate {

  /** Interpolations longer than this are unclosed braces. Characters. */
  private static final int LONGEST = 2_000;

  /** What begins an action of Go that writes nothing by itself. */
  private static final Set<String> STATEMENTS =
      Set.of("if", "else", "end", "range", "with", "define", "block", "break", "continue");

  private FilledTemplate() {}

  /** Whether a text holds anything that a template would. */
  public static boolean mayBe(String text) {
    return text.contains("${")
        || text.contains("%{")
        || text.contains("{{")
        || text.contains("{%")
        || text.contains("{#");
  }

  /** The text with each value as a string or within one, and without directives; lines stay where they are. */
  public static String filled(String text) {
    StringBuilder filled = new StringBuilder(text.length() + 64);
    boolean quoted = false;
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      int end = end(text, at, quoted);
      if (end > 0) {
        filled.append(standIn(text.substring(at, end), quoted));
        at = end;
      } else if (c == '\\' && quoted && at + 1 < text.length()) {
        filled.append(c).append(text.charAt(at + 1));
        at += 2;
      } else {
        quoted = (c == '"') != quoted && c != '\n';
        filled.append(c);
        at++;
      }
    }
    return filled.toString();
  }

  /** What stands for a part of the template: within a text the part itself, a text of its own for a value, else its lines. */
  private static String standIn(String span, boolean quoted) {
    String plain = span.replace('"', '\'');
    if (quoted) {
      return plain;
    }
    boolean value = span.startsWith("$") || (span.startsWith("{{") && !isStatement(span));
    return value
        ? '"' + plain + '"'
        : "\n".repeat((int) span.chars().filter(c -> c == '\n').count());
  }

  /** Whether an action of Go decides what is written, or is a comment. */
  private static boolean isStatement(String action) {
    int from = action.startsWith("{{-") ? 3 : 2;
    while (from < action.length() && Character.isWhitespace(action.charAt(from))) {
      from++;
    }
    int end = from;
    while (end < action.length() && Character.isLetter(action.charAt(end))) {
      end++;
    }
    return action.startsWith("/*", from) || STATEMENTS.contains(action.substring(from, end));
  }

  /** Behind what begins here and is not JSON's; -1 when nothing does, or when it does not end. */
  private static int end(String text, int at, boolean quoted) {
    char c = text.charAt(at);
    if ((c == '$' || c == '%') && text.startsWith("{", at + 1)) {
      return brace(text, at + 2);
    }
    if (c != '{' || at + 1 >= text.length()) {
      return -1;
    }
    return switch (text.charAt(at + 1)) {
      case '{' -> closed(text, at, "}}", quoted);
      case '%' -> closed(text, at, "%}", quoted);
      case '#' -> closed(text, at, "#}", quoted);
      default -> -1;
    };
  }

  /** Behind the mark that closes; within a text it does so on the same line. */
  private static int closed(String text, int from, String mark, boolean quoted) {
    int limit = Math.min(text.length(), from + LONGEST);
    for (int at = from + 2; at < limit; at++) {
      if (quoted && text.charAt(at) == '\n') {
        return -1;
      }
      if (text.charAt(at) == mark.charAt(0) && text.startsWith(mark, at)) {
        return at + mark.length();
      }
    }
    return -1;
  }

  /** Behind the brace that closes on the same line; -1 when none does. */
  private static int brace(String text, int from) {
    int depth = 1;
    int limit = Math.min(text.length(), from + LONGEST);
    for (int at = from; at < limit && text.charAt(at) != '\n'; at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }
}
