package dev.tidemark.document;

import dev.tidemark.repository.RepoPath;
import java.util.Comparator;

/**
 * A place in a file. Lines count from 1; both are 0 where the place is the whole file or directory.
 */
public record Location(RepoPath path, int startLine, int endLine) implements Comparable<Location> {

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::path)
          .thenComparingInt(Location::startLine)
          .thenComparingInt(Location::endLine);

  public static Location of(RepoPath path) {
    return new Location(path, 0, 0);
  }

  public static Location of(RepoPath path, int line) {
    return new Location(path, line, line);
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return startLine == 0 ? path.value() : path + ":" + startLine;
  }
}
