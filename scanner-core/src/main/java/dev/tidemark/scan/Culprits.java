package dev.tidemark.scan;

import dev.tidemark.repository.Change;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.repository.git.GitRepository;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The commits between a base and a head, by the names that their author knows. */
final class Culprits {
  /** Changes of a range that are searched for who lost what; a change request seldom has more. */
  private static final int SEARCHED = 300;

  private final Source head;
  private final String base;

  /** @param base full id; empty where the base has none */
  Culprits(Source head, String base) {
    this.head = head;
    this.base = base;
  }

  /**
   * The tip of what was merged into the base to make the head, as a forge does to check a change request: the head itself
   * is a commit that nobody wrote. Empty where the head is no such merge.
   */
  Optional<String> merged() {
    Optional<GitRepository> repository = head.repository();
    Optional<String> tip = head.snapshot().revision().map(Revision::id);
    if (repository.isEmpty() || tip.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean intoBase =
          repository.get().commit(Optional.of(tip.get() + "^1")).filter(base::equals).isPresent();
      return intoBase ? repository.get().commit(Optional.of(tip.get() + "^2")) : Optional.empty();
    } catch (RefusedException noMerge) {
      return Optional.empty();
    }
  }

  /**
   * Walks the range and names, for each file, the newest commit that touched it: of what was merged before the merge.
   *
   * @param wanted files at the base or head
   */
  SortedMap<RepoPath, String> newest(SortedSet<RepoPath> wanted) {
    SortedMap<RepoPath, String> newest = new TreeMap<>();
    if (!wanted.isEmpty()) {
      merged().ifPresent(tip -> walkMerged(tip, wanted, newest));
      walk(head.history(), base, wanted, newest);
    }
    return newest;
  }

  private void walkMerged(
      String tip, SortedSet<RepoPath> wanted, SortedMap<RepoPath, String> newest) {
    GitRepository repository = head.repository().orElseThrow();
    try {
      Snapshot side = repository.snapshot(Optional.of(tip), Optional.of(head.snapshot()));
      Optional<String> left = repository.mergeBase(base, tip);
      if (left.isPresent()) {
        walk(repository.history(side, head.history()), left.get(), wanted, newest);
      }
    } catch (RefusedException unreadable) {
      // then the merge is named, which can be read
    }
  }

  private static void walk(
      History history, String end, SortedSet<RepoPath> wanted, SortedMap<RepoPath, String> newest) {
    try (Stream<Change> mainline = history.mainline()) {
      mainline
          .takeWhile(change -> !change.id().equals(end) && newest.size() < wanted.size())
          .limit(SEARCHED)
          .forEach(
              change ->
                  change.paths().stream()
                      .filter(wanted::contains)
                      .forEach(path -> newest.putIfAbsent(path, change.id())));
    }
  }
}
