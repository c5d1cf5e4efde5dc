package dev.tidemark.document;

import dev.tidemark.repository.RepoPath;
import java.util.Comparator;

/**
 * Something that could not be read or done. Part of the assessment, not a log line: what rested on it is unknown.
 *
 * @param code stable, for people and programs: {@code too-large}, {@code missing-object}, {@code detector-failed}
 * @param path the file, or the root of the repository when it concerns the whole
 * @param line from 1; 0 when it concerns the whole file
 * @param detail one sentence with the limit or the reason
 * @param loses whether evidence may have been lost; false for what is only worth knowing
 */
public record Problem(String code, RepoPath path, int line, String detail, boolean loses)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::path)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::code)
          .thenComparing(Problem::detail);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
