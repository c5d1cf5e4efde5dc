package dev.tidemark.pipeline;

import dev.tidemark.repository.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths as CI systems write them: {@code *} within a name, {@code **} over any number of names.
 */
public final class PathPattern {
  private final Glob glob;

  private PathPattern(Glob glob) {
    this.glob = glob;
  }

  public static PathPattern of(String pattern) {
    String text = fromRoot(pattern);
    return new PathPattern(Glob.doublestar(text.endsWith("/") ? text + "**" : text));
  }

  private static String fromRoot(String pattern) {
    String text = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    return text.startsWith("/") ? text.substring(1) : text;
  }

  /** Whether nothing in it stands for anything else. */
  public static boolean isPlain(String pattern) {
    for (int at = 0; at < pattern.length(); at++) {
      if (standsForMore(pattern.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** What every path that matches begins with, as far as it is plain. */
  public static String beginning(String pattern) {
    String text = fromRoot(pattern);
    int end = 0;
    while (end < text.length() && !standsForMore(text.charAt(end)) && text.charAt(end) != '\\') {
      end++;
    }
    // What stands before may be of the pattern too: the directory of "a/**", the letter of "a?".
    return text.substring(0, end < text.length() ? Math.max(0, end - 1) : end);
  }

  private static boolean standsForMore(int c) {
    return c == '*' || c == '?' || c == '[' || c == '{' || c == '$';
  }

  public boolean matches(String path) {
    return glob.matches(path);
  }

  /** Each text of {@code a/{b,c}/d} with one alternative chosen; at most the given number. */
  public static List<String> alternatives(String text, int most) {
    if (text.indexOf('{') < 0) {
      return most > 0 ? List.of(text) : List.of();
    }
    List<String> found = new ArrayList<>();
    List<String> open = new ArrayList<>(List.of(text));
    while (!open.isEmpty() && found.size() + open.size() <= most) {
      String next = open.remove(0);
      int from = next.indexOf('{');
      int to = from < 0 ? -1 : closing(next, from);
      if (to < 0) {
        found.add(next);
        continue;
      }
      for (String choice : choices(next.substring(from + 1, to))) {
        open.add(next.substring(0, from) + choice + next.substring(to + 1));
      }
    }
    open.stream().limit(Math.max(0, most - found.size())).forEach(found::add);
    return found;
  }

  /** The bracket that closes one, or else the first that closes any; negative without one. */
  private static int closing(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.indexOf('}', from);
  }

  /** What commas part that stand in no brackets of their own. */
  private static List<String> choices(String inside) {
    List<String> choices = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ',' && depth <= 0) {
        choices.add(inside.substring(start, i));
        start = i + 1;
      }
    }
    choices.add(inside.substring(start));
    return choices;
  }
}
