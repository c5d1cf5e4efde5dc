package dev.tidemark.format;

import java.util.Set;

/**
 * A template of Terraform, Jinja or Go for JSON or TOML, or one with the tokens that a deployment replaces ({@code #{name}},
 * {@code #{{ name }}}): what stands for values, and directives that decide what is written. Neither opens anything that
 * those open, so a text is only looked at so when it is none of them.
 */
public final class FilledTemplate {

  /** Interpolations longer than this are unclosed braces. Characters. */
  private static final int LONGEST = 2_000;

  /**
   * How often each character may be passed in search of an end that is not there, on average. What people write passes none
   * twice; a text of braces alone would pass each {@link #LONGEST} times.
   */
  private static final int SEARCHES = 32;

  /** What begins an action of Go that writes nothing by itself. */
  private static final Set<String> STATEMENTS =
      Set.of("if", "else", "end", "range", "with", "define", "block", "break", "continue");

  /** What has an end of its own. */
  private static final Set<String> OPENING =
      Set.of("if", "range", "with", "define", "block", "for", "macro", "call", "filter");

  private final String text;
  private final boolean firstOnly;
  private final StringBuilder out;

  /** How many ends are to come before what is left out ends; 0 where nothing is. */
  private int left;

  /** How many characters may still be passed in vain; below it, nothing is taken for a template any more. */
  private long patience;

  private FilledTemplate(String text, boolean firstOnly) {
    this.text = text;
    this.firstOnly = firstOnly;
    this.out = new StringBuilder(text.length() + 64);
    this.patience = LONGEST + (long) SEARCHES * text.length();
  }

  /** Whether a text holds anything that a template would. */
  public static boolean mayBe(String text) {
    return text.contains("${")
        || text.contains("%{")
        || text.contains("{{")
        || text.contains("{%")
        || text.contains("{#")
        || text.contains("#{");
  }

  /**
   * The text with each value as a string or within one, without directives, and with the first of several branches; lines
   * stay where they are.
   */
  public static String filled(String text) {
    FilledTemplate first = new FilledTemplate(text, true);
    first.fill();
    if (first.left == 0) {
      return first.out.toString();
    }
    FilledTemplate all =
        new FilledTemplate(text, false); // a branch that does not end hides nothing
    all.fill();
    return all.out.toString();
  }

  private void fill() {
    boolean quoted = false;
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      int end = c == '#' && !quoted ? token(at) : end(at, quoted);
      if (end > 0) {
        String span = text.substring(at, end);
        if (!quoted) {
          branch(statement(span));
        }
        append(standIn(span, quoted));
        at = end;
      } else if (c == '\\' && quoted && at + 1 < text.length()) {
        append(text.substring(at, at + 2));
        at += 2;
      } else {
        quoted = (c == '"') != quoted && c != '\n';
        append(String.valueOf(c));
        at++;
      }
    }
  }

  /** What is left out leaves its lines. */
  private void append(String part) {
    if (left == 0) {
      out.append(part);
    } else {
      out.append(lines(part));
    }
  }

  /** Begins to leave out with the second branch, up to its end. */
  private void branch(String word) {
    if (left == 0) {
      left = firstOnly && (word.equals("else") || word.equals("elif")) ? 1 : 0;
    } else if (OPENING.contains(word)) {
      left++;
    } else if (word.startsWith("end")) {
      left--;
    }
  }

  /** What stands for a part of the template: within a text the part itself, a text of its own for a value, else its lines. */
  private static String standIn(String span, boolean quoted) {
    String plain = span.replace('"', '\'');
    if (quoted) {
      return plain;
    }
    boolean value =
        span.startsWith("$")
            || span.startsWith("#{")
            || (span.startsWith("{{") && !isStatement(span));
    return value ? '"' + plain + '"' : lines(span);
  }

  /** As many ends of lines as there are in a part. */
  private static String lines(String part) {
    return "\n".repeat((int) part.chars().filter(c -> c == '\n').count());
  }

  /** Whether an action of Go decides what is written, or is a comment. */
  private static boolean isStatement(String action) {
    return action.startsWith("{{/*")
        || action.startsWith("{{- /*")
        || STATEMENTS.contains(statement(action));
  }

  /** The word that an action or directive begins with; empty where it begins with something else. */
  private static String statement(String span) {
    int from = 2;
    while (from < span.length() && " \t\r\n-~+".indexOf(span.charAt(from)) >= 0) {
      from++;
    }
    int end = from;
    while (end < span.length() && Character.isLetter(span.charAt(end))) {
      end++;
    }
    return span.substring(from, end);
  }

  /** Behind what begins here and is not JSON's; -1 when nothing does, or when it does not end. */
  private int end(int at, boolean quoted) {
    char c = text.charAt(at);
    if ((c == '$' || c == '%') && text.startsWith("{", at + 1)) {
      return brace(at + 2);
    }
    if (c != '{' || at + 1 >= text.length()) {
      return -1;
    }
    return switch (text.charAt(at + 1)) {
      case '{' -> closed(at, "}}", quoted);
      case '%' -> closed(at, "%}", quoted);
      case '#' -> closed(at, "#}", quoted);
      default -> -1;
    };
  }

  /** Behind a token that stands where a value does; -1 for any other, such as a comment. */
  private int token(int at) {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    if (before < 0 || ":,[=".indexOf(text.charAt(before)) < 0 || !text.startsWith("{", at + 1)) {
      return -1;
    }
    int end = text.startsWith("{", at + 2) ? closed(at + 1, "}}", true) : brace(at + 2);
    return end > 0 && text.startsWith("#", end) ? end + 1 : end;
  }

  /** Behind the mark that closes; within a text it does so on the same line. */
  private int closed(int from, String mark, boolean quoted) {
    int limit = limit(from);
    int at = from + 2;
    while (at < limit && !(quoted && text.charAt(at) == '\n')) {
      if (text.charAt(at) == mark.charAt(0) && text.startsWith(mark, at)) {
        return at + mark.length();
      }
      at++;
    }
    return inVain(at - from);
  }

  /** Behind the brace that closes on the same line; -1 when none does. */
  private int brace(int from) {
    int depth = 1;
    int limit = limit(from);
    int at = from;
    for (; at < limit && text.charAt(at) != '\n'; at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    return inVain(at - from);
  }

  /** How far an end is looked for. */
  private int limit(int from) {
    return patience < 0 ? from : Math.min(text.length(), from + LONGEST);
  }

  private int inVain(int passed) {
    patience -= passed;
    return -1;
  }
}
