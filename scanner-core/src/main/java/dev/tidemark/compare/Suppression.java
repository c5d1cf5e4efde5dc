package dev.tidemark.compare;

import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import java.time.LocalDate;

/**
 * A loss that people accept for now: it does not fail a gate until it expires, and changes no verdict and no level.
 *
 * @param indicator whose loss is accepted
 * @param pattern the paths that it is accepted in, as a line of an ignore file
 * @param expires the last day on which it counts
 */
public record Suppression(String indicator, String pattern, String reason, LocalDate expires) {

  /** Whether it counts on a day. */
  boolean countsOn(LocalDate day) {
    return !expires.isBefore(day);
  }

  boolean covers(RepoPath path) {
    return coversEverything() || Glob.ignore(pattern).matches(path);
  }

  boolean coversEverything() {
    return pattern.equals("*") || pattern.equals("**");
  }

  /** As a report shows it: {@code iac.ci.some-tests in teams/a until 2026-03-01: being moved}. */
  String words() {
    return indicator + " in " + pattern + " until " + expires + ": " + reason;
  }
}
