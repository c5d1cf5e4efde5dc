package dev.tidemark.document;

import dev.tidemark.repository.RepoPath;
import org.jspecify.annotations.Nullable;

/**
 * A place in a file. Lines count from 1; both are 0 where the place is the whole file or directory.
 */
public record Location(RepoPath path, int startLine, int endLine) implements Comparable<Location> {

  public static Location of(RepoPath path) {
    return new Location(path, 0, 0);
  }

  public static Location of(RepoPath path, int line) {
    return new Location(path, line, line);
  }

  @Override
  public int compareTo(Location other) {
    int order = path.compareTo(other.path);
    return order == 0 ? compareLines(other) : order;
  }

  /** The order of places of one file. */
  public int compareLines(Location other) {
    int order = Integer.compare(startLine, other.startLine);
    return order == 0 ? Integer.compare(endLine, other.endLine) : order;
  }

  /** Written out: places are in the keys of many maps, and what a record has by itself is linked anew at each start. */
  @Override
  public int hashCode() {
    return (31 * path.hashCode() + startLine) * 31 + endLine;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Location place
            && startLine == place.startLine
            && endLine == place.endLine
            && path.equals(place.path));
  }

  @Override
  public String toString() {
    return startLine == 0 ? path.value() : path + ":" + startLine;
  }
}
