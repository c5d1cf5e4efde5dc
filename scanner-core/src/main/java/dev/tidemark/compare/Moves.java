package dev.tidemark.compare;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which file of the base is which file of the head. A file that kept its path is itself; one that vanished is matched to a
 * new one with the same content, and failing that to a new one of the same name in the directory that most of its
 * neighbours moved to. So a moved unit is moved, not lost and found.
 */
public final class Moves {
  private final Map<RepoPath, RepoPath> files;
  private final Map<RepoPath, RepoPath> directories;

  private Moves(Map<RepoPath, RepoPath> files, Map<RepoPath, RepoPath> directories) {
    this.files = files;
    this.directories = directories;
  }

  public static Moves none() {
    return new Moves(Map.of(), Map.of());
  }

  public static Moves between(Snapshot base, Snapshot head) {
    Map<RepoPath, Entry> gone = byPath(base);
    Map<RepoPath, Entry> fresh = byPath(head);
    gone.keySet().removeAll(byPath(head).keySet());
    fresh.keySet().removeAll(byPath(base).keySet());
    Map<String, List<RepoPath>> freshByBlob = new HashMap<>();
    fresh.forEach(
        (path, entry) ->
            freshByBlob.computeIfAbsent(entry.blob(), blob -> new ArrayList<>()).add(path));
    Map<RepoPath, RepoPath> files = new TreeMap<>();
    gone.forEach(
        (path, entry) ->
            best(path, freshByBlob.getOrDefault(entry.blob(), List.of()))
                .ifPresent(to -> files.put(path, to)));
    Map<RepoPath, RepoPath> directories = directoriesOf(files);
    for (RepoPath path : gone.keySet()) {
      RepoPath directory = directories.get(path.parent());
      if (!files.containsKey(path)
          && directory != null
          && fresh.containsKey(directory.child(path.name()))) {
        files.put(path, directory.child(path.name()));
      }
    }
    return new Moves(files, directories);
  }

  /** Where a path of the base is at the head; the same path when it did not move. */
  public RepoPath headOf(RepoPath basePath) {
    RepoPath file = files.get(basePath);
    if (file != null) {
      return file;
    }
    for (RepoPath above = basePath; !above.isRoot(); above = above.parent()) {
      RepoPath to = directories.get(above);
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

  /** The files that moved, by their base path. */
  public Map<RepoPath, RepoPath> files() {
    return java.util.Collections.unmodifiableMap(files);
  }

  private static Map<RepoPath, Entry> byPath(Snapshot snapshot) {
    Map<RepoPath, Entry> entries = new TreeMap<>();
    snapshot.entries().stream()
        .filter(Entry::isFile)
        .forEach(entry -> entries.put(entry.path(), entry));
    return entries;
  }

  /** Of several files with the same content, the one with the same name, then the first. */
  private static java.util.Optional<RepoPath> best(RepoPath from, List<RepoPath> candidates) {
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
