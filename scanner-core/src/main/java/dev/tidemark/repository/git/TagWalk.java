package dev.tidemark.repository.git;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds the tags whose commits lie on the history of a commit. Most lie on its mainline, and a branch that was tagged is
 * mostly merged soon after: so branches are searched from the merge that follows the tag onwards, and all history is
 * walked only for a tag that was never merged.
 */
final class TagWalk {
  /** Clocks of machines differ: a commit may be older than its parent by as much, seldom more. */
  private static final long CLOCK_SKEW = ChronoUnit.DAYS.getDuration().toSeconds() * 2;

  /**
   * A tag as much older than the commit is taken to lie behind it: no window of a rubric reaches back so far, and to know
   * for sure takes a walk over all history since. Seconds.
   */
  private static final long SETTLED = ChronoUnit.DAYS.getDuration().toSeconds() * 2 * 365;

  private final RevWalk commits;
  private final RevFlag seen;
  private final int longest;
  private final BooleanSupplier ended;
  private final List<RevCommit> mainline = new ArrayList<>();
  private final Set<RevCommit> reached = new HashSet<>();

  /**
   * @param commits a walk of its own
   * @param longest commits of the mainline that are looked at
   * @param ended whether nobody waits for an answer any more
   */
  TagWalk(RevWalk commits, int longest, BooleanSupplier ended) {
    this.ended = ended;
    this.commits = commits;
    this.longest = longest;
    this.seen = commits.newFlag("seen");
    commits.setRetainBody(false);
  }

  /** The tagged commits that a commit descends from or is, by name of the tag. */
  Map<String, RevCommit> behind(ObjectId newest, Map<String, ObjectId> tagged) {
    Map<String, RevCommit> targets = new TreeMap<>();
    tagged.forEach((name, id) -> commitOf(id).ifPresent(commit -> targets.put(name, commit)));
    Set<RevCommit> wanted = new HashSet<>(targets.values());
    settle(newest, wanted);
    if (!wanted.isEmpty()) {
      walkMainline(newest, wanted);
      wanted.removeAll(reached);
      searchBranches(wanted);
    }
    targets.values().retainAll(reached);
    return targets;
  }

  private void settle(ObjectId newest, Set<RevCommit> wanted) {
    Optional<RevCommit> head = parsed(commits.lookupCommit(newest));
    if (head.isPresent()) {
      long settled = head.get().getCommitTime() - SETTLED;
      for (RevCommit tagged : List.copyOf(wanted)) {
        if (tagged.getCommitTime() < settled) {
          reached.add(tagged);
          wanted.remove(tagged);
        }
      }
    }
  }

  private Optional<RevCommit> commitOf(ObjectId id) {
    try {
      RevObject object = commits.peel(commits.parseAny(id));
      return object instanceof RevCommit commit ? Optional.of(commit) : Optional.empty();
    } catch (MissingObjectException missing) {
      return Optional.empty();
    } catch (IOException | RuntimeException broken) {
      return Optional.empty();
    }
  }

  private Optional<RevCommit> parsed(RevCommit commit) {
    if (ended.getAsBoolean()) {
      return Optional.empty();
    }
    try {
      commits.parseHeaders(commit);
      return Optional.of(commit);
    } catch (IOException | RuntimeException broken) {
      // what is reached without it stands
      return Optional.empty();
    }
  }

  /** Down to the oldest of the commits, or until all are found. */
  private void walkMainline(ObjectId newest, Set<RevCommit> wanted) {
    int oldest = oldest(wanted);
    int found = 0;
    Optional<RevCommit> commit = parsed(commits.lookupCommit(newest));
    while (commit.isPresent() && mainline.size() < longest) {
      RevCommit here = commit.get();
      if (here.getCommitTime() < oldest) {
        return;
      }
      here.add(seen);
      mainline.add(here);
      if (wanted.contains(here)) {
        reached.add(here);
        found++;
      }
      if (here.getParentCount() == 0 || found == wanted.size()) {
        return;
      }
      commit = parsed(here.getParent(0));
    }
  }

  /** Searches what was merged into the mainline: for each commit from the first merge after it, the oldest first. */
  private void searchBranches(Set<RevCommit> wanted) {
    if (wanted.isEmpty() || mainline.isEmpty()) {
      return;
    }
    long until = oldest(wanted) - CLOCK_SKEW;
    List<RevCommit> inTime = new ArrayList<>(wanted);
    inTime.sort(Comparator.comparingInt(RevCommit::getCommitTime).thenComparing(c -> c));
    Set<RevCommit> missing = new HashSet<>(wanted);
    int next = mainline.size() - 1;
    for (RevCommit tagged : inTime) {
      long merged = tagged.getCommitTime() - CLOCK_SKEW;
      while (next > 0 && mainline.get(next).getCommitTime() < merged) {
        next--;
      }
      while (next >= 0 && missing.contains(tagged)) {
        search(mainline.get(next--), until, missing);
      }
    }
    // What was merged by a commit whose clock was wrong lies in what was passed over.
    for (int i = mainline.size() - 1; i >= 0 && !missing.isEmpty(); i--) {
      search(mainline.get(i), until, missing);
    }
  }

  private void search(RevCommit merge, long until, Set<RevCommit> missing) {
    Deque<RevCommit> ahead = new ArrayDeque<>();
    push(merge, ahead);
    while (!ahead.isEmpty()) {
      Optional<RevCommit> commit = parsed(ahead.pop());
      if (commit.isPresent() && commit.get().getCommitTime() >= until) {
        if (missing.remove(commit.get())) {
          reached.add(commit.get());
        }
        push(commit.get(), ahead);
      }
    }
  }

  private void push(RevCommit child, Deque<RevCommit> ahead) {
    for (RevCommit parent : child.getParents()) {
      if (!parent.has(seen)) {
        parent.add(seen);
        ahead.push(parent);
      }
    }
  }

  private static int oldest(Set<RevCommit> wanted) {
    return wanted.stream().mapToInt(RevCommit::getCommitTime).min().orElse(0);
  }
}
