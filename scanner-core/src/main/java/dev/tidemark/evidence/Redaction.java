package dev.tidemark.evidence;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps secrets and long texts out of evidence: attributes are short, on one line, and without anything like a credential. */
public final class Redaction {

  /** Longer texts are cut: enough for a command or a module source, too short to carry a file. Characters. */
  private static final int LONGEST = 160;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final List<Rule> RULES =
      List.of(
          new Rule(List.of("@"), "://[^/@\\s:]{0,80}:[^/@\\s]{1,200}@", "://***@"),
          new Rule(List.of("akia", "asia"), "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b", "***"),
          new Rule(
              List.of(
                  "ghp_",
                  "gho_",
                  "ghu_",
                  "ghs_",
                  "ghr_",
                  "github_pat_",
                  "glpat-",
                  "xox",
                  "sk-",
                  "hvs."),
              "\\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|hvs\\.)[0-9A-Za-z_-]{10,200}",
              "***"),
          new Rule(
              List.of("eyj"),
              "\\beyJ[0-9A-Za-z_-]{10,400}\\.[0-9A-Za-z_-]{5,400}(\\.[0-9A-Za-z_-]{0,400})?",
              "***"),
          new Rule(
              List.of("passw", "secret", "token", "key", "credential"),
              "(?i)((?:password|passwd|secret|token|api[_-]?key|access[_-]?key|credential)s?[\"']?\\s{0,3}[=:]\\s{0,3})[\"']?[^\\s\"'$,;&)]{3,200}",
              "$1***"),
          new Rule(List.of("-----begin"), "-----BEGIN [A-Z ]{3,40}-----.*", "***"));

  private static final int ASCII = 128;

  /** What the rules need, of two characters and more; the rest is the {@code @} of an address. */
  private static final List<String> NEEDS =
      RULES.stream().flatMap(rule -> rule.needs().stream()).filter(n -> n.length() > 1).toList();

  /** Whether something that the rules need begins with two characters. */
  private static final boolean[] STARTS = starts();

  private Redaction() {}

  private static boolean[] starts() {
    boolean[] starts = new boolean[ASCII * ASCII];
    NEEDS.forEach(need -> starts[need.charAt(0) * ASCII + need.charAt(1)] = true);
    return starts;
  }

  /** The text on one line, with what looks like a credential blanked, at most 160 characters long. */
  public static String shorten(String text) {
    if (text.length() <= LONGEST && isClean(text)) {
      return text;
    }
    String line = hasOddSpace(text) ? SPACE.matcher(text.strip()).replaceAll(" ") : text;
    String safe = blank(line.length() > 4 * LONGEST ? line.substring(0, 4 * LONGEST) : line);
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 1) + "…";
  }

  /** Whether there is white space but single blanks between words. */
  private static boolean hasOddSpace(String text) {
    boolean afterSpace = true; // a blank at the start is odd as well
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ';
      if (space ? afterSpace : c < ' ' || (c > '~' && Character.isWhitespace(c))) {
        return true;
      }
      afterSpace = space;
    }
    return afterSpace;
  }

  /**
   * Whether nothing is to be changed, told by one look at each character: on one line with single blanks, and without
   * anything that a rule needs. What is not ASCII is looked at the long way.
   */
  private static boolean isClean(String text) {
    boolean afterSpace = true;
    int first = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ';
      if (c > '~' || c < ' ' || c == '@' || (space && afterSpace)) {
        return false;
      }
      int second = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
      if (STARTS[first * ASCII + second] && isNeed(text, i - 1)) {
        return false;
      }
      afterSpace = space;
      first = second;
    }
    return !afterSpace;
  }

  private static String blank(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    if (!mayHoldSecret(lower)) {
      return line;
    }
    String safe = line;
    for (Rule rule : RULES) {
      if (rule.mayMatch(lower)) { // most texts need no matching at all
        safe = rule.pattern().matcher(safe).replaceAll(rule.instead());
      }
    }
    return safe;
  }

  /** One look at each pair of characters, whatever the number of rules: most texts hold nothing that any of them needs. */
  private static boolean mayHoldSecret(String lower) {
    char first = 0;
    for (int i = 0; i < lower.length(); i++) {
      char second = lower.charAt(i);
      if (second == '@'
          || (first < ASCII
              && second < ASCII
              && STARTS[first * ASCII + second]
              && isNeed(lower, i - 1))) {
        return true;
      }
      first = second;
    }
    return false;
  }

  private static boolean isNeed(String text, int at) {
    for (String need : NEEDS) {
      if (text.regionMatches(true, at, need, 0, need.length())) {
        return true;
      }
    }
    return false;
  }

  /** What looks like a credential, texts of which it holds one, in lower case, and what stands in its place. */
  private record Rule(List<String> needs, Pattern pattern, String instead) {
    Rule(List<String> needs, String pattern, String instead) {
      this(needs, Pattern.compile(pattern), instead);
    }

    boolean mayMatch(String lower) {
      for (String need : needs) {
        if (lower.contains(need)) {
          return true;
        }
      }
      return false;
    }
  }
}
