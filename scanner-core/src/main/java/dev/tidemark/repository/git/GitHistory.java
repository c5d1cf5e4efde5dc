package dev.tidemark.repository.git;

import dev.tidemark.repository.Change;
import dev.tidemark.repository.History;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The mainline behind a commit, read from objects as far as somebody asks, and once for all who ask. Names and addresses
 * of people stay in here.
 */
final class GitHistory implements History {
  /** Clocks of machines differ: a commit may be older than its parent by as much, seldom more. */
  private static final long CLOCK_SKEW_DAYS = 2;

  private final GitObjects objects;
  private final ObjectId newest;
  private final Map<String, ObjectId> tagged;
  private final Limits limits;
  private final RevWalk walk;
  private final List<GitChange> known = new ArrayList<>();
  private Optional<RevCommit> next = Optional.empty();
  private Optional<String> cut = Optional.empty();
  private boolean begun;
  private @Nullable List<Tag> tags;

  GitHistory(GitObjects objects, ObjectId newest, Map<String, ObjectId> tagged, Limits limits) {
    this.objects = objects;
    this.newest = newest;
    this.tagged = tagged;
    this.limits = limits;
    this.walk = new RevWalk(objects.borrow());
  }

  @Override
  public synchronized Optional<String> cut() {
    if (!objects.shallow().isEmpty()) {
      while (change(known.size()).isPresent()) {
        // read to the end, where the cut is
      }
    }
    return cut;
  }

  @Override
  public Stream<Change> mainline() {
    Iterator<Change> changes =
        new Iterator<>() {
          private int at;

          @Override
          public boolean hasNext() {
            return change(at).isPresent();
          }

          @Override
          public Change next() {
            return change(at++).orElseThrow(NoSuchElementException::new);
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(changes, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** The change at a place of the mainline, 0 the newest; empty behind the oldest. */
  private synchronized Optional<Change> change(int index) {
    while (known.size() <= index) {
      Optional<RevCommit> commit = begun ? next : parsed(newest);
      begun = true;
      if (commit.isEmpty()) {
        return Optional.empty();
      }
      known.add(GitChange.of(objects, commit.get()));
      next = parentOf(commit.get(), known.get(known.size() - 1).committed());
    }
    return Optional.of(known.get(index));
  }

  private Optional<RevCommit> parentOf(RevCommit commit, Instant committed) {
    if (commit.getParentCount() == 0) {
      if (objects.shallow().contains(commit)) {
        cut =
            Optional.of(
                "shallow clone, cut at " + committed.atOffset(ZoneOffset.UTC).toLocalDate());
      }
      return Optional.empty();
    }
    if (known.size() >= limits.mainline()) {
      cut = Optional.of("only the last " + limits.mainline() + " commits are looked at");
      return Optional.empty();
    }
    return parsed(commit.getParent(0));
  }

  private Optional<RevCommit> parsed(ObjectId id) {
    try {
      return Optional.of(walk.parseCommit(id));
    } catch (IOException | RuntimeException broken) {
      cut = Optional.of("a commit of the history is missing or damaged");
      return Optional.empty();
    }
  }

  @Override
  public synchronized List<Tag> tags() {
    if (tags == null) {
      tags = findTags();
    }
    return tags;
  }

  private List<Tag> findTags() {
    List<Tag> tags = new ArrayList<>();
    if (tagged.isEmpty()) {
      return List.of();
    }
    try (RevWalk commits = new RevWalk(objects.borrow())) {
      commits.setRetainBody(false);
      Map<String, RevCommit> targets = new TreeMap<>();
      tagged.forEach((name, id) -> commitOf(commits, id).ifPresent(c -> targets.put(name, c)));
      Set<RevCommit> wanted = new HashSet<>(targets.values());
      Set<RevCommit> reached = onMainline(commits, wanted);
      wanted.removeAll(reached);
      if (!wanted.isEmpty()) {
        reached.addAll(reached(commits, wanted));
      }
      targets.forEach(
          (name, commit) -> {
            if (reached.contains(commit)) {
              tags.add(new Tag(name, Instant.ofEpochSecond(Math.max(0, commit.getCommitTime()))));
            }
          });
    }
    tags.sort(
        Comparator.comparing(Tag::committed)
            .reversed()
            .thenComparing(Tag::name, Comparator.reverseOrder()));
    return List.copyOf(tags);
  }

  /** Which of the commits lie on the mainline, where most are: it is shorter than all history. */
  private Set<RevCommit> onMainline(RevWalk commits, Set<RevCommit> wanted) {
    int oldest = oldest(wanted);
    Set<RevCommit> reached = new HashSet<>();
    try {
      RevCommit commit = commits.parseCommit(newest);
      for (int seen = 1; commit.getCommitTime() >= oldest; seen++) {
        if (wanted.contains(commit)) {
          reached.add(commit);
        }
        if (reached.size() == wanted.size()
            || commit.getParentCount() == 0
            || seen >= limits.mainline()) {
          break;
        }
        commit = commits.parseCommit(commit.getParent(0));
      }
    } catch (IOException | RuntimeException broken) {
      // what was reached before the damage stands
    }
    return reached;
  }

  private static int oldest(Set<RevCommit> commits) {
    return commits.stream().mapToInt(RevCommit::getCommitTime).min().orElse(0);
  }

  /** Which of the commits lie on the history; looks no further back than the oldest of them. */
  private Set<RevCommit> reached(RevWalk commits, Set<RevCommit> wanted) {
    Set<RevCommit> reached = new HashSet<>();
    int oldest = oldest(wanted);
    long until = oldest - ChronoUnit.DAYS.getDuration().getSeconds() * CLOCK_SKEW_DAYS;
    try {
      commits.sort(RevSort.COMMIT_TIME_DESC);
      commits.markStart(commits.parseCommit(newest));
      for (RevCommit c = commits.next(); c != null; c = commits.next()) {
        if (wanted.contains(c)) {
          reached.add(c);
        }
        if (c.getCommitTime() < until || reached.size() == wanted.size()) {
          break;
        }
      }
    } catch (IOException | RuntimeException broken) {
      // what was reached before the damage stands
    }
    return reached;
  }

  private static Optional<RevCommit> commitOf(RevWalk commits, ObjectId id) {
    try {
      RevObject object = commits.peel(commits.parseAny(id));
      return object instanceof RevCommit commit ? Optional.of(commit) : Optional.empty();
    } catch (MissingObjectException missing) {
      return Optional.empty();
    } catch (IOException | RuntimeException broken) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Snapshot> at(Instant time) {
    for (int i = 0; ; i++) {
      Optional<Change> change = change(i);
      if (change.isEmpty()) {
        return Optional.empty();
      }
      if (!change.get().committed().isAfter(time)) {
        return snapshot(change.get());
      }
    }
  }

  private synchronized Optional<Snapshot> snapshot(Change change) {
    return parsed(ObjectId.fromString(change.id()))
        .map(
            commit ->
                GitRepository.snapshot(
                    objects,
                    new Revision(change.id(), change.committed()),
                    commit.getTree(),
                    limits));
  }
}
