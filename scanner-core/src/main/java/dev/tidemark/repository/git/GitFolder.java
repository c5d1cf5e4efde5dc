package dev.tidemark.repository.git;

import dev.tidemark.repository.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a repository keeps its parts, found by looking at files and never by asking its configuration.
 *
 * @param own what belongs to this working tree: HEAD
 * @param common what all working trees share: objects, refs, configuration
 * @param worktree the checked-out files; empty for a bare repository
 */
record GitFolder(Path own, Path common, Optional<Path> worktree) {

  /** A {@code .git} file, back-pointer, HEAD or loose ref holds one path or name. Bytes. */
  static final int POINTER = 4_096;

  /** The repository at a path: normal, bare, linked worktree, or its {@code .git} folder; empty when there is none. */
  static Optional<GitFolder> at(Path path) throws RefusedException {
    Path dotGit = path.resolve(".git");
    if (Files.isDirectory(dotGit, LinkOption.NOFOLLOW_LINKS)) {
      return looksLikeGit(dotGit)
          ? Optional.of(checked(new GitFolder(dotGit, dotGit, Optional.of(path))))
          : Optional.empty();
    }
    if (Files.isRegularFile(dotGit, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(checked(linked(path, dotGit)));
    }
    if (Files.exists(dotGit, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          "odd-git-folder",
          "the .git of this folder is neither a folder nor a file that points to one; give the path of the repository"
              + " itself");
    }
    return looksLikeGit(path)
        ? Optional.of(checked(new GitFolder(path, path, Optional.empty())))
        : Optional.empty();
  }

  private static boolean looksLikeGit(Path folder) {
    return Files.exists(folder.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(folder.resolve("objects"))
        && Files.isDirectory(folder.resolve("refs"));
  }

  /**
   * A linked worktree is accepted only where the repository that it names points back to it, a submodule only where its
   * repository lies with that of the folder that it is in.
   */
  private static GitFolder linked(Path worktree, Path dotGit) throws RefusedException {
    try {
      String pointer = SmallFiles.text(dotGit, POINTER).strip();
      if (!pointer.startsWith("gitdir:")) {
        throw new IOException("no pointer");
      }
      Path own = worktree.resolve(pointer.substring("gitdir:".length()).strip()).toRealPath();
      if (isModuleAround(worktree.toRealPath(), own)) {
        return new GitFolder(own, own, Optional.of(worktree));
      }
      Path back = own.resolve(SmallFiles.text(own.resolve("gitdir"), POINTER).strip());
      Path common = own.resolve(SmallFiles.text(own.resolve("commondir"), POINTER).strip());
      if (Files.isSameFile(back, dotGit) && looksLikeCommon(common)) {
        return new GitFolder(own, common.toRealPath(), Optional.of(worktree));
      }
    } catch (IOException | InvalidPathException unreadable) {
      // refused below, without the file's own text
    }
    throw new RefusedException(
        "foreign-git-folder",
        "the .git file of this folder names a repository that does not point back to it; give the path of the"
            + " repository itself, or read the folder as it lies with --worktree");
  }

  /** Git keeps the repositories of submodules in the {@code .git/modules} of the one that has them. */
  private static boolean isModuleAround(Path worktree, Path own) {
    for (Path above = worktree.getParent(); above != null; above = above.getParent()) {
      if (own.startsWith(above.resolve(".git").resolve("modules"))) {
        return looksLikeGit(own);
      }
    }
    return false;
  }

  private static boolean looksLikeCommon(Path folder) {
    return Files.isDirectory(folder.resolve("objects"))
        && Files.isDirectory(folder.resolve("refs"));
  }

  private static GitFolder checked(GitFolder folder) throws RefusedException {
    Path objects = folder.common().resolve("objects");
    try {
      if (!objects.toRealPath().startsWith(folder.common().toRealPath())) {
        throw new RefusedException(
            "foreign-objects",
            "the objects of this repository lie elsewhere, behind a symbolic link; give the path of that repository");
      }
      return folder;
    } catch (IOException unreadable) {
      throw new RefusedException(
          "unreadable-repository",
          "the objects of this repository cannot be read; check the permissions");
    }
  }

  /** Small files, read whole: never a pipe or a device, never more than asked for. */
  static final class SmallFiles {
    private SmallFiles() {}

    /** The text of a regular file that is no longer than the limit. */
    static String text(Path file, int limit) throws IOException {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("no regular file");
      }
      try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) {
          throw new IOException("longer than " + limit + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    }
  }
}
