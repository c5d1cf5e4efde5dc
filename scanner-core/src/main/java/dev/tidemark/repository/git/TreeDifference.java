package dev.tidemark.repository.git;

import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.RawParseUtils;
import org.jspecify.annotations.Nullable;

/**
 * Compares two trees by their raw bytes, going down only where they differ. Changes that follow one another share most
 * trees, so the last ones read are kept: JGit's own walk inflates and parses both sides anew each time, and took three
 * times as long where directories hold thousands of names.
 */
final class TreeDifference {
  /** Bytes of trees that are kept: some dozens of the largest directories. */
  private static final int KEPT = 8 << 20;

  /** A tree object of a directory with 200,000 files has 10 MB. Bytes. */
  private static final long LARGEST_TREE = 256L << 20;

  private final GitObjects objects;
  private final Limits limits;
  private final Map<ObjectId, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
  private int keptBytes;

  TreeDifference(GitObjects objects, Limits limits) {
    this.objects = objects;
    this.limits = limits;
  }

  /**
   * The paths of files that are not the same in two trees, sorted; those until a damage, where there is one.
   *
   * @param older null for nothing
   */
  List<RepoPath> between(@Nullable ObjectId older, ObjectId newer) {
    Comparison comparison = new Comparison();
    try {
      comparison.compare(older, newer, "", 1);
    } catch (IOException | RuntimeException damaged) {
      // the paths until the damage are the ones that are known
    }
    comparison.paths.sort(null);
    return List.copyOf(comparison.paths);
  }

  /** Two trees that stand at the same path before and after. */
  private record Pair(@Nullable ObjectId older, @Nullable ObjectId newer) {}

  /** The walk over two trees. What a tree made of itself holds is walked until it has repeated itself often enough. */
  private final class Comparison {
    final List<RepoPath> paths = new ArrayList<>();
    private final Set<Pair> compared = new HashSet<>();
    private int copies;

    void compare(@Nullable ObjectId older, @Nullable ObjectId newer, String directory, int depth)
        throws IOException {
      if (depth > limits.depth()) {
        return;
      }
      boolean copy = !compared.add(new Pair(older, newer));
      Cursor before = new Cursor(older == null ? new byte[0] : read(older));
      Cursor after = new Cursor(newer == null ? new byte[0] : read(newer));
      while ((before.more() || after.more()) && paths.size() < limits.entries()) {
        if (before.skipSame(after)) {
          continue;
        }
        if (copy && copies++ >= limits.copies()) {
          return;
        }
        int order = before.order(after);
        Cursor named = order <= 0 ? before : after;
        String path = directory + named.name();
        if (named.isTree()) {
          compare(
              order <= 0 ? before.id() : null,
              order >= 0 ? after.id() : null,
              path + "/",
              depth + 1);
        } else {
          paths.add(RepoPath.of(path));
        }
        if (order <= 0) {
          before.next();
        }
        if (order >= 0) {
          after.next();
        }
      }
    }
  }

  private synchronized byte[] read(ObjectId tree) throws IOException {
    byte[] known = kept.get(tree);
    if (known != null) {
      return known;
    }
    byte[] raw = objects.read(tree, Constants.OBJ_TREE, LARGEST_TREE);
    kept.put(tree, raw);
    keptBytes += raw.length;
    var eldest = kept.values().iterator();
    while (keptBytes > KEPT && kept.size() > 1) {
      keptBytes -= eldest.next().length;
      eldest.remove();
    }
    return raw;
  }

  /** An entry of a tree: {@code 100644 name\0} and the twenty bytes of an id. */
  private static final class Cursor {
    private final byte[] raw;
    private int at;
    private int nameAt;
    private int idAt;

    Cursor(byte[] raw) {
      this.raw = raw;
      find();
    }

    boolean more() {
      return at < raw.length;
    }

    private void find() {
      if (more()) {
        int space = at;
        while (raw[space] != ' ') {
          space++;
        }
        nameAt = space + 1;
        int end = nameAt;
        while (raw[end] != 0) {
          end++;
        }
        idAt = end + 1;
        if (raw.length - idAt < Constants.OBJECT_ID_LENGTH) {
          throw new IllegalStateException("a damaged tree");
        }
      }
    }

    void next() {
      at = idAt + Constants.OBJECT_ID_LENGTH;
      find();
    }

    /** Steps over the entries that both hold next; false when the very next ones differ. */
    boolean skipSame(Cursor other) {
      int same = Arrays.mismatch(raw, at, raw.length, other.raw, other.at, other.raw.length);
      int until = same < 0 ? raw.length : at + same;
      if (!more() || idAt + Constants.OBJECT_ID_LENGTH > until) {
        return false;
      }
      int from = at;
      while (more() && idAt + Constants.OBJECT_ID_LENGTH <= until) {
        next();
      }
      other.at += at - from;
      other.find();
      return true;
    }

    boolean isTree() {
      return raw[at] == '4' || (raw[at] == '0' && raw[at + 1] == '4');
    }

    ObjectId id() {
      return ObjectId.fromRaw(raw, idAt);
    }

    String name() {
      return RawParseUtils.decode(raw, nameAt, idAt - 1);
    }

    /** The order of names in trees, in which a directory is named as with a slash behind; what has ended comes last. */
    int order(Cursor other) {
      if (!more() || !other.more()) {
        return more() ? -1 : 1;
      }
      int end = idAt - 1;
      int otherEnd = other.idAt - 1;
      int shorter = Math.min(end - nameAt, otherEnd - other.nameAt);
      for (int i = 0; i < shorter; i++) {
        int difference = (raw[nameAt + i] & 0xFF) - (other.raw[other.nameAt + i] & 0xFF);
        if (difference != 0) {
          return difference;
        }
      }
      return last(nameAt + shorter, end) - other.last(other.nameAt + shorter, otherEnd);
    }

    private int last(int from, int end) {
      return from < end ? raw[from] & 0xFF : isTree() ? '/' : 0;
    }
  }
}
