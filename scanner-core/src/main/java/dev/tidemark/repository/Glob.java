package dev.tidemark.repository;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern over paths, as ignore files, attributes, owners' files and path filters of CI systems write them: {@code *}
 * and {@code ?} within a name, {@code **} across names, {@code [a-z]}, {@code \} before a plain character.
 *
 * <p>Matched by two pointers that fall back to the last star alone: patterns come from the scanned repository, and every
 * matcher that tries more can be made to run for hours. All dialects of the program are factories here.
 */
public final class Glob {
  /** Longer ones match nothing: no path is longer. Characters. */
  private static final int LONGEST = 4_096;

  private static final List<Part> NOTHING = List.of(new Never());

  private final List<Part> parts;

  /** What every match begins and ends with: most paths are told apart by it alone. */
  private final String head;

  private final String tail;
  private final boolean directoryOnly;
  private final boolean below;
  private final boolean itself;

  /** Whether every path fits: the line of an owners' file for all that no other line names. */
  private final boolean everything;

  private Glob(List<Part> parts, boolean directoryOnly, boolean below, boolean itself) {
    this.parts = parts;
    int plain = 0;
    while (plain < parts.size() && parts.get(plain) instanceof Plain) {
      plain++;
    }
    int last = parts.size();
    while (last > plain && parts.get(last - 1) instanceof Plain) {
      last--;
    }
    this.head = plainText(parts.subList(0, plain));
    this.tail = plainText(parts.subList(last, parts.size()));
    this.directoryOnly = directoryOnly;
    this.below = below;
    this.itself = itself;
    this.everything = below && !directoryOnly && matchesAnyName(parts);
  }

  private static boolean matchesAnyName(List<Part> parts) {
    for (Part part : parts) {
      if (!(part instanceof Stars)) {
        return false;
      }
    }
    return !parts.isEmpty() && parts.get(0) instanceof Stars first && first.across();
  }

  /** A path filter: matches whole paths from the root. */
  public static Glob path(String pattern) {
    return new Glob(parse(withoutDot(pattern)), false, false, false);
  }

  /** A path filter whose {@code /**} at the end takes the directory itself too, as the doublestar libraries do. */
  public static Glob doublestar(String pattern) {
    return new Glob(parse(withoutDot(pattern)), false, false, pattern.endsWith("/**"));
  }

  /** A pattern over any text: a star stands for any characters, and everything else for itself. */
  public static Glob text(String pattern) {
    List<Part> parts = new ArrayList<>(pattern.length());
    for (int i = 0; i < pattern.length() && pattern.length() <= LONGEST; i++) {
      char c = pattern.charAt(i);
      parts.add(c == '*' ? new Stars(true, false) : new Plain(c));
    }
    return new Glob(pattern.length() > LONGEST ? NOTHING : parts, false, false, false);
  }

  /**
   * A line of an ignore, attributes or owners' file: without a slash inside it matches a name at any depth, with one it is
   * anchored; a slash at the end makes it match directories. What it matches includes all that lies below. The caller
   * takes a leading {@code !} away first.
   */
  public static Glob ignore(String pattern) {
    boolean directory = pattern.endsWith("/");
    String body = directory ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean anchored = body.indexOf('/') >= 0;
    String plain = body.startsWith("/") ? body.substring(1) : body;
    return new Glob(parse(anchored ? plain : "**/" + plain), directory, true, false);
  }

  private static String plainText(List<Part> plain) {
    StringBuilder text = new StringBuilder(plain.size());
    for (Part part : plain) {
      text.append(((Plain) part).character());
    }
    return text.toString();
  }

  private static String withoutDot(String pattern) {
    return pattern.startsWith("./") ? pattern.substring(2) : pattern;
  }

  /** Whether it matches the path of a file, or for a line of an ignore file one of the directories above it. */
  public boolean matches(RepoPath file) {
    return matches(file.value());
  }

