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

  /** {@code file:line:column: field: says}, for who has the file's text at hand. */
  public String in(String text) {
    return file + ":" + line + ":" + column(text) + ": " + told();
  }

  /** Where the field is named in its line, else where the line begins; from 1. */
  private int column(String text) {
    String written = text.lines().skip(Math.max(0, line - 1L)).findFirst().orElse("");
    for (String name = field; ; name = name.substring(name.indexOf('.') + 1)) {
      int at = written.indexOf(name.replaceFirst("\\[[0-9]+]$", ""));
      if (at >= 0 && !name.isEmpty()) {
        return at + 1;
      }
      if (!name.contains(".")) {
        return written.length() - written.stripLeading().length() + 1;
      }
    }
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + told();
  }

  /** The whole file has no field to name. */
  private String told() {
    return field.isEmpty() ? says : field + ": " + says;
  }
}
