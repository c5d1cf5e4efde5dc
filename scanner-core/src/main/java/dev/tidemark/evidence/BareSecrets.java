package dev.tidemark.evidence;

/**
 * Secrets that no prefix tells: a secret access key of AWS is forty characters of Base64's alphabet, an id of Twilio is
 * {@code AC} or {@code SK} and thirty-two hexadecimal digits. Ids of commits and digests are hexadecimal in one case, and
 * stay.
 */
final class BareSecrets {
  /** Characters of a secret access key. */
  static final int ACCESS_KEY = 40;

  /** Characters of an id of Twilio. */
  static final int TWILIO = 34;

  /** Different characters that all but one in a thousand random keys have; names and paths of that length have fewer. */
  private static final int FEWEST_DIFFERENT = 23;

  private static final int FEWEST_DIGITS = 1;

  /** Random keys have one now and then; a path has one for each folder. */
  private static final int MOST_SLASHES = 4;

  private static final int ASCII = 128;

  private BareSecrets() {}

  /** Whether a character may be of such a secret or joins it to something longer. */
  static boolean isOfRun(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '/'
        || c == '+'
        || c == '_'
        || c == '-';
  }

  static boolean hasLength(int run) {
    return run == ACCESS_KEY || run == TWILIO;
  }

  /** The line with them blanked, and nothing else changed. */
  static String blank(String line) {
    StringBuilder safe = new StringBuilder();
    int kept = 0;
    for (int from = 0; from < line.length(); ) {
      int end = from;
      while (end < line.length() && isOfRun(line.charAt(end))) {
        end++;
      }
      if (hasLength(end - from) && isSecret(line, from, end)) {
        safe.append(line, kept, from).append("***");
        kept = end;
      }
      from = end + 1;
    }
    return kept == 0 ? line : safe.append(line, kept, line.length()).toString();
  }

  private static boolean isSecret(String line, int from, int end) {
    boolean padded = end < line.length() && line.charAt(end) == '='; // the rest of something longer
    return end - from == TWILIO ? isTwilio(line, from) : !padded && isAccessKey(line, from, end);
  }

  private static boolean isTwilio(String line, int from) {
    for (int at = from + 2; at < from + TWILIO; at++) {
      char c = line.charAt(at);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return line.startsWith("AC", from) || line.startsWith("SK", from);
  }

  /** Both cases and digits, hardly any slash, and few characters twice: nothing that people write. */
  private static boolean isAccessKey(String line, int from, int end) {
    boolean[] seen = new boolean[ASCII];
    int different = 0;
    int upper = 0;
    int lower = 0;
    int digits = 0;
    int slashes = 0;
    for (int at = from; at < end; at++) {
      char c = line.charAt(at);
      if (c == '_' || c == '-') {
        return false;
      }
      different += seen[c] ? 0 : 1;
      seen[c] = true;
      upper += c >= 'A' && c <= 'Z' ? 1 : 0;
      lower += c >= 'a' && c <= 'z' ? 1 : 0;
      digits += c >= '0' && c <= '9' ? 1 : 0;
      slashes += c == '/' ? 1 : 0;
    }
    return upper > 0
        && lower > 0
        && digits >= FEWEST_DIGITS
        && slashes <= MOST_SLASHES
        && different >= FEWEST_DIFFERENT;
  }
}
