package dev.tidemark.repository;

import dev.tidemark.document.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files of one commit, or of a folder as it lies. Immutable and sorted; safe to read from many threads. */
public interface Snapshot extends AutoCloseable {

  /** The commit, or empty for a folder or working tree. */
  Optional<Revision> revision();

  /** Every entry, sorted by path, each path once. */
  List<Entry> entries();

  /** The entry at a path. */
  default Optional<Entry> entry(RepoPath path) {
    List<Entry> entries = entries();
    int low = 0;
    int high = entries.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = entries.get(middle).path().compareTo(path);
      if (order == 0) {
        return Optional.of(entries.get(middle));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /**
   * The content of an entry's blob.
   *
   * @param limit bytes beyond which the content is refused before it is read
   * @throws TooLargeException when the content is longer than the limit
   * @throws UnreadableException when it is missing or corrupt
   * @throws IOException when it cannot be read for another reason
   */
  byte[] read(Entry entry, long limit) throws IOException;

  /** What could not be listed: refused names, missing trees, limits that were hit. */
  List<Problem> problems();

  /** Whether Git holds what lies at a path. */
  default Held held(RepoPath path) {
    return Held.COMMITTED;
  }

  @Override
  void close();

  /** Whether Git holds a file. */
  enum Held {
    COMMITTED,
    /** The folder is a working tree, and its newest commit does not hold the file. */
    UNTRACKED,
    /** Likewise, because a {@code .gitignore} says so. */
    IGNORED,
    /** The folder is no working tree at all. */
    NO_REPOSITORY
  }

  /** The content cannot be had. */
  final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String detail;

    /**
     * @param code stable: {@code missing-object}, {@code corrupt-object}
     * @param detail one sentence without the content's own text
     */
    public UnreadableException(String code, String detail) {
      super(detail);
      this.code = code;
      this.detail = detail;
    }

    public String detail() {
      return detail;
    }

    public String code() {
      return code;
    }
  }

  /** The content is longer than the caller's limit. */
  final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
    private final long size;

    public TooLargeException(long size) {
      super("content of " + size + " bytes is over the limit");
      this.size = size;
    }

    /** The size in bytes. */
    public long size() {
      return size;
    }
  }
}
