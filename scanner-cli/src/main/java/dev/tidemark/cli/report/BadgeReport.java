package dev.tidemark.cli.report;

import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A small picture for a README: the proven levels of each rubric, from its lowest area to its highest. */
public final class BadgeReport implements Report {
  private static final int HEIGHT = 20;
  private static final int PADDING = 8;

  /** Of the usual 11-pixel sans serif; the text is stretched to what it was given, so that no font spills. Pixels. */
  private static final double CHARACTER = 7.1;

  /** The same of a slender character. Pixels. */
  private static final double SLENDER = 3.9;

  /** Longer names are cut. Columns. */
  private static final int LONGEST = 24;

  private static final String GREY = "#555";

  private record Field(String text, String colour) {
    int width() {
      long slender = text.chars().filter(c -> " iljtfr.,:;|!I".indexOf(c) >= 0).count();
      double wide = (Columns.of(text) - slender) * CHARACTER + slender * SLENDER;
      return (int) Math.ceil(wide) + 2 * PADDING;
    }
  }

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("maturity", GREY));
    List<RubricResult> all =
        assessment.repositories().stream()
            .flatMap(repository -> repository.rubrics().stream())
            .filter(RubricResult::assessed)
            .toList();
    all.stream()
        .map(result -> result.rubric().id())
        .distinct()
        .forEach(
            id ->
                fields.add(
                    field(id, all.stream().filter(r -> r.rubric().id().equals(id)).toList())));
    if (fields.size() == 1) {
      fields.add(new Field("not assessed", "#6e6e6e"));
    }
    draw(fields, title(assessment, fields), out);
  }

  private static Field field(String id, List<RubricResult> results) {
    List<OptionalInt> levels =
        results.stream()
            .flatMap(result -> result.ratings().stream())
            .filter(rating -> rating.possible().isPresent())
            .map(Rating::proven)
            .toList();
    List<Integer> proven =
        levels.stream().filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).sorted().toList();
    String name = Columns.fit(Escape.visibly(id), LONGEST, "…");
    if (proven.isEmpty()) {
      return new Field(name + " not shown", "#6e6e6e");
    }
    int low = proven.get(0);
    int high = proven.get(proven.size() - 1);
    String range = low == high ? String.valueOf(low) : low + " to " + high;
    String open = proven.size() < levels.size() ? "?" : "";
    return new Field(name + " " + range + open, colour(low));
  }

  /** White text on each of these has a contrast of at least 4.5. */
  private static String colour(int level) {
    return switch (level) {
      case -1 -> "#b3261e";
      case 0 -> "#a64b00";
      case 1 -> "#7a6000";
      case 2 -> "#3d7317";
      default -> "#1b6e36";
    };
  }

  private static String title(Assessment assessment, List<Field> fields) {
    StringBuilder title = new StringBuilder();
    if (assessment.repositories().size() == 1) {
      title.append(Columns.fit(assessment.repositories().get(0).name(), 80, "…"));
    } else {
      title.append(assessment.repositories().size()).append(" repositories");
    }
    fields.stream().skip(1).forEach(field -> title.append(", ").append(field.text()));
    return Escape.xml(title.toString());
  }

  private static void draw(List<Field> fields, String title, Appendable out) throws IOException {
    int width = fields.stream().mapToInt(Field::width).sum();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width)
        .append("\" height=\"" + HEIGHT + "\" role=\"img\" aria-label=\"")
        .append(title)
        .append("\">\n  <title>")
        .append(title)
        .append("</title>\n  <clipPath id=\"r\"><rect width=\"" + width)
        .append("\" height=\"" + HEIGHT + "\" rx=\"3\"/></clipPath>\n")
        .append("  <g clip-path=\"url(#r)\">\n");
    int x = 0;
    for (Field field : fields) {
      out.append("    <rect x=\"" + x + "\" width=\"" + field.width())
          .append("\" height=\"" + HEIGHT + "\" fill=\"" + field.colour() + "\"/>\n");
      x += field.width();
    }
    out.append("  </g>\n  <g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,sans-serif\"")
        .append(" font-size=\"11\" text-anchor=\"middle\">\n");
    x = 0;
    for (Field field : fields) {
      out.append("    <text x=\"" + (x + field.width() / 2))
          .append("\" y=\"14\" textLength=\"" + (field.width() - 2 * PADDING) + "\">")
          .append(Escape.xml(field.text()))
          .append("</text>\n");
      x += field.width();
    }
    out.append("  </g>\n</svg>\n");
  }
}
