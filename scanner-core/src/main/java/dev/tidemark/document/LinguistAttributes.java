package dev.tidemark.document;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code .gitattributes} files say of vendored, generated and documentation files, by the attributes that
 * github/linguist reads. A deeper file outranks one above it, a later line an earlier one.
 */
final class LinguistAttributes {
  /** Real ones have a few lines. */
  private static final int MOST_LINES = 1_000;

  private static final int LARGEST = 1 << 20;
  private final List<Line> lines;

  private LinguistAttributes(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * One attribute of one line.
   *
   * @param set false where the attribute is taken away
   */
  private record Line(RepoPath directory, Glob pattern, Origin origin, boolean set) {
    boolean speaksOf(RepoPath path) {
      return path.isIn(directory)
          && pattern.matches(
              directory.isRoot()
                  ? path.value()
                  : path.value().substring(directory.value().length() + 1));
    }
  }

  static LinguistAttributes of(Snapshot snapshot) {
    List<Line> lines = new ArrayList<>();
    snapshot.entries().stream()
        .filter(entry -> entry.isFile() && entry.path().name().equals(".gitattributes"))
        .sorted(Comparator.comparingInt((Entry entry) -> entry.path().depth()))
        .forEach(entry -> lines.addAll(read(snapshot, entry)));
    return new LinguistAttributes(lines);
  }

  private static List<Line> read(Snapshot snapshot, Entry entry) {
    List<Line> lines = new ArrayList<>();
    try {
      String text = new String(snapshot.read(entry, LARGEST), StandardCharsets.UTF_8);
      text.lines().limit(MOST_LINES).forEach(line -> add(entry.path().parent(), line, lines));
    } catch (IOException unreadable) {
      // without it, names decide
    }
    return lines;
  }

  private static void add(RepoPath directory, String line, List<Line> lines) {
    List<String> words = List.of(line.strip().split("\\s+"));
    if (words.get(0).startsWith("#") || !line.contains("linguist-")) {
      return;
    }
    for (String word : words.subList(1, words.size())) {
      boolean unset = word.startsWith("-") || word.startsWith("!") || word.endsWith("=false");
      String name =
          (word.startsWith("-") || word.startsWith("!") ? word.substring(1) : word)
              .split("=", 2)[0];
      origin(name)
          .ifPresent(
              origin -> lines.add(new Line(directory, Glob.ignore(words.get(0)), origin, !unset)));
    }
  }

  private static Optional<Origin> origin(String attribute) {
    return switch (attribute) {
      case "linguist-vendored" -> Optional.of(Origin.VENDORED);
      case "linguist-generated" -> Optional.of(Origin.GENERATED);
      case "linguist-documentation" -> Optional.of(Origin.DOCUMENTATION);
      default -> Optional.empty();
    };
  }

  /** Whether the files give this path that origin; empty when they do not speak of it. */
  Optional<Boolean> says(RepoPath path, Origin origin) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      if (line.origin() == origin && line.speaksOf(path)) {
        return Optional.of(line.set());
      }
    }
    return Optional.empty();
  }
}
