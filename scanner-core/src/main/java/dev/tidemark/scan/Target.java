package dev.tidemark.scan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What was asked: a repository and a revision, or a folder as it lies.
 *
 * @param path the repository, bare repository, linked worktree or folder
 * @param revision a commit, branch or tag; empty for {@code HEAD}
 * @param worktree whether to read the files as they lie instead of a commit
 */
public record Target(Path path, Optional<String> revision, boolean worktree) {}
