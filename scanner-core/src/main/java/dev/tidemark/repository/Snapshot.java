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

  /**
   * The content of an entry's blob.
   *
   * @param limit bytes beyond which the content is refused before it is read
   * @throws TooLargeException when the content is longer than the limit
   * @throws IOException when it is missing, corrupt or cannot be read
   */
  byte[] read(Entry entry, long limit) throws IOException;

  /** What could not be listed: refused names, missing trees, limits that were hit. */
  List<Problem> problems();

  @Override
  void close();

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
