package dev.tidemark.repository;

import dev.tidemark.repository.Entry.Mode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Symbolic links, followed by name alone and never past the root of the repository: a link that ends at a file of the
 * snapshot takes that file's content, every other is dead.
 */
public final class Links {
  private final Map<RepoPath, Entry> files;
  private final Map<RepoPath, String> targets;
  private final int hops;

  /**
   * @param files every entry that is no link, by path
   * @param targets the text of every link, by the link's path
   * @param hops links that are followed one after the other
   */
  public Links(Map<RepoPath, Entry> files, Map<RepoPath, String> targets, int hops) {
    this.files = files;
    this.targets = targets;
    this.hops = hops;
  }

  /** The link as an entry: with the content of the file that it ends at, or dead. */
  public Entry entry(RepoPath link, String ownBlob) {
    return end(link)
        .map(
            file ->
                new Entry(
                    /* path= */ link,
                    file.blob(),
                    file.mode(),
                    file.size(),
                    /* link= */ file.path()))
        .orElseGet(() -> new Entry(link, ownBlob, Mode.DEAD_LINK, -1, null));
  }

  private Optional<Entry> end(RepoPath link) {
    Deque<String> ahead = new ArrayDeque<>(link.names());
    List<String> walked = new ArrayList<>();
    int followed = 0;
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (name.equals("..")) {
        if (walked.isEmpty()) {
          return Optional.empty();
        }
        walked.remove(walked.size() - 1);
        continue;
      }
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      walked.add(name);
      String target = targets.get(RepoPath.of(String.join("/", walked)));
      if (target != null) {
        if (++followed > hops || target.isEmpty() || target.startsWith("/")) {
          return Optional.empty();
        }
        walked.remove(walked.size() - 1);
        List<String> names = List.of(target.split("/", -1));
        for (int i = names.size() - 1; i >= 0; i--) {
          ahead.push(names.get(i));
        }
      }
    }
    return Optional.ofNullable(files.get(RepoPath.of(String.join("/", walked))))
        .filter(Entry::isFile);
  }
}
