package dev.tidemark.evidence;

/** Keeps secrets and long texts out of evidence: attributes are short, on one line, and without anything like a credential. */
public final class Redaction {

  /** Longer texts are cut: enough for a command or a module source, too short to carry a file. Characters. */
  private static final int LONGEST = 160;

  private Redaction() {}

  /** The text on one line, with what looks like a credential blanked, at most 160 characters long. */
  public static String shorten(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    String safe = blank(line.length() > 4 * LONGEST ? line.substring(0, 4 * LONGEST) : line);
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 1) + "…";
  }

  private static String blank(String line) {
    return line.replaceAll("://[^/@\\s:]{0,80}:[^/@\\s]{1,200}@", "://***@")
        .replaceAll("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b", "***")
        .replaceAll(
            "\\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|hvs\\.)[0-9A-Za-z_-]{10,200}", "***")
        .replaceAll(
            "\\beyJ[0-9A-Za-z_-]{10,400}\\.[0-9A-Za-z_-]{5,400}(\\.[0-9A-Za-z_-]{0,400})?", "***")
        .replaceAll(
            "(?i)((?:password|passwd|secret|token|api[_-]?key|access[_-]?key|credential)s?[\"']?\\s{0,3}[=:]\\s{0,3})[\"']?[^\\s\"'$,;&)]{3,200}",
            "$1***")
        .replaceAll("-----BEGIN [A-Z ]{3,40}-----.*", "***");
  }
}
