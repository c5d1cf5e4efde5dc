package dev.tidemark.repository.git;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraph;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BitmapIndex;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Reads objects of several folders as if they lay in one: the first that has an object gives it. */
final class BorrowingReader extends ObjectReader.Filter {
  private final List<ObjectReader> readers;

  /** @param readers of the repository's own folder first; at least one */
  BorrowingReader(List<ObjectReader> readers) {
    this.readers = List.copyOf(readers);
  }

  @Override
  protected ObjectReader delegate() {
    return readers.get(0);
  }

  @Override
  public ObjectReader newReader() {
    return new BorrowingReader(readers.stream().map(ObjectReader::newReader).toList());
  }

  /** Something asked of one folder. */
  @FunctionalInterface
  private interface Question<T> {
    T of(ObjectReader reader) throws IOException;
  }

  private <T> T first(Question<T> question) throws IOException {
    for (ObjectReader reader : readers.subList(0, readers.size() - 1)) {
      try {
        return question.of(reader);
      } catch (MissingObjectException elsewhere) {
        // the next folder is asked
      }
    }
    return question.of(readers.get(readers.size() - 1));
  }

  @Override
  public ObjectLoader open(AnyObjectId id, int type) throws IOException {
    return first(reader -> reader.open(id, type));
  }

  @Override
  public ObjectLoader open(AnyObjectId id) throws IOException {
    return open(id, OBJ_ANY);
  }

  @Override
  public long getObjectSize(AnyObjectId id, int type) throws IOException {
    return first(reader -> reader.getObjectSize(id, type));
  }

  @Override
  public boolean has(AnyObjectId id) throws IOException {
    return has(id, OBJ_ANY);
  }

  @Override
  public boolean has(AnyObjectId id, int type) throws IOException {
    for (ObjectReader reader : readers) {
      if (reader.has(id, type)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Collection<ObjectId> resolve(AbbreviatedObjectId id) throws IOException {
    Set<ObjectId> found = new LinkedHashSet<>();
    for (ObjectReader reader : readers) {
      found.addAll(reader.resolve(id));
    }
    return found;
  }

  /** What one folder has worked out of its commits may lack those of the others. */
  @Override
  public Optional<CommitGraph> getCommitGraph() {
    return Optional.empty();
  }

  @Override
  public @Nullable BitmapIndex getBitmapIndex() {
    return null;
  }

  @Override
  public void close() {
    readers.forEach(ObjectReader::close);
  }
}
