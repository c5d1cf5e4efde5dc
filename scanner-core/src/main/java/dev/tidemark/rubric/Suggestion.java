package dev.tidemark.rubric;

import java.util.Collection;
import java.util.Comparator;

/** The name that was probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code "; did you mean \"x\"?"} when a known name is near, otherwise the known names when they are few. */
  public static String among(String written, Collection<String> known) {
    return known.stream()
        .map(name -> new Candidate(name, distance(written, name)))
        .filter(c -> c.distance() <= allowed(Math.max(written.length(), c.name().length())))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(c -> "; did you mean \"" + c.name() + "\"?")
        .orElseGet(
            () ->
                known.isEmpty() || known.size() > 12
                    ? ""
                    : "; known: " + String.join(", ", known.stream().sorted().toList()));
  }

  /** A third of the letters, and two in a short word: swapping neighbours takes two edits. */
  private static int allowed(int length) {
    return length < 4 ? 1 : Math.max(2, length / 3);
  }

  private record Candidate(String name, int distance) {}

  /** Edits (insert, delete, replace) that turn one into the other. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
