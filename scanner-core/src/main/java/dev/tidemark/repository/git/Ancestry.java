package dev.tidemark.repository.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** How two commits descend from one another. */
final class Ancestry {
  /** Longer ones are no commits that people make. Bytes. */
  private static final long LARGEST_COMMIT = 64L << 20;

  private final GitObjects objects;

  Ancestry(GitObjects objects) {
    this.objects = objects;
  }

  /**
   * The best commit that both descend from. Where a clone ends at one of them, and so has nothing behind it, its own text
   * still tells whether the other is its parent: so it is with the merge that a CI system checks out alone.
   *
   * @return empty when they share none, or when the history that would tell is missing or damaged
   */
  Optional<RevCommit> mergeBase(RevCommit one, RevCommit other) {
    Optional<RevCommit> shared = shared(one, other);
    if (shared.isPresent()) {
      return shared;
    }
    return isParent(one, other)
        ? Optional.of(one)
        : isParent(other, one) ? Optional.of(other) : Optional.empty();
  }

  private boolean isParent(RevCommit parent, RevCommit child) {
    try {
      return CommitText.hasParent(
          objects.read(child, Constants.OBJ_COMMIT, LARGEST_COMMIT), parent);
    } catch (IOException missing) {
      return false;
    }
  }

  private Optional<RevCommit> shared(RevCommit one, RevCommit other) {
    ObjectReader reader = objects.borrow();
    try (RevWalk walk = new RevWalk(reader)) {
      walk.setRetainBody(false);
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(one));
      walk.markStart(walk.parseCommit(other));
      return Optional.ofNullable(walk.next());
    } catch (IOException | RuntimeException missing) {
      return Optional.empty();
    } finally {
      objects.giveBack(reader);
    }
  }
}
