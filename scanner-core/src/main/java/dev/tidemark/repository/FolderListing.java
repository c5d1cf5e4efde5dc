package dev.tidemark.repository;

import dev.tidemark.document.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists a folder without following a link, entering a mount of devices, or opening anything but directories. Git's own
 * folders and repositories inside are left out.
 */
final class FolderListing {
  private final Path root;
  private final Set<RepoPath> committed;
  private final Set<RepoPath> committedDirectories = new HashSet<>();
  private final Ignores ignores;
  private final Limits limits;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<RepoPath> ignored = new HashSet<>();
  private final Map<RepoPath, String> links = new HashMap<>();
  private int seen;

  private FolderListing(Path root, Set<RepoPath> committed, boolean honourIgnores, Limits limits) {
    this.root = root;
    this.committed = committed;
    this.ignores = new Ignores(honourIgnores);
    this.limits = limits;
    for (RepoPath path : committed) {
      RepoPath directory = path.parent();
      while (!directory.isRoot() && committedDirectories.add(directory)) {
        directory = directory.parent();
      }
    }
  }

  /**
   * Lists a folder.
   *
   * @param committed what is listed whatever an ignore file says
   * @param honourIgnores whether ignore files say anything
   */
  static FolderListing of(
      Path root, Set<RepoPath> committed, boolean honourIgnores, Limits limits) {
    FolderListing listing = new FolderListing(root, committed, honourIgnores, limits);
    listing.list(root, RepoPath.ROOT, 1);
    listing.resolveLinks();
    listing.entries.sort(null);
    return listing;
  }

  List<Entry> entries() {
    return entries;
  }

  List<Problem> problems() {
    return problems;
  }

  Set<RepoPath> ignored() {
    return ignored;
  }

  private void list(Path folder, RepoPath directory, int depth) {
    if (depth > limits.depth()) {
      problem("too-deep", directory, "directories are nested deeper than " + limits.depth());
      return;
    }
    ignores.enter(folder, directory);
    List<Path> children = new ArrayList<>();
    try (var stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        if (isOneTooMany()) {
          break;
        }
        children.add(child);
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
      problem("unreadable-directory", directory, "the directory cannot be listed");
    }
    children.sort(null);
    children.forEach(child -> add(child, directory, depth));
  }

  /** Counts one more; the first beyond the limit is told. */
  private boolean isOneTooMany() {
    seen++;
    if (seen == limits.entries() + 1) {
      problem(
          "too-many-entries",
          RepoPath.ROOT,
          "the folder holds more than " + limits.entries() + " files; the rest was not read");
    }
    return seen > limits.entries();
  }

  private void add(Path child, RepoPath directory, int depth) {
    String name = String.valueOf(child.getFileName());
    if (name.equalsIgnoreCase(".git")) { // some file systems know no case
      return;
    }
    RepoPath path = directory.child(name);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        links.put(path, Files.readSymbolicLink(child).toString().replace('\\', '/'));
      } else if (attributes.isDirectory()) {
        addDirectory(child, path, depth);
      } else if (attributes.isRegularFile()) {
        addFile(child, path, attributes);
      }
    } catch (IOException | InvalidPathException gone) {
      problem("unreadable", path, "the file was gone or could not be looked at");
    }
  }

  private void addDirectory(Path child, RepoPath path, int depth) {
    if (Files.exists(child.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      problems.add(
          new Problem(
              "nested-repository",
              path,
              0,
              "a repository inside was left out; scan it by itself",
              false));
    } else if (ignores.says(path, true) && !committedDirectories.contains(path)) {
      return;
    } else {
      list(child, path, depth + 1);
    }
  }

  private void addFile(Path child, RepoPath path, BasicFileAttributes attributes) {
    if (ignores.says(path, false) && !committed.contains(path)) {
      ignored.add(path);
    } else {
      entries.add(FolderSnapshot.file(root, path, attributes, isExecutable(child)));
    }
  }

  private static boolean isExecutable(Path file) {
    try {
      return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .permissions()
          .contains(PosixFilePermission.OWNER_EXECUTE);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private void resolveLinks() {
    Map<RepoPath, Entry> files = new HashMap<>();
    entries.forEach(entry -> files.put(entry.path(), entry));
    Links resolver = new Links(files, links, limits.linkHops());
    links.keySet().stream()
        .sorted()
        .forEach(link -> entries.add(resolver.entry(link, "link:" + link.value())));
  }

  private void problem(String code, RepoPath path, String detail) {
    problems.add(new Problem(code, path, 0, detail, true));
  }
}
