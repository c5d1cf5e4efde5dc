package dev.tidemark.repository.git;

import dev.tidemark.document.Problem;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Entry.Mode;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.Links;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot.UnreadableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Lists the files of a tree, bounded in number and depth. Names that could mean something to a file system are refused:
 * they are never used in a path.
 */
final class TreeListing {
  private static final int TYPE = 0170000;
  private static final int TREE = 0040000;
  private static final int FILE = 0100000;
  private static final int LINK = 0120000;
  private static final int COMMIT = 0160000;

  /** A tree object of a directory with 200,000 files has 10 MB. Bytes. */
  private static final long LARGEST_TREE = 256L << 20;

  /** Trees up to this size are remembered while listing; those of most directories are smaller. Bytes. */
  private static final int SMALL_TREE = 2_048;

  /** How many small trees are remembered at once, which bounds them to 2 MB. */
  private static final int REMEMBERED = 1_024;

  private final GitObjects objects;
  private final Limits limits;
  private final ObjectChecker names = new ObjectChecker().setSafeForMacOS(true);
  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<RepoPath, String> links = new HashMap<>();
  private final Map<RepoPath, String> linkBlobs = new HashMap<>();
  private final Map<RepoPath, Subtree> subtrees;
  private final List<Whole> whole = new ArrayList<>();

  /** Small trees that were read last: of a tree made of itself each level is read once, and not for each path. */
  private final Map<AnyObjectId, byte[]> recent = new HashMap<>();

  /** Every directory listed so far, in the order in which it was entered. */
  private final List<Directory> directories = new ArrayList<>();

  private final Set<AnyObjectId> listed = new HashSet<>();
  private int seen;
  private int copies;
  private boolean full;

  /** Whether each entry so far comes after the one before it, so that none has to be sorted or looked for twice. */
  private boolean inOrder = true;

  private TreeListing(GitObjects objects, Limits limits, Map<RepoPath, Subtree> known) {
    this.objects = objects;
    this.limits = limits;
    this.subtrees = new HashMap<>(known);
  }

  /**
   * What a tree holds.
   *
   * @param entries sorted by path, each path once
   * @param problems what could not be listed, sorted
   * @param subtrees by directory, for the listing of a commit nearby
   */
  record Listed(List<Entry> entries, List<Problem> problems, Map<RepoPath, Subtree> subtrees) {}

  /**
   * A directory that was listed whole, without links and problems: the same tree at the same place gives the same.
   *
   * @param seen entries that count towards the limit
   * @param inOrder whether the whole listing that it comes from was sorted as it was listed
   * @param directories it and those below it, which may be copies of others
   */
  record Subtree(
      ObjectId tree, List<Entry> entries, int seen, boolean inOrder, List<Directory> directories) {}

  /**
   * A directory by the tree that it is.
   *
   * @param entries what stands in it and not below it, links and what was refused too
   */
  record Directory(ObjectId tree, int entries) {}

  /** A directory that may be shared, as a part of the entries and of the directories in the order of listing. */
  private record Whole(
      RepoPath path, ObjectId tree, int from, int to, int seen, int first, int last) {
    Subtree of(List<Entry> entries, List<Directory> directories, boolean inOrder) {
      return new Subtree(
          tree, entries.subList(from, to), seen, inOrder, directories.subList(first, last));
    }
  }

  /**
   * @param known what a commit nearby holds, which is mostly the same
   */
  static Listed of(
      GitObjects objects, AnyObjectId tree, Limits limits, Map<RepoPath, Subtree> known) {
    TreeListing listing = new TreeListing(objects, limits, known);
    listing.list(tree, RepoPath.ROOT, 1);
    listing.share();
    listing.resolveLinks();
    return new Listed(
        listing.sorted(), listing.problems.stream().sorted().toList(), listing.subtrees);
  }

  private void share() {
    List<Entry> shared = List.copyOf(entries);
    List<Directory> below = List.copyOf(directories);
    for (Whole directory : whole) {
      subtrees.put(directory.path(), directory.of(shared, below, inOrder));
    }
  }

