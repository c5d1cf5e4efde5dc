package dev.tidemark.repository.git;

import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.Snapshot.TooLargeException;
import dev.tidemark.repository.Snapshot.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The objects of one repository, read from many threads. Those that it borrows lie outside of it, and are read only where
 * that was asked for.
 */
final class GitObjects implements AutoCloseable {
  /** A shallow file holds 41 bytes a commit. Bytes. */
  private static final int LARGEST_SHALLOW = 64 << 20;

  private final ObjectFolder own;
  private final Optional<Alternates> alternates;
  private final List<ObjectFolder> folders = new ArrayList<>();
  private final Set<ObjectId> shallow;
  private final boolean partial;
  private final Queue<ObjectReader> all = new ConcurrentLinkedQueue<>();
  private final Queue<Thread> ahead = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;
  private final Deque<ObjectReader> idle = new ConcurrentLinkedDeque<>();

  GitObjects(GitFolder folder, boolean partial, boolean followAlternates) throws RefusedException {
    this.partial = partial;
    Path objects = folder.common().resolve("objects");
    Path cut = folder.common().resolve("shallow");
    this.shallow = shallow(cut);
    this.own = new ObjectFolder(objects, shallow.isEmpty() ? Optional.empty() : Optional.of(cut));
    this.alternates = followAlternates ? Optional.of(Alternates.of(objects)) : Optional.empty();
    folders.add(own);
    alternates.ifPresent(all -> folders.addAll(all.folders()));
  }

  /** The commits whose parents were left behind when the repository was cloned; garbage in the list counts as none. */
  private static Set<ObjectId> shallow(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Set.of();
    }
    try {
      List<String> lines = GitFolder.SmallFiles.text(file, LARGEST_SHALLOW).lines().toList();
      return lines.stream().allMatch(ObjectId::isId)
          ? lines.stream().map(ObjectId::fromString).collect(Collectors.toCollection(TreeSet::new))
          : Set.of();
    } catch (IOException unreadable) {
      return Set.of();
    }
  }

  Set<ObjectId> shallow() {
    return shallow;
  }

  /** Whether objects are borrowed that were not to be read. */
  boolean leavesAlternates() {
    return alternates.isEmpty() && own.hasAlternates();
  }

  /** Where objects were borrowed from, if that was asked for. */
  Optional<Alternates> alternates() {
    return alternates;
  }

  /** A reader for one thread at a time; give it back, or keep it until the repository is closed. */
  ObjectReader borrow() {
    ObjectReader reader = idle.poll();
    if (reader == null) {
      reader =
          folders.size() == 1
              ? own.newReader()
              : new BorrowingReader(folders.stream().map(ObjectFolder::newReader).toList());
      all.add(reader);
    }
    return reader;
  }

  void giveBack(ObjectReader reader) {
    idle.push(reader);
  }

  /** The content of an object, whose size is looked at before it is inflated. */
  byte[] read(AnyObjectId id, int type, long limit) throws IOException {
    ObjectReader reader = borrow();
    try {
      ObjectLoader loader = reader.open(id, type);
      if (loader.getSize() > limit) {
        throw new TooLargeException(loader.getSize());
      }
      byte[] content =
          loader.getCachedBytes((int) Math.min(Integer.MAX_VALUE, Math.max(limit, 1L)));
      return verified(id, type, content);
    } catch (MissingObjectException missing) {
      throw new UnreadableException(
          "missing-object",
          partial
              ? "its content was left behind by a partial clone; fetch it with git fetch --refetch --no-filter"
              : "its content is not in the repository; fetch it anew");
    } catch (TooLargeException | UnreadableException known) {
      throw known;
    } catch (IOException | RuntimeException corrupt) {
      throw new UnreadableException("corrupt-object", "its content is damaged in the repository");
    } finally {
      giveBack(reader);
    }
  }

  /** Packs carry checksums of their own; a loose object is only what its name says if its hash is. */
  private byte[] verified(AnyObjectId id, int type, byte[] content) throws IOException {
    if (isLoose(id)) {
      try (ObjectInserter hash = new ObjectInserter.Formatter()) {
        if (!hash.idFor(type, content).equals(id)) {
          throw new UnreadableException(
              "corrupt-object", "its content is not the one that its id names");
        }
      }
    }
    return content;
  }

  private boolean isLoose(AnyObjectId id) {
    for (ObjectFolder folder : folders) {
      if (folder.isLoose(id)) {
        return true;
      }
    }
    return false;
  }

  byte[] blob(AnyObjectId id, long limit) throws IOException {
    return read(id, Constants.OBJ_BLOB, limit);
  }

  /** Does some reading beside what else is done; closing waits for its end. */
  void beside(Runnable reading) {
    Thread thread =
        new Thread(
            () -> {
              try {
                reading.run();
              } catch (RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
                // whoever asks for what was read ahead meets the damage, and tells it
              }
            },
            "reading ahead");
    thread.setDaemon(true);
    ahead.add(thread);
    thread.start();
  }

  boolean isClosed() {
    return closed;
  }

  private void awaitAhead() {
    for (Thread thread : ahead) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    awaitAhead();
    all.forEach(ObjectReader::close);
    folders.forEach(ObjectFolder::close);
  }
}
