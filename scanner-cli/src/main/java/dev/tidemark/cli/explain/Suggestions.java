package dev.tidemark.cli.explain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The words nearest to one that nobody knows: "did you mean". */
public final class Suggestions {
  /** More than a handful is a list and no suggestion. */
  private static final int SHOWN = 3;

  private Suggestions() {}

  /** The nearest of the known words, best first; none when nothing is near. */
  public static List<String> near(String word, Collection<String> known) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(2, wanted.length() / 4);
    record Near(String name, int distance) {}
    return known.stream()
        .map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance() <= tolerance)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(SHOWN)
        .map(Near::name)
        .toList();
  }

  /** How far two words are apart: an edit counts one, and a part of an id that is left out nothing. */
  private static int distance(String wanted, String name) {
    if (wanted.length() >= 3 && (name.endsWith("." + wanted) || name.contains(wanted))) {
      return name.endsWith("." + wanted) ? 0 : 1;
    }
    return edits(wanted, name);
  }

  private static int edits(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(before[j - 1] + change, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[b.length()];
  }
}