  private void list(AnyObjectId tree, RepoPath directory, int depth) {
    Subtree known = subtrees.get(directory);
    if (known != null && known.tree().equals(tree) && fits(known)) {
      add(known);
      return;
    }
    int above = directories.size();
    int first = entries.size();
    int before = seen;
    int troubles = problems.size() + links.size();
    listAnew(tree, directory, depth);
    if (!full && problems.size() + links.size() == troubles) {
      whole.add(
          new Whole(
              directory,
              tree.copy(),
              first,
              entries.size(),
              seen - before,
              above,
              directories.size()));
    }
  }

  /** Whether all of it can be added: what goes over a limit is listed anew, and stops where it would without a commit nearby. */
  private boolean fits(Subtree known) {
    return seen + known.seen() <= limits.entries()
        && (copies + known.seen() <= limits.copies()
            || copies + copiesIn(known) <= limits.copies());
  }

  private int copiesIn(Subtree known) {
    Set<AnyObjectId> inside = new HashSet<>();
    int found = 0;
    for (Directory directory : known.directories()) {
      if (listed.contains(directory.tree()) || !inside.add(directory.tree())) {
        found += directory.entries();
      }
    }
    return found;
  }

  private void add(Subtree known) {
    if (!known.entries().isEmpty()) {
      noteOrder(known.entries().get(0));
      inOrder &= known.inOrder();
      entries.addAll(known.entries());
    }
    seen += known.seen();
    directories.addAll(known.directories());
    for (Directory directory : known.directories()) {
      if (!listed.add(directory.tree())) {
        copies += directory.entries();
      }
    }
  }

  private void add(Entry entry) {
    noteOrder(entry);
    entries.add(entry);
  }

  private void noteOrder(Entry next) {
    inOrder =
        inOrder
            && (entries.isEmpty()
                || entries.get(entries.size() - 1).path().compareTo(next.path()) < 0);
  }

  private void listAnew(AnyObjectId tree, RepoPath directory, int depth) {
    if (depth > limits.depth()) {
      problem("too-deep", directory, "directories are nested deeper than " + limits.depth());
      return;
    }
    byte[] raw;
    try {
      raw = read(tree);
    } catch (UnreadableException missing) {
      problem(missing.code(), directory, "the directory cannot be listed: " + missing.detail());
      return;
    } catch (IOException unreadable) {
      problem("corrupt-object", directory, "the directory cannot be listed");
      return;
    }
    boolean copy = !listed.add(tree.copy());
    int place = directories.size();
    directories.add(new Directory(tree.copy(), 0));
    int at = 0;
    int own = 0;
    while (at < raw.length && !full) {
      int space = indexOf(raw, ' ', at);
      int end = indexOf(raw, 0, space + 1);
      int mode = space < 0 ? -1 : octal(raw, at, space);
      if (mode < 0 || end < 0 || raw.length - end <= Constants.OBJECT_ID_LENGTH) {
        problem("corrupt-object", directory, "the directory's object is damaged");
        return;
      }
      own++;
      if (copy && ++copies > limits.copies()) {
        stop("repeats itself beyond " + limits.copies());
      } else {
        add(directory, raw, space + 1, end, mode, ObjectId.fromRaw(raw, end + 1), depth);
      }
      at = end + 1 + Constants.OBJECT_ID_LENGTH;
    }
    directories.set(place, new Directory(tree.copy(), own));
  }

  private void stop(String why) {
    full = true;
    problem(
        "too-many-entries", RepoPath.ROOT, "the tree " + why + " entries; the rest was not read");
  }

  private byte[] read(AnyObjectId tree) throws IOException {
    byte[] known = recent.get(tree);
    if (known != null) {
      return known;
    }
    byte[] raw = objects.read(tree, Constants.OBJ_TREE, LARGEST_TREE);
    if (raw.length <= SMALL_TREE) {
      if (recent.size() >= REMEMBERED) {
        recent.clear();
      }
      recent.put(tree.copy(), raw);
    }
    return raw;
  }

