package dev.tidemark.format.ignore;

import dev.tidemark.document.Document;
import java.util.List;

/**
 * The patterns of a {@code .gitignore} that take something away, as written. Patterns with a star are understood where it
 * is the whole, the head or the tail of a name.
 *
 * @param patterns without comments and exceptions
 */
public record IgnoreDocument(List<String> patterns) implements Document {

  public IgnoreDocument {
    patterns = List.copyOf(patterns);
  }

  /** Whether a path from the directory of this file, or a directory above it, is taken away. */
  public boolean ignores(String path) {
    List<String> names = List.of(path.split("/", -1));
    return patterns.stream().anyMatch(pattern -> matches(pattern, names));
  }

  private static boolean matches(String pattern, List<String> names) {
    String bare = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean anywhere = bare.indexOf('/') < 0 || bare.startsWith("**/");
    List<String> wanted =
        List.of(
            (bare.startsWith("**/")
                    ? bare.substring(3)
                    : bare.startsWith("/") ? bare.substring(1) : bare)
                .split("/", -1));
    int last = anywhere ? names.size() - wanted.size() : Math.min(0, names.size() - wanted.size());
    for (int from = 0; from <= last; from++) {
      if (matchesAt(wanted, names, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesAt(List<String> wanted, List<String> names, int from) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!matchesName(wanted.get(i), names.get(from + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesName(String wanted, String name) {
    int star = wanted.indexOf('*');
    if (star < 0) {
      return wanted.equals(name);
    }
    String head = wanted.substring(0, star);
    String tail = wanted.substring(wanted.lastIndexOf('*') + 1);
    return name.length() >= head.length() + tail.length()
        && name.startsWith(head)
        && name.endsWith(tail);
  }
}
