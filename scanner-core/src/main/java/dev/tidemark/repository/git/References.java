package dev.tidemark.repository.git;

import dev.tidemark.repository.RefusedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** The names of a repository's commits: HEAD, loose refs and packed refs, read as plain bounded files. */
final class References {
  /** Symbolic refs followed one after the other, as Git does. */
  private static final int HOPS = 5;

  /** Folders below refs that are searched for loose refs; a ref has a dozen names at most in practice. */
  private static final int DEPTH = 32;

  /** Loose refs that are listed; repositories with more have packed them. */
  private static final int MOST = 1_000_000;

  private static final String HEADS = "refs/heads/";
  private static final String ORIGIN = "refs/remotes/origin/";
  private final GitFolder folder;
  private boolean foundDefault;
  private Optional<String> defaultBranch = Optional.empty();

  References(GitFolder folder) {
    this.folder = folder;
  }

  /** The id that HEAD stands for; empty when its branch is not born yet. */
  Optional<ObjectId> head() throws RefusedException {
    Optional<ObjectId> id = follow("HEAD", 0);
    if (id.isPresent()) {
      return id;
    }
    if (all("refs/").isEmpty()) {
      return Optional.empty();
    }
    throw new RefusedException(
        "broken-head",
        "HEAD names a branch that is not here; name a revision with --rev, or mend it with git symbolic-ref HEAD"
            + " refs/heads/BRANCH");
  }

  /** The id that a name stands for, looked for where Git looks: itself, refs, tags, heads, remotes. */
  Optional<ObjectId> named(String name) throws RefusedException {
    if (name.equals("HEAD") || name.equals("@")) {
      return head();
    }
    for (String prefix : new String[] {"", "refs/", "refs/tags/", HEADS, "refs/remotes/"}) {
      String full = prefix + name;
      if (full.startsWith("refs/")) {
        Optional<ObjectId> id = follow(full, 0);
        if (id.isPresent()) {
          return id;
        }
      }
    }
    return follow("refs/remotes/" + name + "/HEAD", 0);
  }

  /** Every tag, loose or packed, by its short name. */
  Map<String, ObjectId> tags() {
    Map<String, ObjectId> tags = new TreeMap<>();
    all("refs/tags/").forEach((name, id) -> tags.put(name.substring("refs/tags/".length()), id));
    return tags;
  }

  /**
   * The branch that the repository was cloned with, or of a bare one that which HEAD names, since that is what it gives to
   * whoever clones it; in a checkout HEAD may name any. Empty where nothing says so. Every step of every pipeline asks, so
   * it is found once, and stays what it was found to be.
   */
  synchronized Optional<String> defaultBranch() {
    if (!foundDefault) {
      defaultBranch = findDefaultBranch();
      foundDefault = true;
    }
    return defaultBranch;
  }

  private Optional<String> findDefaultBranch() {
    Optional<String> cloned = target(folder.common().resolve(ORIGIN + "HEAD"), ORIGIN);
    return cloned.isPresent() || !isBare()
        ? cloned
        : target(folder.common().resolve("HEAD"), HEADS).filter(name -> isThere(HEADS + name));
  }

  private boolean isThere(String reference) {
    try {
      return follow(reference, 0).isPresent();
    } catch (RefusedException broken) {
      return false;
    }
  }

  /** Whether nothing was ever checked out here. */
  private boolean isBare() {
    return folder.worktree().isEmpty()
        && !folder.common().toAbsolutePath().endsWith(".git")
        && !Files.exists(folder.common().resolve("index"), LinkOption.NOFOLLOW_LINKS);
  }

  /** The short name of the ref that a symbolic one stands for; empty where it is none, or names another kind. */
  private static Optional<String> target(Path file, String prefix) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return loose(file)
        .filter(text -> text.startsWith("ref:"))
        .map(text -> text.substring("ref:".length()).strip())
        .filter(name -> name.startsWith(prefix) && Repository.isValidRefName(name))
        .map(name -> name.substring(prefix.length()));
  }

  private Optional<ObjectId> follow(String name, int hops) throws RefusedException {
    if (hops > HOPS) {
      throw new RefusedException(
          "broken-head",
          "a symbolic ref of this repository runs in a circle; name a commit id with --rev");
    }
    boolean head = name.equals("HEAD");
    if (!head && !Repository.isValidRefName(name)) {
      return Optional.empty();
    }
    Path file = (head ? folder.own() : folder.common()).resolve(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || (!head && Files.isDirectory(file))) {
      return Optional.ofNullable(
          PackedReferences.read(folder.common(), name, name::equals).get(name));
    }
    String text = loose(file).orElseThrow(() -> broken(head));
    if (text.startsWith("ref:")) {
      String target = text.substring("ref:".length()).strip();
      if (!target.startsWith("refs/") || !Repository.isValidRefName(target)) {
        throw broken(head);
      }
      return follow(target, hops + 1);
    }
    return Optional.of(id(text).orElseThrow(() -> broken(head)));
  }

  private static RefusedException broken(boolean head) {
    return head
        ? new RefusedException(
            "broken-head", "HEAD of this repository cannot be read; name a commit id with --rev")
        : new RefusedException(
            "broken-ref", "a ref of this repository cannot be read; name a commit id with --rev");
  }

  private static Optional<String> loose(Path file) {
    try {
      return Optional.of(GitFolder.SmallFiles.text(file, GitFolder.POINTER).strip());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<ObjectId> id(String text) {
    return ObjectId.isId(text) ? Optional.of(ObjectId.fromString(text)) : Optional.empty();
  }

  private Map<String, ObjectId> all(String prefix) {
    Predicate<String> wanted = name -> name.startsWith(prefix);
    Map<String, ObjectId> found = PackedReferences.read(folder.common(), prefix, wanted);
    addLoose(folder.common().resolve("refs"), "refs", 0, wanted, found);
    return found;
  }

  private static void addLoose(
      Path directory,
      String prefix,
      int depth,
      Predicate<String> wanted,
      Map<String, ObjectId> found) {
    if (depth > DEPTH || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        String name = prefix + "/" + child.getFileName();
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          addLoose(child, name, depth + 1, wanted, found);
        } else if (wanted.test(name) && found.size() < MOST && Repository.isValidRefName(name)) {
          loose(child).flatMap(References::id).ifPresent(id -> found.put(name, id));
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // refs that cannot be listed name nothing; what is asked for by name is refused where it is
      // read
    }
  }
}
