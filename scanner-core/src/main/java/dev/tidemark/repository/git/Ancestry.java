package dev.tidemark.repository.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** How two commits descend from one another. */
final class Ancestry {
  private final GitObjects objects;

  Ancestry(GitObjects objects) {
    this.objects = objects;
  }

  /**
   * The best commit that both descend from.
   *
   * @return empty when they share none, or when the history that would tell is missing or damaged
   */
  Optional<RevCommit> mergeBase(RevCommit one, RevCommit other) {
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
