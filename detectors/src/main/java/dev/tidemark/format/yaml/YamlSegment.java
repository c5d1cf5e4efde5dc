package dev.tidemark.format.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * One document of a YAML stream as text.
 *
 * @param firstLine the line of the file that it begins at, from 0
 */
record YamlSegment(String text, int firstLine) {

  /** Documents in a file. More are no configuration that anybody wrote. */
  private static final int MOST_DOCUMENTS = 5_000;

  /** Lines longer than this are quadratic in the scanner: measured with snakeyaml 2.7. Characters. */
  private static final int LONGEST_LINE = 256 * 1024;

  /** Splits at {@code ---} in the first column, which always begins a document; empty parts are left out. */
  static List<YamlSegment> split(String text) {
    List<YamlSegment> segments = new ArrayList<>();
    int start = 0;
    int startLine = 0;
    int line = 0;
    for (int at = 0; at < text.length(); line++) {
      if (at > start && text.startsWith("---", at) && endsWord(text, at + 3)) {
        if (segments.size() < MOST_DOCUMENTS) {
          segments.add(new YamlSegment(text.substring(start, at), startLine));
        }
        start = at;
        startLine = line;
      }
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    segments.add(new YamlSegment(text.substring(start), startLine));
    segments.removeIf(YamlSegment::isEmpty);
    return segments;
  }

  private static boolean endsWord(String text, int at) {
    return at >= text.length() || Character.isWhitespace(text.charAt(at));
  }

  /** Whether it holds nothing but comments, directives and the separator. */
  boolean isEmpty() {
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      int first = at;
      while (first < end && text.charAt(first) <= ' ') {
        first++;
      }
      boolean nothing =
          first == end
              || text.charAt(first) == '#'
              || (first == at && text.charAt(at) == '%')
              || (first == at
                  && text.startsWith("---", at)
                  && (text.substring(at + 3, end).isBlank()
                      || text.substring(at + 3, end).strip().startsWith("#")));
      if (!nothing) {
        return false;
      }
      at = end + 1;
    }
    return true;
  }

  /** The line, from 1, that is too long for the scanner; 0 when none is. */
  int tooLongLine() {
    if (text.length() <= LONGEST_LINE) {
      return 0;
    }
    int line = firstLine + 1;
    for (int at = 0; at < text.length(); line++) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      if (end - at > LONGEST_LINE) {
        return line;
      }
      at = end + 1;
    }
    return 0;
  }

  /** What lies before the last line that begins in the first column and not after a line (from 1) of the file. */
  YamlSegment upTo(int fileLine) {
    int cut = 0;
    int line = firstLine + 1;
    for (int at = 0; at < text.length() && line <= fileLine; line++) {
      char first = text.charAt(at);
      if (first > ' ' && first != '#') {
        cut = at;
      }
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    return new YamlSegment(text.substring(0, cut), firstLine);
  }

  /** Whether something stands behind a line (from 1) of the file: what fails at its end may have been cut off there. */
  boolean goesOnAfter(int fileLine) {
    int line = firstLine + 1;
    int at = 0;
    while (at < text.length() && line <= fileLine) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
      line++;
    }
    return !text.substring(at).isBlank();
  }
}
