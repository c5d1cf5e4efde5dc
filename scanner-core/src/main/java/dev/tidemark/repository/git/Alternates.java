package dev.tidemark.repository.git;

import dev.tidemark.repository.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of objects that a repository borrows from, as its {@code objects/info/alternates} names them, and those that
 * these borrow from. Of each nothing is looked at but its objects: no configuration, no refs, no hooks.
 */
final class Alternates {
  /** Git gives up here too. */
  private static final int DEPTH = 5;

  /** Folders in all: a clone borrows from one, a chain of forks from a few. */
  private static final int MOST = 32;

  /** A list of the longest paths of all of them. Bytes. */
  private static final int LARGEST = MOST * GitFolder.POINTER;

  private final Map<Path, ObjectFolder> found = new LinkedHashMap<>();
  private int left;

  private Alternates() {}

  /** The folders that are read for this one; close them. */
  static Alternates of(Path objects) {
    Alternates all = new Alternates();
    try {
      all.follow(objects, objects.toRealPath(), 1);
    } catch (IOException unreadable) {
      all.left++;
    }
    return all;
  }

  private void follow(Path objects, Path own, int depth) {
    Path list = objects.resolve("info").resolve("alternates");
    if (!Files.exists(list, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> next = new ArrayList<>();
    try {
      for (String line : GitFolder.SmallFiles.text(list, LARGEST).split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          add(objects, line, own).ifPresent(next::add);
        }
      }
    } catch (IOException unreadable) {
      left++;
    }
    for (Path folder : next) {
      if (depth < DEPTH) {
        follow(folder, own, depth + 1);
      } else if (Files.exists(folder.resolve("info").resolve("alternates"))) {
        left++;
      }
    }
  }

  /** The folder of a line, where it is a new one that can be read. */
  private Optional<Path> add(Path objects, String line, Path own) {
    try {
      Path folder = objects.resolve(line).toRealPath();
      if (folder.equals(own) || found.containsKey(folder)) {
        return Optional.empty();
      }
      if (found.size() < MOST && isOfObjects(folder)) {
        found.put(folder, new ObjectFolder(folder, Optional.empty()));
        return Optional.of(folder);
      }
    } catch (IOException | InvalidPathException | RefusedException unusable) {
      // counted below, without the file's own text
    }
    left++;
    return Optional.empty();
  }

  /** Whether objects are kept here, and not behind a link that leads on. */
  private static boolean isOfObjects(Path folder) throws IOException {
    Path packs = folder.resolve("pack");
    return Files.isDirectory(folder)
        && Files.isDirectory(packs)
        && packs.toRealPath().startsWith(folder);
  }

  List<ObjectFolder> folders() {
    return List.copyOf(found.values());
  }

  /** How many were named and are not read. */
  int left() {
    return left;
  }

  /** What the repositories are called that are borrowed from: reports hold no absolute path. */
  List<String> names() {
    return found.keySet().stream().map(Alternates::name).distinct().sorted().toList();
  }

  private static String name(Path objects) {
    Path named = objects;
    for (String part : List.of("objects", ".git")) {
      Path last = named.getFileName();
      Path above = named.getParent();
      if (last != null && above != null && last.toString().equals(part)) {
        named = above;
      }
    }
    return String.valueOf(named.getFileName());
  }
}
