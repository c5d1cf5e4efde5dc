package dev.tidemark.scan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What was asked: a repository and a revision, or a folder as it lies.
 *
 * @param path the repository, bare repository, linked worktree or folder
 * @param revision a commit, branch or tag; empty for {@code HEAD}
 * @param worktree whether to read the files as they lie instead of a commit
 * @param alternates whether to read also the objects of repositories that this one borrows from
 */
public record Target(Path path, Optional<String> revision, boolean worktree, boolean alternates) {

  /** A target of which nothing outside of it is read. */
  public Target(Path path, Optional<String> revision, boolean worktree) {
    this(path, revision, worktree, false);
  }

  /** Another path, asked for in the same way. */
  Target at(Path other) {
    return new Target(other, revision, worktree, alternates);
  }
}
