package dev.tidemark.format.bicep;

import dev.tidemark.document.Value.Scalar;
import dev.tidemark.format.SourceCursor;

/** The text of a Bicep file that is gone through once, from left to right: words, texts, brackets and comments. */
final class BicepText extends SourceCursor {

  /** Expressions in texts in expressions: nobody writes more. */
  private static final int DEEPEST = 60;

  /** Begins and ends a text of several lines. */
  private static final String BLOCK = "'''";

  private int flaw;

  /** Expressions within texts within expressions that are being read. */
  private int inTexts;

  BicepText(String text) {
    super(text, 1);
  }

  int position() {
    return at;
  }

  /** The line of the first thing without an end; 0 for none. */
  int firstFlaw() {
    return flaw;
  }

  boolean isComment() {
    return isAny("/") && (startsWith("//") || startsWith("/*"));
  }

  /** Whether the bracket that is here begins with this word. */
  boolean opensWith(String word) {
    int next = at + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return text.startsWith(word, next);
  }

  /** What was written from a place up to this one. */
  String since(int start) {
    return text.substring(start, at);
  }

  /** Goes to the next statement; false at the end. */
  boolean nextStatement() {
    skipSpace(true);
    return !atEnd();
  }

  /** The identifier here; empty when there is none. Blanks before it are stepped over. */
  String word() {
    skipSpace(false);
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Over the sign that is here, if there is one. */
  void skipOne() {
    if (at < text.length()) {
      advance();
    }
  }

  /** Goes behind the next such character of this statement; false when the line ends before it. */
  boolean skipTo(char wanted) {
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (c == wanted && !(wanted == '=' && at + 1 < text.length() && text.charAt(at + 1) == '=')) {
        advance();
        return true;
      }
      if (c == '\'') {
        quoted();
      } else if (isAny("{[(")) {
        bracket();
      } else {
        advance();
      }
    }
    return false;
  }

  /** The text that begins here, in one or three quotes, stepped over with them. */
  Scalar quoted() {
    int first = line;
    boolean block = text.startsWith(BLOCK, at);
    int quotes = block ? BLOCK.length() : 1;
    int start = at + quotes;
    advance(quotes);
    boolean ends = block ? skipBlock() : skipText();
    if (!ends) {
      noEnd(first);
    }
    String written = text.substring(Math.min(start, at), at);
    if (ends) {
      advance(quotes);
    }
    boolean computed = !block && written.contains("${");
    return new Scalar(written, true, computed ? BicepDocument.EXPRESSION : "", first, line);
  }

  private boolean skipBlock() {
    while (at < text.length() && !text.startsWith(BLOCK, at)) {
      advance();
    }
    return at < text.length();
  }

  /** Up to the quote that ends a text, over what is computed in it; false where the line or the file ends before. */
  private boolean skipText() {
    while (!isAny("'\n") && at < text.length()) {
      if (inTexts < DEEPEST && text.startsWith("${", at)) {
        advance();
        inTexts++;
        bracket();
        inTexts--;
      } else {
        advance(text.charAt(at) == '\\' ? 2 : 1);
      }
    }
    return isAny("'");
  }

  /** Steps over a bracket with all that is in it. */
  void bracket() {
    int first = line;
    int open = 0;
    do {
      char c = text.charAt(at);
      if (c == '\'') {
        quoted();
        continue;
      }
      if (isComment()) {
        skipComment();
        continue;
      }
      open += isAny("{[(") ? 1 : isAny("}])") ? -1 : 0;
      advance();
    } while (open > 0 && at < text.length());
    if (open > 0) {
      noEnd(first);
    }
  }

  /** Notes that what begins at this line has no end. */
  void noEnd(int first) {
    flaw = flaw == 0 ? first : flaw;
  }

  /** Over blanks and comments, and over what parts items and statements where that is wanted. */
  void skipSpace(boolean lines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean parts = c == '\n' || c == ',';
      if (isComment()) {
        skipComment();
      } else if (parts ? lines : Character.isWhitespace(c)) {
        advance();
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
      return;
    }
    int end = text.indexOf("*/", at + 2);
    int stop = end < 0 ? text.length() : end + 2;
    while (at < stop) {
      advance();
    }
  }
}
