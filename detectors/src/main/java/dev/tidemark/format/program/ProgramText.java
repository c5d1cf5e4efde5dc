package dev.tidemark.format.program;

import dev.tidemark.document.Value.Scalar;
import dev.tidemark.format.SourceCursor;

/** The text of a program that is gone through from left to right: names, texts, blanks and comments. */
final class ProgramText extends SourceCursor {
  /** A place to come back to. */
  record Mark(int at, int line) {}

  ProgramText(String text) {
    super(text, 1);
  }

  Mark mark() {
    return new Mark(at, line);
  }

  void backTo(Mark mark) {
    at = mark.at();
    line = mark.line();
  }

  int position() {
    return at;
  }

  boolean isQuote() {
    return isAny("\"'`");
  }

  boolean isNameStart() {
    return at < text.length() && Character.isJavaIdentifierStart(text.charAt(at));
  }

  /** Whether a dot stands before this place. */
  boolean followsDot() {
    return at > 0 && text.charAt(at - 1) == '.';
  }

  /** What was written from a place up to this one, its beginning where it is longer. */
  String since(int start, int most) {
    return text.substring(start, Math.min(at, start + most));
  }

  /** The text that begins here, in one or three quotes or between backticks, stepped over with them. */
  Scalar quoted() {
    int first = line;
    char quote = text.charAt(at);
    String mark = String.valueOf(quote).repeat(3);
    String end = quote != '`' && text.startsWith(mark, at) ? mark : String.valueOf(quote);
    boolean lines = end.length() == 3 || quote == '`';
    int start = at + end.length();
    at = start;
    while (at < text.length() && !text.startsWith(end, at)) {
      if (text.charAt(at) == '\n' && !lines) {
        break;
      }
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        advance();
      }
      advance();
    }
    String written = text.substring(Math.min(start, text.length()), Math.min(at, text.length()));
    at = Math.min(text.length(), at + (text.startsWith(end, at) ? end.length() : 0));
    boolean computed = quote == '`' && written.contains("${");
    return new Scalar(written, true, computed ? ProgramSketch.EXPRESSION : "", first, line);
  }

  boolean isComment() {
    return isAny("#") || text.startsWith("//", at) || text.startsWith("/*", at);
  }

  void skipComment() {
    String end = text.startsWith("/*", at) ? "*/" : "\n";
    int stop = text.indexOf(end, at);
    stop = stop < 0 ? text.length() : end.equals("\n") ? stop : stop + 2;
    while (at < stop) {
      advance();
    }
  }

  /** Over blanks, ends of lines and comments. */
  void skipSpace() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        advance();
      } else if (isComment()) {
        skipComment();
      } else {
        return;
      }
    }
  }
}
