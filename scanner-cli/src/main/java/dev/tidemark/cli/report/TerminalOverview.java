package dev.tidemark.cli.report;

import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Several repositories at a glance: one line each, one column an area. */
final class TerminalOverview {
  private static final int NAME_COLUMN = 30;
  private static final int LEVEL_COLUMN = 9;

  private final Style style;

  TerminalOverview(Style style) {
    this.style = style;
  }

  void write(Assessment assessment, Lines lines) throws IOException {
    List<RubricResult> shape = assessment.repositories().get(0).rubrics();
    String heads =
        shape.stream()
            .flatMap(result -> result.rubric().areas().stream())
            .map(area -> cell(style.safe(area.id())))
            .collect(Collectors.joining());
    lines.line(style.paint(Style.Tone.FAINT, Columns.pad("", NAME_COLUMN) + heads));
    int owner = owner(assessment.repositories());
    for (Assessment.Repository repository : assessment.repositories()) {
      String own = repository.name().substring(owner);
      String name = Columns.fit(style.safe(own), NAME_COLUMN - 1, style.own("…"));
      lines.line(
          Columns.pad(name, NAME_COLUMN)
              + repository.rubrics().stream().map(this::levels).collect(Collectors.joining()));
    }
    lines.blank();
  }

  /** How long the owner's name is with its slash, where all have the same; 0 otherwise. */
  private static int owner(List<Assessment.Repository> repositories) {
    String first = repositories.get(0).name();
    String owner = first.substring(0, first.lastIndexOf('/') + 1);
    return repositories.stream().allMatch(r -> r.name().startsWith(owner)) ? owner.length() : 0;
  }

  private String levels(RubricResult result) {
    if (!result.assessed()) {
      return cell("-").repeat(result.rubric().areas().size());
    }
    return result.ratings().stream()
        .map(rating -> cell(level(rating)))
        .collect(Collectors.joining());
  }

  /** {@code 1}, {@code 1..2} with a possible level above, {@code ?..1} where none is shown. */
  private static String level(Rating rating) {
    if (rating.possible().isEmpty()) {
      return "-";
    }
    String proven = rating.proven().isEmpty() ? "?" : String.valueOf(rating.proven().getAsInt());
    String possible = String.valueOf(rating.possible().getAsInt());
    return proven.equals(possible) ? proven : proven + ".." + possible;
  }

  private String cell(String text) {
    return Columns.pad(Columns.fit(text, LEVEL_COLUMN - 1, style.own("…")), LEVEL_COLUMN);
  }
}
