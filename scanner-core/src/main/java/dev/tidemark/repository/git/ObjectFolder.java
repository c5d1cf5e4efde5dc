package dev.tidemark.repository.git;

import dev.tidemark.repository.RefusedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectReader;

/** One folder of objects, loose and packed: all that is ever read of it. Whatever it borrows from elsewhere is not. */
final class ObjectFolder implements AutoCloseable {
  private final ObjectDirectory directory;
  private final DeltaChains chains;
  private final Set<String> loose = new TreeSet<>();

  /**
   * @param shallow the file that says where history was cut
   * @throws RefusedException when it cannot be read, or holds what would be waited for
   */
  ObjectFolder(Path objects, Optional<Path> shallow) throws RefusedException {
    refusePipes(objects.resolve("pack"));
    refusePipes(objects.resolve("info"));
    try {
      this.directory =
          new ObjectDirectory(
              new Config(),
              objects.toFile(),
              new File[0],
              Isolation.FILES,
              shallow.map(Path::toFile).orElse(null));
      this.chains = new DeltaChains(directory);
      try (var folders = Files.newDirectoryStream(objects, "[0-9a-f][0-9a-f]")) {
        folders.forEach(folder -> loose.add(String.valueOf(folder.getFileName())));
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      throw new RefusedException(
          "unreadable-repository",
          "the objects of this repository cannot be read; check the permissions");
    }
  }

  /** A pipe or device in the place of a pack would be waited for without an end. */
  private static void refusePipes(Path folder) throws RefusedException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (isOdd(file) && !String.valueOf(file.getFileName()).equals("alternates")) {
          throw new RefusedException(
              "odd-objects",
              "a pack of this repository, or an index of one, is no regular file; fetch the repository anew");
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      throw new RefusedException(
          "unreadable-repository",
          "the packs of this repository cannot be read; check the permissions");
    }
  }

  private static boolean isOdd(Path file) {
    return !Files.isRegularFile(file) && Files.exists(file) && !Files.isDirectory(file);
  }

  /** Whether it says that objects are borrowed from elsewhere. */
  boolean hasAlternates() {
    return Files.exists(alternates(), LinkOption.NOFOLLOW_LINKS);
  }

  private Path alternates() {
    return directory.getDirectory().toPath().resolve("info").resolve("alternates");
  }

  ObjectReader newReader() {
    return new GuardedReader(directory.newReader(), this);
  }

  /**
   * Refuses an object whose reading would have no end.
   *
   * @throws CorruptObjectException when it is told by edits in a circle, or is no file
   */
  void check(AnyObjectId id) throws CorruptObjectException {
    if (!chains.check(id) && mayBeLoose(id) && isOdd(directory.fileFor(id).toPath())) {
      throw new CorruptObjectException(id, "it is no regular file");
    }
  }

  /** Whether the object lies here in a file of its own, and so is only what its name says if its hash is. */
  boolean isLoose(AnyObjectId id) {
    return mayBeLoose(id) && directory.fileFor(id).exists();
  }

  private boolean mayBeLoose(AnyObjectId id) {
    return !loose.isEmpty() && loose.contains(id.name().substring(0, 2));
  }

  @Override
  public void close() {
    directory.close();
  }
}
