package dev.tidemark.link.testing;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;

/**
 * What a file that tests is.
 *
 * @param framework as the vocabulary names it
 * @param level how much it puts together
 * @param creates whether it makes real resources or a cluster
 * @param count tests in the file, 0 where it holds one without saying so
 */
public record TestFact(String framework, Level level, boolean creates, long count) {

  /** How much a test puts together. */
  public enum Level {
    STATIC,
    UNIT,
    CONTRACT,
    INTEGRATION,
    END_TO_END
  }

  public Evidence at(Location location, RepoPath subject, boolean skipped) {
    return Evidence.of("test.iac", location)
        .with("tool", framework)
        .with("framework", framework)
        .with("level", level)
        .with("skipped", skipped)
        .with("creates", creates)
        .with("subject", subject.asDirectory())
        .with("count", Math.max(1, count));
  }
}
