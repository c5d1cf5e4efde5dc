package dev.tidemark.document;

/**
 * Sketches what a text is made of: runs of words. Comments, blank space and punctuation take no part, nor do numbers and
 * commits, so that two copies which hold other versions are alike.
 */
public final class TextSketch {

  /** A commit is written with at least this many hexadecimal digits, or it might be a word. */
  private static final int SHORTEST_COMMIT = 7;

  private static final int NUMBER = 1;

  private TextSketch() {}

  public static Sketch of(String text) {
    TokenRuns runs = new TokenRuns();
    int lines = 0;
    int before = 0;
    for (String written : text.split("\n", -1)) {
      String line = withoutComment(written.strip());
      lines += line.isEmpty() ? 0 : 1;
      before = addWords(line, before, runs);
    }
    return lines == 0 ? Sketch.EMPTY : runs.sketch(lines);
  }

  /**
   * Adds the words of a line.
   *
   * @param before the token before them
   * @return the last token: that of the last word, or the one before where there is none
   */
  private static int addWords(String line, int before, TokenRuns runs) {
    int last = before;
    int at = 0;
    while (at < line.length()) {
      int end = wordEnd(line, at);
      if (end > at) {
        int token = isPin(line, at, end) ? NUMBER : line.substring(at, end).hashCode();
        if (token != NUMBER || last != NUMBER) { // a version has as many numbers as it has
          runs.token(token);
        }
        last = token;
      }
      at = Math.max(end, at + 1);
    }
    return last;
  }

  /** The notations that are compared as texts begin comments with one of these. */
  private static String withoutComment(String line) {
    if (line.startsWith("#") || line.startsWith("//")) {
      return "";
    }
    int comment = line.indexOf(" #");
    return comment < 0 ? line : line.substring(0, comment);
  }

  private static int wordEnd(String line, int from) {
    int end = from;
    while (end < line.length()
        && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  /** A number, one with a letter before it ({@code v4}), or a commit. */
  private static boolean isPin(String line, int from, int end) {
    boolean digits = true;
    boolean hexadecimal = end - from >= SHORTEST_COMMIT;
    boolean anyDigit = false;
    for (int i = from; i < end; i++) {
      char c = line.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      anyDigit |= digit;
      digits &= digit || (i == from && c == 'v');
      hexadecimal &= digit || (c >= 'a' && c <= 'f');
    }
    return anyDigit && (digits || hexadecimal);
  }
}
