package dev.tidemark.cli.report;

import dev.tidemark.document.Location;
import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One thing to tell a code-scanning tool: what is wrong, how much it matters, and where.
 *
 * @param rule an indicator's id, or {@link #GATE}
 * @param message foreign text, not escaped
 * @param component the component that it is about; the root for the repository
 * @param places where to look, the best one first; never empty, never a directory that is the repository itself
 */
record Finding(
    String rule, Severity severity, String message, RepoPath component, List<Location> places) {

  /** The rule of what the gate itself asks, where no single indicator does. */
  static final String GATE = "gate";

  Finding {
    places = List.copyOf(places);
  }

  /** How much it matters, most first. */
  enum Severity {
    /** It made a gate red or kept it from knowing. */
    ERROR,
    /** A practice was lost, or a symptom was seen. */
    WARNING,
    /** A requirement that keeps an area from its next level. */
    NOTE
  }

  /**
   * What tells that two runs speak of the same thing: never lines, nor files, which move. A place of the gate's own rule
   * is told apart by its words.
   */
  String fingerprint(String repository) {
    String key =
        String.join("\n", repository, component.value(), rule, rule.equals(GATE) ? message : "");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