  private void add(
      RepoPath directory, byte[] raw, int from, int to, int mode, ObjectId id, int depth) {
    if (++seen > limits.entries()) {
      stop("holds more than " + limits.entries());
      return;
    }
    if (!isPlain(raw, from, to)) {
      problem("refused-name", directory, "a file name that could leave the directory was refused");
      return;
    }
    RepoPath path = directory.child(name(raw, from, to));
    if (path.value().length() > limits.nameBytes()) {
      problem("too-long-name", directory, "a path is longer than " + limits.nameBytes() + " bytes");
      return;
    }
    switch (mode & TYPE) {
      case TREE -> list(id, path, depth + 1);
      case FILE ->
          add(
              new Entry(
                  path, id.name(), (mode & 0111) != 0 ? Mode.EXECUTABLE : Mode.FILE, -1, null));
      case LINK -> addLink(path, id);
      case COMMIT -> add(new Entry(path, id.name(), Mode.SUBMODULE, -1, null));
      default -> problem("odd-mode", path, "an entry of no known kind was left out");
    }
  }

  private void addLink(RepoPath path, ObjectId id) {
    linkBlobs.put(path, id.name());
    links.put(path, "");
    try {
      links.put(path, new String(objects.blob(id, limits.linkBytes()), StandardCharsets.UTF_8));
    } catch (UnreadableException missing) {
      problem(missing.code(), path, "the symbolic link cannot be read: " + missing.detail());
    } catch (IOException tooLong) {
      problem("too-large", path, "the symbolic link's target is longer than a path can be");
    }
  }

  private void resolveLinks() {
    if (links.isEmpty()) {
      return;
    }
    Map<RepoPath, Entry> files = new HashMap<>();
    entries.forEach(entry -> files.putIfAbsent(entry.path(), entry));
    Links resolver = new Links(files, links, limits.linkHops());
    linkBlobs.forEach((path, blob) -> entries.add(resolver.entry(path, blob)));
    inOrder = false;
  }

  private List<Entry> sorted() {
    if (inOrder) {
      return Collections.unmodifiableList(entries);
    }
    entries.sort(null);
    List<Entry> once = new ArrayList<>(entries.size());
    RepoPath last = null;
    for (Entry entry : entries) {
      if (entry.path().equals(last)) {
        problem(
            "duplicate-entry", entry.path(), "the tree names this path twice; the first counts");
      } else {
        once.add(entry);
      }
      last = entry.path();
    }
    return Collections.unmodifiableList(once);
  }

  private void problem(String code, RepoPath path, String detail) {
    problems.add(new Problem(code, path, 0, detail, true));
  }

  private boolean isPlain(byte[] raw, int from, int to) {
    if (from == to) {
      return false;
    }
    try {
      names.checkPathSegment(raw, from, to);
      return true;
    } catch (CorruptObjectException refused) {
      return false;
    }
  }

  private static String name(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw[i] < 0) {
        return decoded(raw, from, to);
      }
    }
    return new String(raw, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** A name as UTF-8; what is none has its bytes beyond ASCII written as {@code \xE9}. */
  private static String decoded(byte[] raw, int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(raw, from, to - from))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      StringBuilder name = new StringBuilder();
      for (int i = from; i < to; i++) {
        name.append(raw[i] < 0 ? "\\x%02X".formatted(raw[i] & 0xFF) : (char) raw[i]);
      }
      return name.toString();
    }
  }

  private static int octal(byte[] raw, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (raw[i] < '0' || raw[i] > '7' || to - from > 7) {
        return -1;
      }
      value = value * 8 + (raw[i] - '0');
    }
    return from == to ? -1 : value;
  }

  private static int indexOf(byte[] raw, int wanted, int from) {
    for (int i = Math.max(0, from); i < raw.length; i++) {
      if (raw[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
