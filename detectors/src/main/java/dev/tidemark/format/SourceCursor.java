package dev.tidemark.format;

/** A place in a text that is gone through once, from left to right, and the line that it is on. */
public abstract class SourceCursor {
  protected final String text;

  /** Characters before the place. */
  protected int at;

  protected int line;

  /**
   * @param firstLine the line that the text begins on, from 1
   */
  protected SourceCursor(String text, int firstLine) {
    this.text = text;
    this.line = firstLine;
  }

  public final int line() {
    return line;
  }

  public final boolean atEnd() {
    return at >= text.length();
  }

  /** The sign that is here; only before the end. */
  public final char current() {
    return text.charAt(at);
  }

  /** Whether one of these signs is here. */
  public final boolean isAny(String signs) {
    return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
  }

  public final boolean startsWith(String prefix) {
    return text.startsWith(prefix, at);
  }

  /** The name that begins here, with its dots, stepped over. */
  public final String dottedName() {
    int start = at;
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Over the sign that is here. */
  public final void advance() {
    if (at < text.length() && text.charAt(at) == '\n') {
      line++;
    }
    at++;
  }

  /** Over so many signs, at most to the end. */
  public final void advance(int count) {
    for (int i = 0; i < count && at < text.length(); i++) {
      advance();
    }
  }

  /** Over everything that is empty, ends of lines included. */
  public final void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      advance();
    }
  }

  /** Over what is empty on this line. */
  public final void spaces() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  /** To the end of the line. */
  public final void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }
}
