package dev.tidemark.format.kotlin;

import dev.tidemark.format.SourceCursor;

/** The text of a Kotlin script that is gone through once, from left to right: names, literals, blanks and comments. */
final class KotlinText extends SourceCursor {
  /** An escape of four digits is the longest way to write one sign; more is no literal. */
  private static final int LONGEST_CHARACTER = 8;

  KotlinText(String text) {
    super(text, 1);
  }

  boolean beginsName() {
    return at < text.length() && isNameStart(text.charAt(at));
  }

  /** The literal that begins here, in one or three quotes, without them and with what is escaped. */
  String string() {
    boolean raw = text.startsWith("\"\"\"", at);
    at += raw ? 3 : 1;
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (raw ? text.startsWith("\"\"\"", at) : c == '"' || c == '\n') {
        break;
      }
      if (!raw && c == '\\' && at + 1 < text.length()) {
        char escaped = text.charAt(at + 1);
        out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
        at += 2;
      } else if (text.startsWith("${'$'}", at)) {
        out.append('$');
        at += 6;
      } else {
        out.append(c);
        advance();
      }
    }
    at = Math.min(text.length(), at + (raw ? 3 : 1));
    return out.toString();
  }

  /** Over a literal of one sign. */
  void character() {
    advance();
    for (int i = 0; i < LONGEST_CHARACTER && at < text.length() && text.charAt(at) != '\''; i++) {
      advance();
    }
    advance();
  }

  /** The name that begins here, with its dots and without backticks. */
  String name() {
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean chained = c == '.' && at + 1 < text.length() && isNameStart(text.charAt(at + 1));
      if (!chained && !isNamePart(c)) {
        break;
      }
      if (c != '`') {
        out.append(c);
      }
      at++;
    }
    return out.toString();
  }

  /** Up to the bracket that closes what is open. */
  void skipBlock() {
    int depth = 0;
    while (skipSpace() && (depth > 0 || !isAny(")}]"))) {
      char c = text.charAt(at);
      if (c == '"') {
        string();
      } else {
        depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
        advance();
      }
    }
  }

  /** Over what parts statements: blanks, comments, ends of lines, semicolons and commas; whether something is left. */
  boolean skipSpace() {
    while (skipBlank() && isAny("\n;,")) {
      advance();
    }
    return at < text.length();
  }

  /** Over blanks and comments up to the end of the line; whether something is left. */
  boolean skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (text.startsWith("//", at)) {
        skipLine();
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        int stop = end < 0 ? text.length() : end + 2;
        while (at < stop) {
          advance();
        }
      } else {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_' || c == '`';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '`';
  }
}
