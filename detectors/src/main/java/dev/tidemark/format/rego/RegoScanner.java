package dev.tidemark.format.rego;

/**
 * Walks a module line by line and tells code from comment and text. Texts are blanked in the code, so that brackets and
 * words in them mean nothing; raw texts may span lines.
 */
final class RegoScanner {
  private final String text;
  private int position;
  private int line;
  private int depth;
  private int depthBefore;
  private int indent;
  private int openedAt;
  private boolean raw;
  private final StringBuilder code = new StringBuilder();
  private String comment = "";

  RegoScanner(String text) {
    this.text = text;
  }

  /** Reads the next line; false at the end. */
  boolean nextLine() {
    if (position >= text.length()) {
      return false;
    }
    line++;
    depthBefore = raw ? Math.max(1, depth) : depth;
    code.setLength(0);
    comment = "";
    int end = text.indexOf('\n', position);
    end = end < 0 ? text.length() : end;
    indent = raw ? Integer.MAX_VALUE : indentOf(position, end);
    int i = position;
    while (i < end) {
      i = raw ? skipRaw(i, end) : step(i, end);
    }
    position = end + 1;
    return true;
  }

  private int step(int i, int end) {
    char c = text.charAt(i);
    switch (c) {
      case '#' -> {
        comment = text.substring(i + 1, end);
        return end;
      }
      case '"' -> {
        code.append("\"\"");
        return skipText(i + 1, end);
      }
      case '`' -> {
        raw = true;
        openedAt = depth == 0 ? line : openedAt;
        code.append("\"\"");
        return i + 1;
      }
      case '{', '[', '(' -> {
        openedAt = depth == 0 ? line : openedAt;
        depth++;
      }
      case '}', ']', ')' -> depth = Math.max(0, depth - 1);
      default -> {
        // an ordinary character
      }
    }
    code.append(c);
    return i + 1;
  }

  private int skipText(int from, int end) {
    int i = from;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      }
      i++;
    }
    return end;
  }

  private int skipRaw(int from, int end) {
    int close = text.indexOf('`', from);
    if (close < 0 || close >= end) {
      return end;
    }
    raw = false;
    return close + 1;
  }

  private int indentOf(int from, int end) {
    int i = from;
    while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i - from;
  }

  int line() {
    return line;
  }

  int depthBefore() {
    return depthBefore;
  }

  int indent() {
    return indent;
  }

  String code() {
    return code.toString();
  }

  String comment() {
    return comment;
  }

  int unclosedLine() {
    return depth > 0 || raw ? openedAt : 0;
  }
}
