package dev.tidemark.document;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was read of each blob, by the format that read it, so that two commits that share a blob read it once. Correct for as
 * long as {@link Format#read} is a pure function; a stored and a fresh reading cannot be told apart.
 */
public interface ReadingStore {

  /** Keeps nothing: for a scan of one commit, whose reader looks at each blob once anyway. */
  ReadingStore NONE =
      new ReadingStore() {
        @Override
        public Optional<Read> get(Format format, String blob) {
          return Optional.empty();
        }

        @Override
        public void put(Format format, String blob, Read read) {
          // nothing is kept
        }
      };

  Optional<Read> get(Format format, String blob);

  void put(Format format, String blob, Read read);

  /** A store that keeps everything in memory for as long as it lives. */
  static ReadingStore inMemory() {
    return new InMemory();
  }

  /**
   * What came of reading a blob.
   *
   * @param bytes its size; -1 where it is not known
   */
  record Read(Reading reading, long bytes) {}

  /** Everything, in memory. */
  final class InMemory implements ReadingStore {
    private final Map<Key, Read> kept = new ConcurrentHashMap<>();

    private record Key(String format, int version, String blob) {}

    @Override
    public Optional<Read> get(Format format, String blob) {
      return Optional.ofNullable(kept.get(new Key(format.id(), format.version(), blob)));
    }

    @Override
    public void put(Format format, String blob, Read read) {
      kept.put(new Key(format.id(), format.version(), blob), read);
    }
  }
}
