package dev.tidemark.link.terraform;

/** What a version, a commit and a digest look like. */
public final class Versions {

  /** A commit is written with at least this many hexadecimal digits, or it might be a word. */
  private static final int SHORTEST_COMMIT = 7;

  private static final int LONGEST_COMMIT = 64;

  private Versions() {}

  /** {@code 1.2.3}, {@code 1.2}, {@code 1.2.3-rc1}: numbers with at least one dot. */
  public static boolean isNumbered(String text) {
    int at = digits(text, 0);
    if (at == 0 || at >= text.length() || text.charAt(at) != '.') {
      return false;
    }
    return digits(text, at + 1) > at + 1;
  }

  /** A tag that looks like a version: {@code v1.2.3}, {@code vpc-1.2.0}, {@code release/1.2}, {@code v3}. */
  public static boolean isVersionTag(String text) {
    String last = text.substring(text.lastIndexOf('/') + 1);
    for (int i = 0; i < last.length(); i++) {
      boolean begins = i == 0 || "-_@v".indexOf(last.charAt(i - 1)) >= 0;
      if (begins && Character.isDigit(last.charAt(i)) && isNumbered(last.substring(i))) {
        return true;
      }
    }
    return last.length() > 1
        && (last.charAt(0) == 'v' || last.charAt(0) == 'V')
        && digits(last, 1) == last.length();
  }

  /** Whether this is a commit id, whole or shortened. */
  public static boolean isCommit(String text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 16);
      if (value < 0) {
        return false;
      }
      digit |= value < 10;
    }
    return digit && text.length() >= SHORTEST_COMMIT && text.length() <= LONGEST_COMMIT;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
