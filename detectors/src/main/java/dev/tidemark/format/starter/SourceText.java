package dev.tidemark.format.starter;

import dev.tidemark.format.SourceCursor;
import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The text of a program that is gone through once, from left to right: names, literals and lists of arguments. */
final class SourceText extends SourceCursor {
  /** More arguments than a command that people write has. */
  private static final int MAX_WORDS = 200;

  SourceText(String text, int firstLine) {
    super(text, firstLine);
  }

  /** The last sign before this place that is no blank; a line's end where the text begins. */
  char before() {
    int back = at - 1;
    while (back >= 0 && (text.charAt(back) == ' ' || text.charAt(back) == '\t')) {
      back--;
    }
    return back < 0 ? '\n' : text.charAt(back);
  }

  /** Whether nothing but blanks stands before this place on its line. */
  boolean beginsLine() {
    return before() == '\n';
  }

  void skipPast(String end) {
    int found = text.indexOf(end, at);
    advance((found < 0 ? text.length() : found + end.length()) - at);
  }

  /** The name that begins here, which is not stepped over; empty where it is more than a name. */
  String nameAhead() {
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    boolean whole = end < text.length() && ",)".indexOf(text.charAt(end)) >= 0;
    return whole ? text.substring(at, end) : "";
  }

  /**
   * The literal whose opening sign is here, stepped over.
   *
   * @param close the sign that ends it
   * @param lines whether it may go over lines
   * @param raw whether a backslash is only that
   * @param opens what begins an expression in it, a sign and a brace; empty where nothing does
   */
  String literal(char close, boolean lines, boolean raw, String opens) {
    at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != close) {
      char c = text.charAt(at);
      if (!lines && c == '\n') {
        return value.toString();
      }
      if (c == '\\' && !raw && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        value.append(next == 'n' ? "\n" : next == '\n' ? "" : String.valueOf(next));
        advance(2);
      } else if (!opens.isEmpty() && text.startsWith(opens, at)) {
        value.append(expression(opens.length()));
      } else {
        value.append(c);
        advance(1);
      }
    }
    advance(1);
    return value.toString();
  }

  /** An expression in a literal, as the shell's variable that it stands for. */
  private String expression(int opening) {
    int start = at + opening;
    advance(opening);
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      advance(1);
    }
    String inside = text.substring(Math.min(start, text.length()), Math.max(start, at - 1));
    boolean plain =
        !inside.isEmpty()
            && inside
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "_.[]'\"".indexOf(c) >= 0);
    return "${" + (plain ? inside.replaceAll("[^A-Za-z0-9]", "_") : "value") + "}";
  }

  /** Reads the literal that begins here, or nothing. */
  interface Literals {
    /** The literal's text, or nothing where none begins. */
    Optional<String> read();
  }

  /**
   * Arguments up to the closing bracket: literals as they are, elements of lists one by one, anything else as an unknown
   * value.
   */
  List<String> arguments(Literals literals, Predicate<Character> opensList) {
    List<String> words = new ArrayList<>();
    boolean unknown = false;
    boolean taken = false;
    int depth = 0;
    while (at < text.length() && words.size() < MAX_WORDS) {
      char c = text.charAt(at);
      if (depth == 0 && (c == ')' || c == ']' || c == ',' || c == '}')) {
        if (unknown && !taken) {
          words.add("${value}");
        }
        unknown = false;
        taken = false;
        advance(1);
        if (c == ')') {
          return words;
        }
        continue;
      }
      Optional<String> literal = literals.read();
      if (literal.isPresent()) {
        if (depth == 0) {
          words.add(unknown ? literal.get() + "${value}" : literal.get());
          taken = true;
        }
      } else if (depth == 0 && !unknown && opensList.test(c)) {
        advance(1);
      } else {
        taken |= depth == 0 && !unknown && c == '{'; // options, and no word
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        unknown |= !Character.isWhitespace(c);
        advance(1);
      }
    }
    return words;
  }

  /** A command of these words. */
  static Node.Command command(List<String> words, int line) {
    return new Node.Command(
        words.stream().map(word -> Word.literal(word, line)).toList(),
        List.of(),
        List.of(),
        List.of(),
        line);
  }

  /** The commands of a line that a shell runs. */
  static List<Node> shell(String line, int at) {
    return ShellScript.read(line, at).body().nodes();
  }
}