  /** Likewise for a path as text, from the root. */
  public boolean matches(String file) {
    if (everything && !file.isEmpty()) {
      return true;
    }
    if (!directoryOnly && fits(file, file.length())) {
      return true;
    }
    if (itself && fits(file + "/", file.length() + 1)) {
      return true;
    }
    if (below) {
      for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
        if (fits(file, slash)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it matches the path of a directory, or one above it. */
  public boolean matchesDirectory(String directory) {
    return fits(directory, directory.length()) || (below && matches(directory + "/"));
  }

  private boolean fits(String path, int length) {
    int rest = length - tail.length();
    if (rest < head.length() || !path.startsWith(tail, rest) || !path.startsWith(head)) {
      return false;
    }
    return head.length() == parts.size() ? length == parts.size() : fitsByStars(path, length);
  }

  /**
   * Two pointers, into the parts and into the path, that fall back to the last star of either kind.
   */
  private boolean fitsByStars(String path, int length) {
    int part = 0;
    int at = 0;
    int star = -1;
    int starAt = 0;
    int across = -1;
    int acrossAt = 0;
    while (true) {
      if (part < parts.size() && parts.get(part) instanceof Stars stars) {
        if (stars.across()) {
          across = part;
          acrossAt = at;
          star = -1;
        } else {
          star = part;
          starAt = at;
        }
        part++;
      } else if (at < length && part < parts.size() && fits(path, at, parts.get(part))) {
        at++;
        part++;
      } else if (at == length && part == parts.size()) {
        return true;
      } else if (star >= 0 && starAt < length && path.charAt(starAt) != '/') {
        at = ++starAt;
        part = star + 1;
      } else if (across >= 0 && acrossAt < length) {
        acrossAt = nextStart(path, length, acrossAt, ((Stars) parts.get(across)).wholeNames());
        if (acrossAt > length) {
          return false;
        }
        at = acrossAt;
        part = across + 1;
        star = -1;
      } else {
        return false;
      }
    }
  }

  private static int nextStart(String path, int length, int from, boolean wholeNames) {
    if (!wholeNames) {
      return from + 1;
    }
    int slash = path.indexOf('/', from);
    return slash < 0 || slash >= length ? length + 1 : slash + 1;
  }

  private static boolean fits(String path, int at, Part part) {
    char c = path.charAt(at);
    if (part instanceof Plain plain) {
      return plain.character() == c;
    }
    if (part instanceof Any) {
      return c != '/';
    }
    return part instanceof OneOf set && c != '/' && set.holds(c);
  }

  private sealed interface Part {}

  private record Plain(char character) implements Part {}

  private record Any() implements Part {}

  private record Never() implements Part {}

  /**
   * A run of stars.
   *
   * @param across whether it crosses names
   * @param wholeNames whether it stands for whole names, as in {@code a/**}{@code /b}: then the slash after it is part of it
   */
  private record Stars(boolean across, boolean wholeNames) implements Part {}

  /** A set of characters, as pairs of first and last. */
  private record OneOf(String ranges, boolean negated) implements Part {
    boolean holds(char c) {
      for (int i = 0; i < ranges.length(); i += 2) {
        if (c >= ranges.charAt(i) && c <= ranges.charAt(i + 1)) {
          return !negated;
        }
      }
      return negated;
    }
  }

  private static List<Part> parse(String pattern) {
    if (pattern.length() > LONGEST) {
      return NOTHING;
    }
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '*') {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) == '*') {
          end++;
        }
        boolean nameBegins = at == 0 || pattern.charAt(at - 1) == '/';
        boolean across = end - at >= 2;
        boolean wholeNames =
            across && nameBegins && end < pattern.length() && pattern.charAt(end) == '/';
        parts.add(new Stars(across, wholeNames));
        at = wholeNames ? end + 1 : end;
      } else if (c == '?') {
        parts.add(new Any());
        at++;
      } else if (c == '[' && closing(pattern, at) > 0) {
        int close = closing(pattern, at);
        parts.add(set(pattern.substring(at + 1, close)));
        at = close + 1;
      } else {
        boolean escaped = c == '\\' && at + 1 < pattern.length();
        parts.add(new Plain(escaped ? pattern.charAt(at + 1) : c));
        at += escaped ? 2 : 1;
      }
    }
    return parts;
  }

  private static int closing(String pattern, int open) {
    int from = open + 1;
    if (from < pattern.length() && (pattern.charAt(from) == '!' || pattern.charAt(from) == '^')) {
      from++;
    }
    return pattern.indexOf(']', from + 1);
  }

  private static OneOf set(String body) {
    boolean negated = body.startsWith("!") || body.startsWith("^");
    String members = negated ? body.substring(1) : body;
    StringBuilder ranges = new StringBuilder();
    for (int i = 0; i < members.length(); i++) {
      boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
      ranges.append(members.charAt(i)).append(members.charAt(range ? i + 2 : i));
      i += range ? 2 : 0;
    }
    return new OneOf(ranges.toString(), negated);
  }
}
