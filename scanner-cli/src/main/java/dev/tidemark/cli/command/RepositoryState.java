package dev.tidemark.cli.command;

import dev.tidemark.repository.git.GitRepository;
import dev.tidemark.scan.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of repository a folder is, told from the names of its files; nothing of Git is opened.
 *
 * @param what in a few words
 * @param notes what a scan will miss, and what to do about it
 */
record RepositoryState(String what, List<String> notes) {

  /** A configuration longer than this is no configuration. Bytes. */
  private static final long LARGEST_CONFIGURATION = 1 << 20;

  /** Places to borrow from that are shown: most clones have one. */
  private static final int LENDERS = 3;

  static RepositoryState at(Path folder) {
    Path dotGit = folder.resolve(".git");
    List<String> notes = new ArrayList<>();
    if (Files.isDirectory(dotGit, LinkOption.NOFOLLOW_LINKS)) {
      look(dotGit, notes);
      return new RepositoryState("a Git repository with a working tree", notes);
    }
    if (Files.isRegularFile(dotGit, LinkOption.NOFOLLOW_LINKS)) {
      return new RepositoryState("a linked working tree or submodule", notes);
    }
    if (isBare(folder)) {
      look(folder, notes);
      return new RepositoryState("a bare Git repository", notes);
    }
    Optional<Path> around = GitRepository.around(folder);
    if (around.isPresent()) {
      notes.add("a folder inside the repository '" + around.get() + "': scan that one");
      notes.add("with --worktree its files are read as they lie, without history");
      return new RepositoryState("not one by itself", notes);
    }
    int below = OneRepository.below(List.of(new Target(folder, Optional.empty(), false))).size();
    if (below > 1) {
      notes.add("they are scanned together, each by itself and all as one");
      return new RepositoryState(
          String.format(Locale.ROOT, "a folder of %,d repositories", below), notes);
    }
    notes.add("its files are read as they lie, and that it is none is evidence");
    return new RepositoryState("no Git repository", notes);
  }

  /** Whether the folder is a repository without a working tree. */
  static boolean isBare(Path folder) {
    return Files.isRegularFile(folder.resolve("HEAD"))
        && Files.isDirectory(folder.resolve("objects"));
  }

  private static void look(Path git, List<String> notes) {
    if (isOfSomebodyElse(git)) {
      notes.add("it belongs to somebody else; it is only read, and nothing of it is run");
    }
    if (Files.exists(git.resolve("shallow"))) {
      notes.add("a shallow clone: what asks for history is unknown; git fetch --unshallow");
    }
    Path alternates = git.resolve("objects/info/alternates");
    if (Files.exists(alternates, LinkOption.NOFOLLOW_LINKS)) {
      notes.add(
          "it borrows objects from "
              + lenders(alternates)
              + "; they are read with --follow-alternates");
    }
    String configuration = configuration(git.resolve("config"));
    if (configuration.contains("partialclonefilter") || configuration.contains("promisor")) {
      notes.add(
          "a partial clone: files that are not here are unreadable; git fetch --refetch --no-filter");
    }
    if (configuration.contains("objectformat")) {
      notes.add("SHA-256 objects are not read; scan with --worktree");
    }
    if (configuration.contains("sparsecheckout")) {
      notes.add("a sparse checkout: with --worktree, what is not checked out is unknown");
    }
  }

  /** Where objects are borrowed from, as the list says it; a longer list is cut. */
  private static String lenders(Path list) {
    try {
      if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)
          || Files.size(list) > LARGEST_CONFIGURATION) {
        return "a place that cannot be told";
      }
      List<String> named =
          Files.readAllLines(list).stream()
              .filter(line -> !line.isBlank())
              .limit(LENDERS + 1)
              .toList();
      return String.join(", ", named.subList(0, Math.min(LENDERS, named.size())))
          + (named.size() > LENDERS ? " and others" : "");
    } catch (IOException unreadable) {
      return "a place that cannot be told";
    }
  }

  private static boolean isOfSomebodyElse(Path git) {
    try {
      return !Files.getOwner(git)
          .getName()
          .equals(System.getProperty("user.name", Files.getOwner(git).getName()));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  /** The configuration in lower case, only to look for words; never shown. */
  private static String configuration(Path file) {
    try {
      boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      return plain && Files.size(file) <= LARGEST_CONFIGURATION
          ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .toLowerCase(Locale.ROOT)
          : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
