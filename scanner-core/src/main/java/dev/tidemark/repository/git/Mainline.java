package dev.tidemark.repository.git;

import dev.tidemark.repository.Change;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The mainline behind a commit, read from objects as far as somebody asks, and once for all who ask: for histories of older
 * commits of it too. Names and addresses of people stay in here.
 */
final class Mainline {
  private final GitObjects objects;
  private final ObjectId newest;
  private final Limits limits;
  private final RevWalk walk;
  private final List<GitChange> known = new ArrayList<>();
  private Optional<RevCommit> next = Optional.empty();
  private Optional<String> cut = Optional.empty();
  private boolean begun;
  private final TreeDifference differences;
  private final Map<String, GitSnapshot> snapshots = new HashMap<>();
  private Optional<GitSnapshot> nearby = Optional.empty();
  private final Object tagging = new Object();
  private @Nullable RevWalk tagged;

  Mainline(GitObjects objects, ObjectId newest, Limits limits) {
    this.objects = objects;
    this.newest = newest;
    this.limits = limits;
    this.walk = new RevWalk(objects.borrow());
    this.differences = new TreeDifference(objects, limits);
  }

  boolean isOf(ObjectId commit) {
    return newest.equals(commit);
  }

  /** Tells the files of its newest commit: what came before is mostly the same. */
  synchronized void listed(GitSnapshot snapshot) {
    nearby = Optional.of(snapshot);
  }

  /** Reads the changes up to the first that is not after a time. */
  void readUntil(Instant time) {
    for (int place = 0; !objects.isClosed(); place++) {
      Optional<Change> change = change(place);
      if (change.isEmpty() || !change.get().committed().isAfter(time)) {
        return;
      }
    }
  }

  /** Where and why it ends before its beginning, as far as that is known; read to the end where it may be cut. */
  synchronized Optional<String> cut() {
    if (!objects.shallow().isEmpty()) {
      while (change(known.size()).isPresent()) {
        // read to the end, where the cut is
      }
    }
    return cut;
  }

  /** The change at a place of the mainline, 0 the newest; empty behind the oldest. */
  synchronized Optional<Change> change(int index) {
    while (known.size() <= index) {
      Optional<RevCommit> commit = begun ? next : parsed(newest);
      begun = true;
      if (commit.isEmpty()) {
        return Optional.empty();
      }
      known.add(GitChange.of(objects, differences, commit.get()));
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

  /** The place of a commit among the newest changes; empty where it is not one of them. */
  OptionalInt place(ObjectId commit, int among) {
    for (int place = 0; place < among; place++) {
      Optional<Change> change = change(place);
      if (change.isEmpty() || change.get().id().equals(commit.name())) {
        return change.isEmpty() ? OptionalInt.empty() : OptionalInt.of(place);
      }
    }
    return OptionalInt.empty();
  }

  /** The tags that lie behind one of its changes, by name, with the times of their commits. */
  Map<String, Instant> tagged(ObjectId behind, Map<String, ObjectId> tags) {
    synchronized (tagging) {
      RevWalk commits = tagged;
      if (commits == null) {
        commits = new RevWalk(objects.borrow());
        tagged = commits;
      }
      Map<String, Instant> found = new TreeMap<>();
      new TagWalk(commits, limits.mainline(), objects::isClosed)
          .behind(behind, tags)
          .forEach(
              (name, commit) ->
                  found.put(name, Instant.ofEpochSecond(Math.max(0, commit.getCommitTime()))));
      return found;
    }
  }

  /** The files of one of its changes. */
  synchronized Optional<Snapshot> snapshot(Change change) {
    GitSnapshot known = snapshots.get(change.id());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<GitSnapshot> listed =
        parsed(ObjectId.fromString(change.id()))
            .map(
                commit ->
                    GitSnapshot.of(
                        objects,
                        new Revision(change.id(), change.committed()),
                        commit.getTree(),
                        limits,
                        nearby));
    listed.ifPresent(snapshot -> snapshots.put(change.id(), snapshot));
    nearby = listed.or(() -> nearby);
    return listed.map(snapshot -> snapshot);
  }
}
