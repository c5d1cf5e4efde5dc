package dev.tidemark.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which file of one snapshot is which file of a later one: of a base and of a head, of both ends of a quarter. A file that
 * kept its path is itself; one that vanished is matched to a new one with the same content, and failing that to a new one
 * of the same name in the directory that most of its neighbours moved to. So a moved unit is moved, not lost and found.
 */
public final class Moves {
  private final Map<RepoPath, RepoPath> files;

  /** Files and directories, found by hash: every path of a history is asked for. */
  private final Map<RepoPath, RepoPath> moved;

  private Moves(Map<RepoPath, RepoPath> files, Map<RepoPath, RepoPath> directories) {
    this.files = files;
    this.moved = new HashMap<>(directories);
    moved.putAll(files);
  }

  public static Moves none() {
    return new Moves(Map.of(), Map.of());
  }

  public static Moves between(Snapshot base, Snapshot head) {
    Map<RepoPath, Entry> gone = byPath(base);
    Map<RepoPath, Entry> fresh = byPath(head);
    gone.keySet().removeAll(byPath(head).keySet());
    fresh.keySet().removeAll(byPath(base).keySet());
    return of(gone.values(), fresh.values());
  }

  /**
   * Matches files that are known to differ.
   *
   * @param gone those of the earlier snapshot whose paths the later one does not have, sorted
   * @param fresh those of the later one whose paths the earlier one did not have, sorted
   */
  public static Moves of(Collection<Entry> gone, Collection<Entry> fresh) {
    if (gone.isEmpty() || fresh.isEmpty()) {
      return none();
    }
    Map<String, List<RepoPath>> freshByBlob = new HashMap<>();
    Set<RepoPath> arrived = new HashSet<>();
    for (Entry entry : fresh) {
      freshByBlob.computeIfAbsent(entry.blob(), blob -> new ArrayList<>()).add(entry.path());
      arrived.add(entry.path());
    }
    Map<RepoPath, RepoPath> files = new TreeMap<>();
    for (Entry entry : gone) {
      best(entry.path(), freshByBlob.getOrDefault(entry.blob(), List.of()))
          .ifPresent(to -> files.put(entry.path(), to));
    }
    Map<RepoPath, RepoPath> directories = directoriesOf(files);
    for (Entry entry : gone) {
      RepoPath directory = directories.get(entry.path().parent());
      if (!files.containsKey(entry.path()) && directory != null) {
        RepoPath to = directory.child(entry.path().name());
        if (arrived.contains(to)) {
          files.put(entry.path(), to);
        }
      }
    }
    return new Moves(files, directories);
  }

  /** Where a path of the base is at the head; the same path when it did not move. */
  public RepoPath headOf(RepoPath basePath) {
    if (!any()) {
      return basePath;
    }
    for (RepoPath above = basePath; !above.isRoot(); above = above.parent()) {
      RepoPath to = moved.get(above);
      if (to != null) {
        String rest = basePath.value().substring(above.value().length());
        return RepoPath.of(rest.isEmpty() ? to.value() : to.child(rest.substring(1)).value());
      }
    }
    return basePath;
  }

  /** Whether anything moved. */
  public boolean any() {
    return !files.isEmpty();
  }

  private static Map<RepoPath, Entry> byPath(Snapshot snapshot) {
    Map<RepoPath, Entry> entries = new TreeMap<>();
    snapshot.entries().stream()
        .filter(Entry::isFile)
        .forEach(entry -> entries.put(entry.path(), entry));
    return entries;
  }

  /** Of several files with the same content, the one with the same name, then the first. */
  private static Optional<RepoPath> best(RepoPath from, List<RepoPath> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.name().equals(from.name()))
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  /** A directory moved where most of its moved files went, if it kept none of them. */
  private static Map<RepoPath, RepoPath> directoriesOf(Map<RepoPath, RepoPath> files) {
    Map<RepoPath, Map<RepoPath, Integer>> votes = new TreeMap<>();
    files.forEach(
        (from, to) -> {
          RepoPath old = from.parent();
          RepoPath now = to.parent();
          while (!old.isRoot() && !old.equals(now)) {
            votes.computeIfAbsent(old, d -> new TreeMap<>()).merge(now, 1, Integer::sum);
            if (!old.name().equals(now.name())) {
              break;
            }
            old = old.parent();
            now = now.parent();
          }
        });
    Map<RepoPath, RepoPath> directories = new TreeMap<>();
    votes.forEach(
        (directory, counts) ->
            counts.entrySet().stream()
                .max(
                    Map.Entry.<RepoPath, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<RepoPath, Integer>comparingByKey().reversed()))
                .ifPresent(most -> directories.put(directory, most.getKey())));
    return directories;
  }
}
