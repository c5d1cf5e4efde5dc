package dev.tidemark.cli.gate;

import dev.tidemark.cli.UserError;
import dev.tidemark.compare.Baseline;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.repository.git.GitRepository;
import dev.tidemark.scan.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The baseline that a gate goes by. A file of the repository itself is read as the base of the change has it, so that a
 * change cannot lower its own bar; any other file as it lies.
 *
 * @param changed whether the change edits the file
 */
public record RememberedBase(Baseline baseline, boolean changed) {
  /** See {@link BaselineFile}. Bytes. */
  private static final long LARGEST = 8 << 20;

  /** Reads the baseline for a gate of a repository. */
  public static RememberedBase of(Path file, Target head, Map<String, String> environment) {
    Baseline here =
        BaselineFile.at(file)
            .kept()
            .orElseThrow(
                () ->
                    new UserError(
                        "'" + file + "' does not exist", "write it with tidemark baseline"));
    Optional<Baseline> committed = atBase(file, head, environment);
    return committed
        .map(base -> new RememberedBase(base, !base.equals(here)))
        .orElseGet(() -> new RememberedBase(here, false));
  }

  private static Optional<Baseline> atBase(
      Path file, Target head, Map<String, String> environment) {
    try {
      Optional<GitRepository> opened =
          GitRepository.open(head.path(), Limits.DEFAULT, head.alternates());
      if (opened.isEmpty()) {
        return Optional.empty();
      }
      try (GitRepository repository = opened.get()) {
        Optional<RepoPath> inside = inside(file, repository);
        Optional<String> commit = repository.commit(head.revision());
        if (inside.isEmpty() || commit.isEmpty()) {
          return Optional.empty();
        }
        BaseChoice.Base base =
            new BaseChoice(repository, environment).choose(Optional.empty(), commit.get());
        try (Snapshot snapshot = repository.snapshot(Optional.of(base.commit()))) {
          return read(snapshot, inside.get());
        }
      }
    } catch (RefusedException | BaseChoice.NoBaseException | IOException noBase) {
      return Optional.empty();
    }
  }

  private static Optional<RepoPath> inside(Path file, GitRepository repository) throws IOException {
    if (repository.worktree().isEmpty()) {
      return Optional.empty();
    }
    Path root = repository.worktree().get().toRealPath();
    Path real = file.toRealPath();
    return real.startsWith(root)
        ? Optional.of(RepoPath.of(root.relativize(real).toString().replace('\\', '/')))
        : Optional.empty();
  }

  private static Optional<Baseline> read(Snapshot snapshot, RepoPath path) throws IOException {
    for (Entry entry : snapshot.entries()) {
      if (entry.path().equals(path) && entry.isFile()) {
        byte[] content = snapshot.read(entry, LARGEST);
        return Optional.of(
            BaselineFile.read(path + " at the base", new String(content, StandardCharsets.UTF_8)));
      }
    }
    return Optional.empty();
  }
}
