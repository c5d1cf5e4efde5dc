package dev.tidemark.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths as CI systems write them: {@code *} within a name, {@code **} over any number of names. Matching
 * keeps one place to go back to, so that it is never exponential.
 */
public final class PathPattern {
  private final List<String> names;

  private PathPattern(List<String> names) {
    this.names = names;
  }

  public static PathPattern of(String pattern) {
    String text = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    text = text.startsWith("/") ? text.substring(1) : text;
    return new PathPattern(List.of((text.endsWith("/") ? text + "**" : text).split("/", -1)));
  }

  /** Whether nothing in it stands for anything else. */
  public static boolean isPlain(String pattern) {
    return pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '{' || c == '$');
  }

  public boolean matches(String path) {
    List<String> parts = List.of(path.split("/", -1));
    int name = 0;
    int part = 0;
    int backName = -1;
    int backPart = -1;
    while (part < parts.size()) {
      if (name < names.size() && names.get(name).equals("**")) {
        backName = name++;
        backPart = part;
      } else if (name < names.size() && nameMatches(names.get(name), parts.get(part))) {
        name++;
        part++;
      } else if (backName >= 0) {
        name = backName + 1;
        part = ++backPart;
      } else {
        return false;
      }
    }
    while (name < names.size() && names.get(name).equals("**")) {
      name++;
    }
    return name == names.size();
  }

  private static boolean nameMatches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      char c = p < pattern.length() ? pattern.charAt(p) : 0;
      if (c == '*') {
        star = p++;
        mark = t;
      } else if (c == '?' || (c != 0 && c == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Each text of {@code a/{b,c}/d} with one alternative chosen; at most the given number. */
  public static List<String> alternatives(String text, int most) {
    List<String> found = new ArrayList<>();
    List<String> open = new ArrayList<>(List.of(text));
    while (!open.isEmpty() && found.size() + open.size() <= most) {
      String next = open.remove(0);
      int from = next.indexOf('{');
      int to = next.indexOf('}', Math.max(from, 0));
      if (from < 0 || to < 0) {
        found.add(next);
        continue;
      }
      for (String choice : next.substring(from + 1, to).split(",", -1)) {
        open.add(next.substring(0, from) + choice + next.substring(to + 1));
      }
    }
    open.stream().limit(Math.max(0, most - found.size())).forEach(found::add);
    return found;
  }
}
