package dev.tidemark.repository.git;

import dev.tidemark.repository.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** Turns what a user types into a commit: a name, a whole or short id, with {@code ~n}, {@code ^} or {@code ^n} behind it. */
final class Revisions {
  /** Tags of tags that are followed; Git's own tools make one. */
  private static final int TAGS = 32;

  /** Steps back that may be asked for. */
  private static final int STEPS = 1_000_000;

  private final References references;
  private final GitObjects objects;

  Revisions(References references, GitObjects objects) {
    this.references = references;
    this.objects = objects;
  }

  /** The commit of HEAD; empty when its branch is not born yet. */
  Optional<RevCommit> head() throws RefusedException {
    Optional<ObjectId> id = references.head();
    return id.isEmpty() ? Optional.empty() : Optional.of(peel(id.get(), "HEAD"));
  }

  RevCommit commit(String typed) throws RefusedException {
    String name = typed;
    int suffix = firstSuffix(typed);
    if (suffix > 0) {
      name = typed.substring(0, suffix);
    }
    Optional<ObjectId> id = find(name);
    if (id.isEmpty()) {
      throw unknown(typed);
    }
    RevCommit commit = peel(id.get(), typed);
    return suffix > 0 ? walk(commit, typed, suffix) : commit;
  }

  private static int firstSuffix(String typed) {
    for (int i = 0; i < typed.length(); i++) {
      if (typed.charAt(i) == '~' || typed.charAt(i) == '^') {
        return i;
      }
    }
    return -1;
  }

  private Optional<ObjectId> find(String name) throws RefusedException {
    if (ObjectId.isId(name)) {
      return Optional.of(ObjectId.fromString(name));
    }
    Optional<ObjectId> named = references.named(name);
    return named.isPresent() || !AbbreviatedObjectId.isId(name) || name.length() < 4
        ? named
        : abbreviated(name);
  }

  private Optional<ObjectId> abbreviated(String typed) throws RefusedException {
    ObjectReader reader = objects.borrow();
    try (RevWalk walk = new RevWalk(reader)) {
      Collection<ObjectId> candidates = reader.resolve(AbbreviatedObjectId.fromString(typed));
      List<ObjectId> commits = new ArrayList<>();
      for (ObjectId candidate : candidates) {
        RevObject object = walk.parseAny(candidate);
        if (object instanceof RevCommit || object instanceof RevTag) {
          commits.add(candidate);
        }
      }
      if (commits.size() > 1) {
        throw new RefusedException(
            "ambiguous-revision",
            "'" + typed + "' is the beginning of several commit ids; type more of it");
      }
      return commits.stream().findFirst();
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    } finally {
      objects.giveBack(reader);
    }
  }

  private RevCommit peel(ObjectId id, String typed) throws RefusedException {
    ObjectReader reader = objects.borrow();
    try (RevWalk walk = new RevWalk(reader)) {
      RevObject object = walk.parseAny(id);
      for (int i = 0; object instanceof RevTag tag && i < TAGS; i++) {
        object = walk.parseAny(tag.getObject());
      }
      if (object instanceof RevCommit commit) {
        return commit;
      }
      throw new RefusedException(
          "no-commit", "'" + typed + "' is not a commit, nor a tag of one; name a commit");
    } catch (MissingObjectException missing) {
      throw ObjectId.isId(typed) ? unknown(typed) : lost(typed);
    } catch (IOException | RuntimeException damaged) {
      throw new RefusedException(
          "corrupt-object", "the commit of '" + typed + "' is damaged; fetch the repository anew");
    } finally {
      objects.giveBack(reader);
    }
  }

  private RevCommit walk(RevCommit from, String typed, int suffix) throws RefusedException {
    ObjectReader reader = objects.borrow();
    try (RevWalk walk = new RevWalk(reader)) {
      RevCommit commit = walk.parseCommit(from);
      Iterator<Step> steps = Step.parse(typed, suffix, STEPS).iterator();
      while (steps.hasNext()) {
        commit = taken(steps.next(), commit, walk, typed);
      }
      return commit;
    } catch (IOException | IllegalArgumentException notThere) {
      throw unknown(typed);
    } finally {
      objects.giveBack(reader);
    }
  }

  private RevCommit taken(Step step, RevCommit from, RevWalk walk, String typed)
      throws IOException, RefusedException {
    RevCommit commit = from;
    for (int i = 0; i < step.times(); i++) {
      if (step.parent() > commit.getParentCount()) {
        throw unknown(typed);
      }
      commit = walk.parseCommit(commit.getParent(step.parent() - 1));
    }
    return commit;
  }

  /** A name that is here, of a commit that is not. */
  private RefusedException lost(String typed) {
    if (objects.leavesAlternates() || !objects.shallow().isEmpty()) {
      return unknown(typed);
    }
    return new RefusedException(
        "missing-object",
        "the commit that '"
            + typed
            + "' names is not here: the repository is damaged; git fsck tells how far, and a new clone"
            + " mends it");
  }

  private RefusedException unknown(String typed) {
    if (objects.leavesAlternates()) {
      return new RefusedException(
          "borrowed-objects",
          "the commit of '"
              + typed
              + "' is not here: the clone borrows objects from another one, which is not read; trust that"
              + " one with --follow-alternates, or make the clone whole with git repack -a -d and remove"
              + " .git/objects/info/alternates");
    }
    return new RefusedException(
        "no-such-revision",
        "there is no commit, branch or tag '"
            + typed
            + "' here"
            + (objects.shallow().isEmpty()
                ? "; list them with git branch -a and git tag"
                : "; this is a shallow clone: fetch more with git fetch --unshallow (in CI, fetch-depth: 0)"));
  }
}
