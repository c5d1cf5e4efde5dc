package dev.tidemark.repository.git;

import dev.tidemark.repository.Change;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.RawParseUtils;
import org.jspecify.annotations.Nullable;

/** A commit of the mainline. Holds its message and two ids; who made it is reduced to whether a program did. */
final class GitChange implements Change {
  /** Longer messages are generated lists of changes. Characters. */
  private static final int LONGEST_MESSAGE = 64 << 10;

  /** Longer ones are no commits that people make. Bytes. */
  private static final long LARGEST_COMMIT = 64L << 20;

  /** Several detectors ask the same changes; a change of more files is compared anew each time, to save memory. */
  private static final int MOST_KEPT_PATHS = 200;

  /** Commits of a merged branch that are asked who made them: reviewed branches are seldom longer. */
  private static final int MOST_BRANCH_COMMITS = 50;

  private final GitObjects objects;
  private final TreeDifference differences;
  private final ObjectId id;
  private final ObjectId tree;
  private final @Nullable ObjectId parent;
  private final @Nullable ObjectId merged;
  private final Instant committed;
  private final byte[] raw;
  private volatile @Nullable List<RepoPath> paths;
  private volatile @Nullable String message;
  private volatile @Nullable Boolean byBot;

  private GitChange(GitObjects objects, TreeDifference differences, RevCommit commit, byte[] raw) {
    this.objects = objects;
    this.differences = differences;
    this.id = commit.getId();
    this.tree = commit.getTree();
    this.parent = commit.getParentCount() > 0 ? commit.getParent(0).getId() : null;
    this.merged = commit.getParentCount() > 1 ? commit.getParent(1).getId() : null;
    this.committed = Signature.committer(raw).when();
    this.raw = raw;
  }

  /** The change that a parsed commit is; takes the commit's text, which is read as far as somebody asks. */
  static GitChange of(GitObjects objects, TreeDifference differences, RevCommit commit) {
    byte[] raw = commit.getRawBuffer();
    GitChange change =
        new GitChange(
            objects, differences, commit, raw == null ? new byte[0] : CommitText.plain(raw));
    commit.disposeBody();
    return change;
  }

  @Override
  public String id() {
    return id.name();
  }

  @Override
  public Instant committed() {
    return committed;
  }

  /**
   * A merge is its branch's work, whoever pressed the button: it is a program's when nobody else committed on the branch.
   * A program that adds generated documentation to somebody's branch makes it no program's work.
   */
  @Override
  public boolean byBot() {
    Boolean known = byBot;
    if (known == null) {
      known = isBots();
      byBot = known;
    }
    return known;
  }

  private boolean isBots() {
    if (merged == null) {
      return Bots.is(Signature.author(raw));
    }
    try {
      byte[] tip = objects.read(merged, Constants.OBJ_COMMIT, LARGEST_COMMIT);
      return Bots.is(Signature.author(tip)) && nobodyElseWorkedOn(merged);
    } catch (IOException | RuntimeException notHere) {
      return Bots.is(Signature.author(raw));
    }
  }

  private boolean nobodyElseWorkedOn(ObjectId tip) throws IOException {
    ObjectReader reader = objects.borrow();
    try (RevWalk walk = new RevWalk(reader)) {
      walk.markStart(walk.parseCommit(tip));
      if (parent != null) {
        walk.markUninteresting(walk.parseCommit(parent));
      }
      return isByBots(walk);
    } finally {
      objects.giveBack(reader);
    }
  }

  /** Whether all that a walk comes by are bots' commits, or merges. */
  private static boolean isByBots(RevWalk walk) throws IOException {
    int seen = 0;
    for (RevCommit commit = walk.next();
        commit != null && seen < MOST_BRANCH_COMMITS;
        commit = walk.next()) {
      seen++;
      if (commit.getParentCount() < 2 && !isBots(commit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBots(RevCommit commit) {
    byte[] raw = commit.getRawBuffer();
    return raw != null && Bots.is(Signature.author(raw));
  }

  @Override
  public String message() {
    String known = message;
    if (known == null) {
      known = decoded();
      message = known;
    }
    return known;
  }

  private String decoded() {
    int start = RawParseUtils.commitMessage(raw, 0);
    if (start < 0) {
      return "";
    }
    String whole = RawParseUtils.decode(encoding(), raw, start, raw.length);
    return whole.length() > LONGEST_MESSAGE ? whole.substring(0, LONGEST_MESSAGE) : whole;
  }

  private Charset encoding() {
    try {
      return RawParseUtils.parseEncoding(raw);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  @Override
  public List<RepoPath> paths() {
    List<RepoPath> known = paths;
    if (known != null) {
      return known;
    }
    List<RepoPath> found = differences();
    if (found.size() <= MOST_KEPT_PATHS) {
      paths = found;
    }
    return found;
  }

  private List<RepoPath> differences() {
    if (parent == null) {
      return differences.between(null, tree);
    }
    try {
      byte[] before = objects.read(parent, Constants.OBJ_COMMIT, LARGEST_COMMIT);
      return differences.between(CommitText.tree(before), tree);
    } catch (IOException | RuntimeException missing) {
      return List.of();
    }
  }
}
