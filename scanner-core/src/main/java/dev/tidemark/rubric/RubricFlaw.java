package dev.tidemark.rubric;

import java.util.Comparator;

/**
 * What is wrong in a rubric file, and where.
 *
 * @param file as the reader was told
 * @param line from 1
 * @param field the path of the field: {@code indicators[3].holds.present.kind}
 * @param says one sentence, with a suggestion where one is near
 */
public record RubricFlaw(String file, int line, String field, String says)
    implements Comparable<RubricFlaw> {

  private static final Comparator<RubricFlaw> ORDER =
      Comparator.comparingInt(RubricFlaw::line)
          .thenComparing(RubricFlaw::field)
          .thenComparing(RubricFlaw::says);

  @Override
  public int compareTo(RubricFlaw other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + field + ": " + says;
  }
}
