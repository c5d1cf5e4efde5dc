package dev.tidemark.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code .gitignore} files of a working tree: a deeper one outranks one above it, a later line an earlier one. */
final class Ignores {
  /** Real ones have a few hundred lines. */
  private static final int MOST_LINES = 5_000;

  private static final int LARGEST = 1 << 20;
  private final boolean honoured;
  private final Map<RepoPath, List<Line>> byDirectory = new HashMap<>();

  Ignores(boolean honoured) {
    this.honoured = honoured;
  }

  private record Line(Glob pattern, boolean ignores) {}

  /** Reads the ignore file of a directory, if it has one. */
  void enter(Path folder, RepoPath directory) {
    Path file = folder.resolve(".gitignore");
    if (!honoured || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Line> lines = new ArrayList<>();
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
      text.lines().limit(MOST_LINES).forEach(line -> add(line.stripTrailing(), lines));
    } catch (IOException unreadable) {
      // then it ignores nothing
    }
    byDirectory.put(directory, lines);
  }

  private static void add(String line, List<Line> lines) {
    if (!line.isEmpty() && !line.startsWith("#")) {
      boolean negated = line.startsWith("!");
      lines.add(new Line(Glob.ignore(negated ? line.substring(1) : line), !negated));
    }
  }

  /** Whether Git would leave a path out that it does not hold yet. */
  boolean says(RepoPath path, boolean directory) {
    for (RepoPath above = path.parent(); ; above = above.parent()) {
      List<Line> lines = byDirectory.getOrDefault(above, List.of());
      String below =
          above.isRoot() ? path.value() : path.value().substring(above.value().length() + 1);
      for (int i = lines.size() - 1; i >= 0; i--) {
        Line line = lines.get(i);
        if (directory ? line.pattern().matchesDirectory(below) : line.pattern().matches(below)) {
          return line.ignores();
        }
      }
      if (above.isRoot()) {
        return false;
      }
    }
  }
}
