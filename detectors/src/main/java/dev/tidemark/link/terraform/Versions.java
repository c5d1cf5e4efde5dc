package dev.tidemark.link.terraform;

import java.util.stream.IntStream;

/** What a version, a commit and a digest look like. */
public final class Versions {

  /** A commit is written with at least this many hexadecimal digits, or it might be a word. */
  private static final int SHORTEST_COMMIT = 7;

  private static final int LONGEST_COMMIT = 64;

  private static final String DATE = "yyyy-mm-dd";

  private Versions() {}

  /** {@code 1.2.3}, {@code 1.2}, {@code 1.2.3-rc1}: numbers with at least one dot. */
  public static boolean isNumbered(String text) {
    int at = digits(text, 0);
    if (at == 0 || at >= text.length() || text.charAt(at) != '.') {
      return false;
    }
    return digits(text, at + 1) > at + 1;
  }

  /** A tag that looks like a version: {@code v1.2.3}, {@code vpc-1.2.0}, {@code v3}, {@code v2024-06-12}. */
  public static boolean isVersionTag(String text) {
    String last = text.substring(text.lastIndexOf('/') + 1);
    for (int i = 0; i < last.length(); i++) {
      boolean begins = i == 0 || "-_@v".indexOf(last.charAt(i - 1)) >= 0;
      if (begins && Character.isDigit(last.charAt(i)) && isVersion(last.substring(i))) {
        return true;
      }
    }
    return last.length() > 1
        && (last.charAt(0) == 'v' || last.charAt(0) == 'V')
        && digits(last, 1) == last.length();
  }

  private static boolean isVersion(String text) {
    return isNumbered(text) || isDated(text);
  }

  /** {@code 2024-06-12}, {@code 2024-06-12.2}: a release that is named after its day. */
  private static boolean isDated(String text) {
    if (!text.startsWith("20") || !isDate(text)) {
      return false;
    }
    String ofTheDay = text.substring(DATE.length());
    return ofTheDay.isEmpty()
        || (".-_".indexOf(ofTheDay.charAt(0)) >= 0
            && ofTheDay.length() > 1
            && digits(ofTheDay, 1) == ofTheDay.length());
  }

  private static boolean isDate(String text) {
    return text.length() >= DATE.length()
        && IntStream.range(0, DATE.length())
            .allMatch(
                i -> DATE.charAt(i) == '-' ? text.charAt(i) == '-' : isDecimal(text.charAt(i)));
  }

  private static boolean isDecimal(char c) {
    return c >= '0' && c <= '9';
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
    while (at < text.length() && isDecimal(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
