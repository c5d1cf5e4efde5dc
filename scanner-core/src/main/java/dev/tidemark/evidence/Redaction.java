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

  /** The shortest credential of letters and digits alone. Characters. */
  private static final int SHORTEST_PLAIN = 20;

  private Redaction() {}

  /** The text on one line, with what looks like a credential blanked, at most 160 characters long. */
  public static String shorten(String text) {
    if (isPlain(text)) {
      return text;
    }
    String line = SPACE.matcher(text.strip()).replaceAll(" ");
    String safe = blank(line.length() > 4 * LONGEST ? line.substring(0, 4 * LONGEST) : line);
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 1) + "…";
  }

  /** Short words of letters and digits hold no credential: most attributes are such. */
  private static boolean isPlain(String text) {
    if (text.length() >= SHORTEST_PLAIN) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static String blank(String line) {
    String safe = line;
    String lower = line.toLowerCase(Locale.ROOT);
    for (Rule rule : RULES) {
      if (rule.mayMatch(lower)) { // most texts need no matching at all
        safe = rule.pattern().matcher(safe).replaceAll(rule.instead());
      }
    }
    return safe;
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
