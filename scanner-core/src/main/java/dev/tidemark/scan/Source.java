package dev.tidemark.scan;

import dev.tidemark.document.Problem;
import dev.tidemark.repository.FolderSnapshot;
import dev.tidemark.repository.History;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.repository.git.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A target, opened: what is read, and where it comes from.
 *
 * @param history what came before; nothing for a folder that is no repository
 * @param remote where it was cloned from, where that is known
 * @param date the commit's date, also for a working tree of it
 * @param repository what is closed with it, and where other commits can be read; empty for a folder, and for a commit
 *     that another source of the same repository was asked for
 */
record Source(
    Snapshot snapshot,
    History history,
    Optional<Remote> remote,
    Optional<Instant> date,
    Optional<GitRepository> repository)
    implements AutoCloseable {

  /** A target that is assessed: what came before it begins to be read at once. */
  static Source open(Target target, Limits limits) throws RefusedException {
    return open(target, limits, true);
  }

  /** A target whose files are looked at for another: its history is read where somebody asks for it. */
  static Source ofFiles(Target target, Limits limits) throws RefusedException {
    return open(target, limits, false);
  }

  private static Source open(Target target, Limits limits, boolean ahead) throws RefusedException {
    Path path = real(target.path());
    Optional<GitRepository> opened;
    try {
      opened = GitRepository.open(path, limits, target.alternates());
    } catch (RefusedException refused) {
      if (target.worktree()) {
        return asItLies(path, refused, limits);
      }
      throw refused;
    }
    if (opened.isEmpty()) {
      return folder(target, path, limits);
    }
    GitRepository repository = opened.get();
    try {
      if (ahead) {
        repository.readAhead(
            target.worktree() ? Optional.empty() : target.revision(), Observer.PAST);
      }
      return target.worktree()
          ? worktree(repository, path, limits)
          : commit(repository, target.revision());
    } catch (RefusedException refused) {
      repository.close();
      if (target.worktree() && repository.worktree().isPresent()) {
        return asItLies(path, refused, limits);
      }
      throw refused;
    } catch (RuntimeException failed) {
      repository.close();
      throw failed;
    }
  }

  /**
   * Another commit of the same repository, read by the same readers. What is opened is closed with this source.
   *
   * @throws RefusedException when this is no repository, or there is no such commit
   */
  Source before(String revision) throws RefusedException {
    if (repository.isEmpty()) {
      throw new RefusedException(
          "no-repository", "a folder that is no Git repository has no revision '" + revision + "'");
    }
    Snapshot older = repository.get().snapshot(Optional.of(revision), Optional.of(snapshot));
    return new Source(
        older,
        repository.get().history(older, history),
        remote,
        older.revision().map(found -> found.committed()),
        Optional.empty());
  }

  /** The path with links followed once: what lies below is never followed out again. */
  static Path real(Path path) throws RefusedException {
    try {
      Path real = path.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new RefusedException(
            "no-folder", "'" + path + "' is a file; name the folder of a repository");
      }
      if (real.getParent() == null) {
        throw new RefusedException(
            "whole-machine",
            "'" + path + "' is the root of this machine; name the folder of a repository");
      }
      return real;
    } catch (IOException missing) {
      throw new RefusedException(
          "no-such-path", "there is no folder '" + path + "', or it may not be read");
    }
  }

  private static Source commit(GitRepository repository, Optional<String> revision)
      throws RefusedException {
    Snapshot snapshot = repository.snapshot(revision);
    return new Source(
        snapshot,
        repository.history(snapshot),
        repository.remote().flatMap(Remote::of),
        snapshot.revision().map(found -> found.committed()),
        Optional.of(repository));
  }

  private static Source worktree(GitRepository repository, Path path, Limits limits)
      throws RefusedException {
    Path files =
        repository
            .worktree()
            .orElseThrow(
                () ->
                    new RefusedException(
                        "no-worktree",
                        "'"
                            + path
                            + "' is a bare repository without checked-out files; leave out --worktree"));
    Snapshot committed = repository.snapshot(Optional.empty());
    return new Source(
        FolderSnapshot.worktree(files, committed.entries(), repository.isSparse(), limits),
        repository.history(committed),
        repository.remote().flatMap(Remote::of),
        committed.revision().map(found -> found.committed()),
        Optional.of(repository));
  }

  /** A checkout whose repository cannot be read: its files can, but not what Git knows of them. */
  private static Source asItLies(Path path, RefusedException refused, Limits limits) {
    Problem note =
        new Problem(
            refused.code(),
            RepoPath.ROOT,
            0,
            "the files were read as they lie, without history: " + refused.getMessage(),
            false);
    return new Source(
        FolderSnapshot.part(path, limits).with(List.of(note)),
        History.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Source folder(Target target, Path path, Limits limits) throws RefusedException {
    if (target.revision().isPresent()) {
      throw new RefusedException(
          "no-repository",
          "'" + target.path() + "' is no Git repository, so it has no revisions; leave out --rev");
    }
    Optional<Path> around = GitRepository.around(path);
    if (around.isPresent() && !target.worktree()) {
      throw new RefusedException(
          "inside-repository",
          "'"
              + target.path()
              + "' is a folder inside the repository '"
              + around.get()
              + "'; scan that one, or read the folder as it lies with --worktree");
    }
    return new Source(
        around.isPresent()
            ? FolderSnapshot.part(path, limits)
            : FolderSnapshot.unversioned(path, limits),
        History.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {
    snapshot.close();
    repository.ifPresent(GitRepository::close);
  }
}
