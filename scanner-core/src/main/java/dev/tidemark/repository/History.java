package dev.tidemark.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What came before a snapshot: the mainline (first parents), newest first, read lazily and only as far as asked. */
public interface History {

  /** A history of nothing: a folder, or an unborn branch. */
  History NONE = new NoHistory();

  /** Why the history is not whole ("shallow clone, cut at 2024-05-01"), or empty when it is. */
  Optional<String> cut();

  /** The changes of the mainline, newest first. Close the stream. */
  Stream<Change> mainline();

  /** The tags of this repository that lie on the history of the snapshot, newest first. */
  List<Tag> tags();

  /** The branch that changes are merged into, as far as the clone tells: {@code main}. */
  default Optional<String> defaultBranch() {
    return Optional.empty();
  }

  /** The mainline's state at the newest commit that is not after the time; empty when there was none yet. */
  Optional<Snapshot> at(Instant time);

  /**
   * Begins to read what nearly every scan asks for, beside whatever else is done: the mainline back to the oldest of the
   * times, the files at each of them, and the tags. Nothing comes out different for it.
   */
  default void readAhead(List<Instant> times) {}

  /**
   * A name given to a commit.
   *
   * @param committed the time of the commit that it names
   */
  record Tag(String name, Instant committed) {}

  /** The history of nothing. */
  final class NoHistory implements History {
    private NoHistory() {}

    @Override
    public Optional<String> cut() {
      return Optional.of("no Git history");
    }

    @Override
    public Stream<Change> mainline() {
      return Stream.empty();
    }

    @Override
    public List<Tag> tags() {
      return List.of();
    }

    @Override
    public Optional<Snapshot> at(Instant time) {
      return Optional.empty();
    }
  }
}
