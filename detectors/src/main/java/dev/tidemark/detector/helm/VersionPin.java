package dev.tidemark.detector.helm;

/**
 * How the version of a chart is held.
 *
 * @param pin the word of the vocabulary
 * @param pinned whether the same chart comes tomorrow
 */
record VersionPin(String pin, boolean pinned) {

  /** The pin of a version as charts write it: semver with ranges, a tag, a digest or nothing. */
  static VersionPin of(String version) {
    String plain = version.strip();
    if (plain.isEmpty() || plain.equals("*") || plain.equals("latest") || plain.equals("HEAD")) {
      return new VersionPin("none", false);
    }
    if (plain.startsWith("sha256:") || plain.contains("@sha256:")) {
      return new VersionPin("digest", true);
    }
    if (plain.matches("[0-9a-f]{40}")) {
      return new VersionPin("commit", true);
    }
    if (plain.matches("[vV]?[0-9]+\\.[0-9]+\\.[0-9]+([-+.][0-9A-Za-z.+-]*)?")) {
      return new VersionPin("exact", true);
    }
    if (plain.matches(
        "(refs/tags/)?[A-Za-z._-]*-?[vV]?[0-9]+\\.[0-9]+\\.[0-9]+([-+.][0-9A-Za-z.+-]*)?")) {
      return new VersionPin("tag", true);
    }
    boolean range = plain.matches("[\\s0-9xX*.<>=~^|,vV&-]+([-+.][0-9A-Za-z.-]*)?");
    if (range) {
      boolean open = (plain.startsWith(">") && plain.indexOf('<') < 0) || plain.equals("x");
      return new VersionPin(open ? "open" : "range", false);
    }
    return new VersionPin(
        plain.contains("{{")
                || plain.contains("${")
                || plain.contains("var.")
                || plain.contains("local.")
            ? "none"
            : "branch",
        false);
  }
}
