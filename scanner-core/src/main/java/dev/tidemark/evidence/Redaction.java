package dev.tidemark.evidence;

import java.util.List;
import java.util.regex.Pattern;

/** Keeps secrets and long texts out of evidence: attributes are short, on one line, and without anything like a credential. */
public final class Redaction {

  /** Longer texts are cut: enough for a command or a module source, too short to carry a file. Characters. */
  private static final int LONGEST = 160;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final List<Rule> RULES =
      List.of(
          new Rule("@", "://[^/@\\s:]{0,80}:[^/@\\s]{1,200}@", "://***@"),
          new Rule("A", "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b", "***"),
          new Rule(
              "",
              "\\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|hvs\\.)[0-9A-Za-z_-]{10,200}",
              "***"),
          new Rule(
              "eyJ",
              "\\beyJ[0-9A-Za-z_-]{10,400}\\.[0-9A-Za-z_-]{5,400}(\\.[0-9A-Za-z_-]{0,400})?",
              "***"),
          new Rule(
              "",
              "(?i)((?:password|passwd|secret|token|api[_-]?key|access[_-]?key|credential)s?[\"']?\\s{0,3}[=:]\\s{0,3})[\"']?[^\\s\"'$,;&)]{3,200}",
              "$1***"),
          new Rule("-----BEGIN", "-----BEGIN [A-Z ]{3,40}-----.*", "***"));

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
    for (Rule rule : RULES) {
      if (safe.contains(rule.needs())) { // most texts need no matching at all
        safe = rule.pattern().matcher(safe).replaceAll(rule.instead());
      }
    }
    return safe;
  }

  /** What looks like a credential, a text that it cannot be without, and what stands in its place. */
  private record Rule(String needs, Pattern pattern, String instead) {
    Rule(String needs, String pattern, String instead) {
      this(needs, Pattern.compile(pattern), instead);
    }
  }
}
