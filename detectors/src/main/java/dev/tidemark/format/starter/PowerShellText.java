package dev.tidemark.format.starter;

import dev.tidemark.format.SourceCursor;
import java.util.Optional;

/** The text of a PowerShell script that is gone through once, from left to right: words, quotes, brackets, comments. */
final class PowerShellText extends SourceCursor {
  /** From where on no template's expression is closed. */
  private int unclosed = Integer.MAX_VALUE;

  /** From where on no name in braces is closed. */
  private int unclosedName = Integer.MAX_VALUE;

  PowerShellText(String text, int firstLine) {
    super(text, firstLine);
  }

  /** Whether no more than this many signs are left. */
  boolean endsAfter(int count) {
    return at + count >= text.length();
  }

  /** Steps over a comment where one begins; whether it did. */
  boolean comment() {
    if (text.startsWith("<#", at)) {
      int end = text.indexOf("#>", at);
      advance((end < 0 ? text.length() : end + 2) - at);
      return true;
    }
    if (text.charAt(at) == '#') {
      int end = text.indexOf('\n', at);
      advance((end < 0 ? text.length() : end) - at);
      return true;
    }
    return false;
  }

  /** Steps over brackets with whatever is in them: attributes, tables of values. */
  void balanced(char open, char close) {
    int nesting = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        quoted();
        continue;
      }
      nesting += c == open ? 1 : c == close ? -1 : 0;
      advance(1);
      if (nesting == 0) {
        return;
      }
    }
  }

  /** Steps over what is empty, ends of lines with it. */
  void whiteSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      advance(1);
    }
  }

  /** Steps over a template's expression or a name in braces where one begins; whether it did. */
  boolean braced() {
    int end = closed();
    boolean begins = end > at;
    advance(end - at);
    return begins;
  }

  /** The word that begins here, stepped over, without its quotes. */
  String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      int close = closed();
      if (close > at) {
        word.append(text, at, close);
        advance(close - at);
        continue;
      }
      if (Character.isWhitespace(c) || ";|(){},".indexOf(c) >= 0) {
        break;
      }
      if (c == '\'' || c == '"') {
        word.append(quoted());
      } else {
        word.append(c);
        advance(1);
        if ((c == '&' || c == '!') && word.length() == 1) {
          break;
        }
      }
    }
    if (word.length() == 0 && !isAny("(){}")) {
      advance(1);
    }
    return word.toString();
  }

  /** Whether several values that a template may put here begin, and not a block: {@code {test,prod}}. */
  boolean isChoice() {
    return choiceEnd() > at;
  }

  private int choiceEnd() {
    if (text.charAt(at) != '{') {
      return at;
    }
    boolean several = false;
    for (int end = at + 1; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c == '}') {
        return several ? end + 1 : at;
      }
      several |= c == ',';
      if (!Character.isLetterOrDigit(c) && ",._-/*".indexOf(c) < 0) {
        return at;
      }
    }
    return at;
  }

  /** Whether a block is assigned to the variable that begins here: {@code $encode = { … }}; its name then. */
  Optional<String> assignedBlock() {
    if (!text.startsWith("$", at)) {
      return Optional.empty();
    }
    int end = at + 1;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    int next = afterBlanks(end);
    if (!text.startsWith("=", next)) {
      return Optional.empty();
    }
    return text.startsWith("{", afterBlanks(next + 1))
        ? Optional.of(text.substring(at, end))
        : Optional.empty();
  }

  private int afterBlanks(int from) {
    int next = from;
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
      next++;
    }
    return next;
  }

  /** The end of a template's expression or a name in braces that begins here: {@code ${{ x }}}, {@code ${x}}. */
  private int closed() {
    if (!text.startsWith("${", at)) {
      return choiceEnd();
    }
    String close = text.startsWith("${{", at) ? "}}" : "}";
    if ((at >= unclosed && close.length() > 1) || at >= unclosedName) {
      return at;
    }
    int end = text.indexOf(close, at);
    if (end >= 0) {
      return end + close.length();
    }
    // Nothing further on is closed either: it is not searched for again.
    unclosed = at;
    unclosedName = close.length() > 1 ? unclosedName : at;
    return at;
  }

  /** The text in quotes that begins here, stepped over; {@code @"} and {@code @'} go over lines. */
  String quoted() {
    boolean here = text.charAt(at) == '@';
    char quote = text.charAt(here ? at + 1 : at);
    String close = here ? "\n" + quote + "@" : String.valueOf(quote);
    int from = at + (here ? 2 : 1);
    int end = from;
    while (end < text.length() && !text.startsWith(close, end)) {
      end += text.charAt(end) == '`' && quote == '"' ? 2 : 1;
    }
    end = Math.min(end, text.length());
    String value = text.substring(Math.min(from, end), end);
    advance(end + close.length() - at);
    return value;
  }
}
