package dev.tidemark.cli.configuration;

import dev.tidemark.document.Problem;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a valid configuration says in vain: nobody should believe it heeded where it is not. */
public final class ConfigurationNotes {
  private static final RepoPath FILE = RepoPath.of(Configuration.FILE);

  /** The ending that other tools take as well. */
  private static final RepoPath MISNAMED = RepoPath.of(".tidemark.yaml");

  private ConfigurationNotes() {}

  /** A note for each thing that changes nothing, each with what would. */
  public static List<Problem> of(Snapshot snapshot, Configuration configuration) {
    List<Problem> notes = new ArrayList<>();
    snapshot
        .entry(MISNAMED)
        .map(
            entry ->
                unread(entry, "it is not read: the configuration is called " + Configuration.FILE))
        .ifPresent(notes::add);
    snapshot
        .entry(FILE)
        .filter(entry -> !entry.isFile())
        .map(entry -> unread(entry, "it is not read: it is no file of this repository"))
        .ifPresent(notes::add);
    if (!configuration.components().isEmpty()) {
      Set<RepoPath> folders = folders(snapshot);
      configuration.components().stream()
          .map(Configuration.Component::path)
          .filter(path -> !folders.contains(path))
          .forEach(path -> notes.add(empty(path)));
    }
    return notes;
  }

  private static Problem unread(Entry entry, String why) {
    return new Problem("configuration-not-read", entry.path(), 0, why, false);
  }

  private static Problem empty(RepoPath component) {
    return new Problem(
        "component-without-files",
        FILE,
        0,
        "no file lies in the component '" + component.value() + "'; name a folder that is here",
        false);
  }

  /** Every path at or above a file. */
  private static Set<RepoPath> folders(Snapshot snapshot) {
    Set<RepoPath> folders = new HashSet<>(Set.of(RepoPath.ROOT));
    for (Entry entry : snapshot.entries()) {
      RepoPath path = entry.path();
      while (folders.add(path)) {
        path = path.parent();
      }
    }
    return folders;
  }
}
