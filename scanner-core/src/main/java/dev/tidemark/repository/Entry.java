package dev.tidemark.repository;

import org.jspecify.annotations.Nullable;

/**
 * One file of a snapshot.
 *
 * @param path where it is
 * @param blob the id of its content: equal ids mean equal bytes
 * @param mode what Git says it is
 * @param size in bytes; -1 where that is not known without reading the content
 * @param link for a symbolic link that stays inside the repository and ends at a file, the path of that file: {@code
 *     blob} is then the file's own, so that a linked file counts in each directory that links it. Otherwise null
 */
public record Entry(RepoPath path, String blob, Mode mode, long size, @Nullable RepoPath link)
    implements Comparable<Entry> {

  /** What an entry is. */
  public enum Mode {
    /** A file. */
    FILE,
    /** A file that may be executed. */
    EXECUTABLE,
    /** A symbolic link that is not followed: dangling, leading outside, to a directory, or in a loop. */
    DEAD_LINK,
    /** A commit of another repository. */
    SUBMODULE
  }

  public static Entry file(RepoPath path, String blob, long size) {
    return new Entry(path, blob, Mode.FILE, size, null);
  }

  /** Whether there is content to read. */
  public boolean isFile() {
    return mode == Mode.FILE || mode == Mode.EXECUTABLE;
  }

  @Override
  public int compareTo(Entry other) {
    return path.compareTo(other.path);
  }
}
