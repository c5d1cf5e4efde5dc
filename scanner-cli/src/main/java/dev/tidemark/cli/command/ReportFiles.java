package dev.tidemark.cli.command;

import dev.tidemark.cli.UserError;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Report files: written beside their place under another name and moved there when they are whole, so that nobody ever
 * reads half a report and a link at that place is replaced, not followed.
 */
final class ReportFiles {
  private ReportFiles() {}

  /**
   * Where a file is written to, refused where nothing can be before anything is scanned.
   *
   * @param option what names it
   */
  static Path place(String option, String file) {
    if (file.isEmpty()) {
      throw new UserError(option + " names no file", "name one, or leave out " + option);
    }
    Path path;
    try {
      path = Path.of(file).toAbsolutePath().normalize();
    } catch (InvalidPathException impossible) {
      throw new UserError("no file can be called '" + file + "'", "name it otherwise");
    }
    if (Files.isDirectory(path)) {
      throw new UserError("'" + file + "' is a directory", "name a file inside it");
    }
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserError("the directory of '" + file + "' does not exist", "create it first");
    }
    if (!Files.isWritable(folder)) {
      throw new UserError(
          "the directory of '" + file + "' cannot be written to",
          "name another, or change its permissions");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new UserError("'" + file + "' is no ordinary file", "use '-' for standard output");
    }
    return path;
  }

  static void write(Path file, Output.Content content) {
    Path draft = null;
    try {
      // No temporary file of the library: that one only its owner may read, and the next step of a
      // job may run as somebody else.
      draft = file.resolveSibling(".tidemark-" + UUID.randomUUID() + ".tmp");
      // An interrupted run leaves nothing behind.
      draft.toFile().deleteOnExit();
      try (Writer out =
          Output.writer(
              Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              StandardCharsets.UTF_8)) {
        content.write(out);
      }
      move(draft, file);
    } catch (IOException error) {
      discard(draft);
      throw new UserError(
          "cannot write '" + file.getFileName() + "': " + reason(error),
          "is the disk full, or the directory read-only?");
    }
  }

  /** The system's word for it, without the name that the draft had. */
  private static String reason(IOException error) {
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (error instanceof NoSuchFileException) {
      return "no file can be made in its directory";
    }
    return error instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getReason()
        : String.valueOf(error.getMessage());
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(@Nullable Path draft) {
    try {
      if (draft != null) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException stays) {
      // deleted when the program ends
    }
  }
}
