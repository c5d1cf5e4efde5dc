package dev.tidemark.document;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;

/**
 * A document at a path: what the file says, and whose it is.
 *
 * @param flawed whether part of the file could not be read
 */
public record Placed<D extends Document>(Entry entry, Origin origin, D document, boolean flawed) {

  public RepoPath path() {
    return entry.path();
  }

  public RepoPath directory() {
    return entry.path().parent();
  }

  public Location at(int line) {
    return Location.of(path(), line);
  }

  public Location at(int startLine, int endLine) {
    return new Location(path(), startLine, endLine);
  }
}
