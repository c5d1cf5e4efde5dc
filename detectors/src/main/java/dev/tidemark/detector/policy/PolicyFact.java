package dev.tidemark.detector.policy;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import java.util.List;

/** The fact about one policy. */
final class PolicyFact {
  private PolicyFact() {}

  /**
   * A policy of an engine that acts by itself: enforcing blocks.
   *
   * @param mode {@code enforce}, {@code audit}, {@code warn}, {@code off}, {@code mutate}, {@code library} or {@code
   *     unknown}
   */
  static Evidence of(String engine, String name, Location location, String mode) {
    return Evidence.of("policy.definition", location)
        .with("tool", engine)
        .with("engine", engine)
        .with("name", name)
        .with("mode", mode)
        .with("blocking", mode.equals("enforce"));
  }

  /** The strongest of several modes. */
  static String strongest(List<String> modes) {
    for (String mode : List.of("enforce", "mutate", "warn", "audit", "off")) {
      if (modes.contains(mode)) {
        return mode;
      }
    }
    return modes.isEmpty() ? "unknown" : modes.get(0);
  }
}
