package dev.tidemark.repository.git;

import dev.tidemark.document.Problem;
import dev.tidemark.repository.History;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * A Git repository, open for reading objects and nothing else. Nothing of it is run, its configuration decides nothing, and
 * nothing is written, whatever it holds.
 */
public final class GitRepository implements AutoCloseable {
  private final GitFolder folder;
  private final GitConfiguration configuration;
  private final GitObjects objects;
  private final Revisions revisions;
  private final Limits limits;

  /** What {@link #readAhead} began to read, until somebody asks for that history. */
  private Optional<Mainline> begun = Optional.empty();

  private GitRepository(GitFolder folder, Limits limits, boolean followAlternates)
      throws RefusedException {
    this.folder = folder;
    this.limits = limits;
    this.configuration = GitConfiguration.of(folder);
    this.objects = new GitObjects(folder, configuration.partial(), followAlternates);
    this.revisions = new Revisions(new References(folder), objects);
  }

  /**
   * Opens the repository at a path: normal, bare, linked worktree or shallow.
   *
   * @return empty when the path is none
   * @throws RefusedException when it is one that cannot be read safely
   */
  public static Optional<GitRepository> open(Path path, Limits limits) throws RefusedException {
    return open(path, limits, false);
  }

  /**
   * Opens the repository at a path.
   *
   * @param followAlternates whether to read also the objects of repositories that it borrows from
   * @return empty when the path is none
   * @throws RefusedException when it is one that cannot be read safely
   */
  public static Optional<GitRepository> open(Path path, Limits limits, boolean followAlternates)
      throws RefusedException {
    Optional<GitFolder> folder = GitFolder.at(path);
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(new GitRepository(folder.get(), limits, followAlternates));
  }

  /** Whether a repository lies at the path, readable or not. */
  public static boolean isAt(Path path) {
    try {
      return GitFolder.at(path).isPresent();
    } catch (RefusedException refused) {
      return true;
    }
  }

  /** The working tree that a folder lies in, without being one itself; told from the names of files. */
  public static Optional<Path> around(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git/HEAD")) || Files.isRegularFile(above.resolve(".git"))) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }

  /** The checked-out files; empty for a bare repository. */
  public Optional<Path> worktree() {
    return folder.worktree();
  }

  /** The address that it was cloned from, as written: it may hold credentials. */
  public Optional<String> remote() {
    return configuration.remote();
  }

  /**
   * The files of a commit.
   *
   * @param revision a commit id, whole or abbreviated, a branch or a tag; empty for HEAD
   */
  public Snapshot snapshot(Optional<String> revision) throws RefusedException {
    return snapshot(revision, Optional.empty());
  }

  /**
   * The files of a commit.
   *
   * @param nearby a snapshot of another commit of this repository, whose directories are mostly the same
   */
  public Snapshot snapshot(Optional<String> revision, Optional<Snapshot> nearby)
      throws RefusedException {
    Optional<RevCommit> commit =
        revision.isPresent() ? Optional.of(revisions.commit(revision.get())) : revisions.head();
    if (commit.isEmpty()) {
      return GitSnapshot.empty(objects);
    }
    Signature committer = Signature.committer(commit.get());
    return GitSnapshot.of(
            objects,
            new Revision(commit.get().name(), committer.when()),
            commit.get().getTree(),
            limits,
            nearby.filter(GitSnapshot.class::isInstance).map(GitSnapshot.class::cast))
        .with(worthKnowing(committer));
  }

  /**
   * Begins to read what came before a commit, beside what else is done: its files need not be listed for that.
   *
   * @param past how far back from the commit's date
   * @param revision as for {@link #snapshot(Optional)}, which tells what is wrong with it
   */
  public void readAhead(Optional<String> revision, Period past) throws RefusedException {
    Optional<RevCommit> commit =
        revision.isPresent() ? Optional.of(revisions.commit(revision.get())) : revisions.head();
    if (commit.isPresent()) {
      Mainline mainline = new Mainline(objects, commit.get(), limits);
      Instant end = Signature.committer(commit.get()).when();
      Instant begin = end.atOffset(ZoneOffset.UTC).minus(past).toInstant();
      objects.beside(() -> mainline.readUntil(begin));
      begun = Optional.of(mainline);
    }
  }

  /** The full id of the commit that a revision stands for; empty for an unborn HEAD. */
  public Optional<String> commit(Optional<String> revision) throws RefusedException {
    return revision.isPresent()
        ? Optional.of(revisions.commit(revision.get()).name())
        : revisions.head().map(RevCommit::name);
  }

  /**
   * The best commit that two revisions descend from.
   *
   * @return empty when they share none in what is here
   */
  public Optional<String> mergeBase(String one, String other) throws RefusedException {
    return new Ancestry(objects)
        .mergeBase(revisions.commit(one), revisions.commit(other))
        .map(RevCommit::name);
  }

  /** Whether the clone was cut, so that commits may be missing that the full repository has. */
  public boolean isShallow() {
    return !objects.shallow().isEmpty();
  }

  /** Whether the working tree leaves out files of its commit on purpose. */
  public boolean isSparse() {
    return configuration.sparse();
  }

  /** What came before a snapshot of this repository. */
  public History history(Snapshot snapshot) {
    return history(snapshot, History.NONE);
  }

  /**
   * What came before a snapshot of this repository.
   *
   * @param newer the history of another snapshot of it, whose reading is shared where that came later
   */
  public History history(Snapshot snapshot, History newer) {
    Optional<ObjectId> commit =
        snapshot.revision().map(revision -> ObjectId.fromString(revision.id()));
    if (commit.isEmpty()) {
      return History.NONE;
    }
    Optional<GitHistory> shared =
        newer instanceof GitHistory known ? known.of(commit.get()) : Optional.empty();
    return shared.orElseGet(() -> history(commit.get(), snapshot));
  }

  private GitHistory history(ObjectId commit, Snapshot snapshot) {
    Optional<GitSnapshot> listed =
        snapshot instanceof GitSnapshot git ? Optional.of(git) : Optional.empty();
    Mainline mainline =
        begun
            .filter(known -> known.isOf(commit))
            .orElseGet(() -> new Mainline(objects, commit, limits));
    listed.ifPresent(mainline::listed);
    return GitHistory.of(objects, mainline, commit, new References(folder));
  }

  private List<Problem> worthKnowing(Signature committer) {
    List<Problem> notes = new ArrayList<>();
    if (committer.odd()) {
      notes.add(
          note("odd-date", "the commit's date is outside of 1970 to 2100 and was moved inside"));
    }
    if (objects.leavesAlternates()) {
      notes.add(
          note(
              "alternates",
              "objects that the repository borrows from another one are not read; --follow-alternates reads them"));
    }
    objects.alternates().flatMap(GitRepository::borrowed).ifPresent(notes::add);
    return notes;
  }

  private static Optional<Problem> borrowed(Alternates alternates) {
    List<String> told = new ArrayList<>();
    if (!alternates.names().isEmpty()) {
      told.add("objects were read also from " + String.join(", ", alternates.names()));
    }
    if (alternates.left() > 0) {
      told.add(
          alternates.left()
              + (alternates.left() == 1 ? " place" : " places")
              + " to borrow objects from could not be read");
    }
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(note("alternates", String.join("; ", told)));
  }

  private static Problem note(String code, String detail) {
    return new Problem(code, RepoPath.ROOT, 0, detail, false);
  }

  @Override
  public void close() {
    objects.close();
  }
}
