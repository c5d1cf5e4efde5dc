package dev.tidemark.landscape;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which paths there are: known from the names alone, while the files are still read. Never changes once it is made. */
public final class Listing {
  /** No path at all. */
  public static final Listing NONE = new Listing(List.of());

  private final List<Entry> entries;
  private final Map<RepoPath, Entry> byPath;
  private final List<Entry> others = new ArrayList<>();
  private final Map<RepoPath, List<Entry>> byDirectory = new HashMap<>();
  private final Set<RepoPath> directories = new HashSet<>();

  private Listing(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.byPath = new HashMap<>(2 * entries.size()); // never has to grow
    entries.forEach(this::add);
  }

  /** The paths of a snapshot. */
  public static Listing of(Snapshot snapshot) {
    return new Listing(snapshot.entries());
  }

  private void add(Entry entry) {
    byPath.put(entry.path(), entry);
    if (!entry.isFile()) {
      others.add(entry);
    }
    byDirectory.computeIfAbsent(entry.path().parent(), d -> new ArrayList<>()).add(entry);
    RepoPath directory = entry.path().parent();
    while (!directory.isRoot() && directories.add(directory)) {
      directory = directory.parent();
    }
  }

  /** All of them, sorted by path. */
  List<Entry> entries() {
    return entries;
  }

  /** What is neither a file nor a link to one. */
  List<Entry> others() {
    return others;
  }

  Optional<Entry> entry(RepoPath path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** Whether any entry lies at or below the path. */
  boolean hasAny(RepoPath path) {
    return path.isRoot()
        ? !entries.isEmpty()
        : byPath.containsKey(path) || directories.contains(path);
  }

  /** The entries directly in a directory, sorted. */
  List<Entry> in(RepoPath directory) {
    return byDirectory.getOrDefault(directory, List.of());
  }
}
