package dev.tidemark.format.shell;

import org.jspecify.annotations.Nullable;

/** The characters of a script with a position and a line. It moves forward only, around here-documents. */
final class ScriptText {
  final String text;
  int at;
  private int line;

  /** Where the line that asked for here-documents ends, and where to go on after their bodies; -1 when none. */
  private int heredocLineEnd = -1;

  private int afterHeredocs = -1;

  ScriptText(String text, int firstLine) {
    this.text = text;
    this.line = firstLine;
  }

  int line() {
    return line;
  }

  int position() {
    return at;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  void toEnd() {
    at = text.length();
  }

  boolean looksAt(String what) {
    return text.startsWith(what, at);
  }

  /** Steps forward, counting lines and jumping over here-documents. */
  void advance(int count) {
    for (int i = 0; i < count && at < text.length(); i++) {
      boolean jumps = at == heredocLineEnd;
      int to = jumps ? afterHeredocs : at + 1;
      while (at < to) {
        line += text.charAt(at++) == '\n' ? 1 : 0;
      }
      heredocLineEnd = jumps ? -1 : heredocLineEnd;
    }
  }

  /** Steps over a word or bracket, blanks before it included, if it is next. */
  boolean skip(String what) {
    skipBlankLines();
    boolean name = Character.isLetter(what.charAt(0)) || what.equals("}") || what.equals("{");
    if (name ? peekName().equals(what) : looksAt(what)) {
      advance(what.length());
      return true;
    }
    return false;
  }

  /** The bare word that begins here, without stepping over it; empty when a quote or bracket does. */
  String peekName() {
    int end = at;
    while (end < text.length() && end - at < 64 && !endsWord(end)) {
      char c = text.charAt(end);
      if (c == '"' || c == '\'' || c == '$' || c == '`' || c == '\\') {
        return "";
      }
      end++;
    }
    return text.substring(at, end);
  }

  /** Whether {@code ()} follows, as in a function's definition; steps over it. */
  boolean skipEmptyParentheses() {
    int next = at;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    if (next >= text.length() || text.charAt(next) != '(') {
      return false;
    }
    int close = next + 1;
    while (close < text.length() && text.charAt(close) == ' ') {
      close++;
    }
    if (close >= text.length() || text.charAt(close) != ')') {
      return false;
    }
    advance(close + 1 - at);
    return true;
  }

  void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
        at++;
      } else if (c == '\\' && continues(at)) {
        advance(text.charAt(at + 1) == '\r' ? 3 : 2);
      } else if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  void skipBlankLines() {
    while (true) {
      skipBlanks();
      if (at < text.length()
          && (text.charAt(at) == '\n'
              || (text.charAt(at) == ';' && !looksAt(";;") && !looksAt(";&")))) {
        advance(1);
      } else {
        return;
      }
    }
  }

  boolean continues(int backslash) {
    return text.startsWith("\n", backslash + 1) || text.startsWith("\r\n", backslash + 1);
  }

  boolean atWordEnd() {
    return atEnd() || endsWord(at);
  }

  boolean endsWord(int index) {
    return switch (text.charAt(index)) {
      case ' ', '\t', '\n', '\r', ';', '&', '|', '(', ')', '<', '>' -> true;
      default -> false;
    };
  }

  /** Steps over {@code ((…))}. */
  void skipArithmetic() {
    int open = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      advance(1);
      if (open == 0) {
        return;
      }
    }
  }

  /** Lines cut out of the script. */
  record Lines(String text, int line) {}

  /**
   * The here-document that ends with a line of its own, null when none begins behind this line. Where this line ends, the
   * reading goes on behind it.
   */
  @Nullable Lines heredoc(String end, boolean indented) {
    int lineEnd = heredocLineEnd >= 0 ? heredocLineEnd : text.indexOf('\n', at);
    if (lineEnd < 0 || end.isEmpty()) {
      return null;
    }
    int from = heredocLineEnd >= 0 ? afterHeredocs : lineEnd + 1;
    int to = from;
    int next = from;
    boolean closed = false;
    while (next < text.length() && !closed) {
      to = next;
      int newline = text.indexOf('\n', next);
      String row = text.substring(next, newline < 0 ? text.length() : newline);
      closed = (indented ? row.stripLeading() : row).stripTrailing().equals(end);
      next = newline < 0 ? text.length() : newline + 1;
    }
    Lines body =
        new Lines(text.substring(Math.min(from, text.length()), closed ? to : next), lineOf(from));
    heredocLineEnd = lineEnd;
    afterHeredocs = next;
    return body;
  }

  private int lineOf(int index) {
    int found = line;
    for (int i = at; i < Math.min(index, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        found++;
      }
    }
    return found;
  }
}
