package dev.tidemark.cli.report;

import dev.tidemark.compare.AreaChange;
import dev.tidemark.compare.Flip;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Figure;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table for a spreadsheet: one row for each component and indicator (RFC 4180), and for each indicator of several
 * repositories together; of a gate, with the verdict before.
 */
public final class CsvReport implements Report, GateReport {
  private static final List<String> COLUMNS =
      List.of(
          "repository",
          "component",
          "rubric",
          "area",
          "proven",
          "possible",
          "indicator",
          "level",
          "role",
          "verdict",
          "unknown because",
          "confidence",
          "of",
          "with",
          "asked",
          "reason",
          "file",
          "line");

  /** In place of a name: several repositories judged as one. No repository can be called so. */
  private static final String TOGETHER = "(all together)";

  private static final List<String> GATE_COLUMNS =
      Stream.concat(COLUMNS.stream(), Stream.of("verdict at base", "change", "area change"))
          .toList();

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    line(COLUMNS.stream().map(Escape::csv).toList(), out);
    for (Assessment.Repository repository : assessment.repositories()) {
      for (Row row : rows(repository)) {
        line(row.cells(), out);
      }
    }
    List<Row> together = new ArrayList<>();
    rows(TOGETHER, RepoPath.ROOT, assessment.organisation().rubrics(), together);
    for (Row row : together) {
      line(row.cells(), out);
    }
  }

  @Override
  public void write(GateAccount account, Appendable out) throws IOException {
    Map<String, AreaChange> areas = new TreeMap<>();
    account
        .comparison()
        .areas()
        .forEach(area -> areas.put(key(area.component(), area.rubric(), area.area()), area));
    line(GATE_COLUMNS.stream().map(Escape::csv).toList(), out);
    for (Row row : rows(account.head())) {
      List<String> cells = new ArrayList<>(row.cells());
      AreaChange area = areas.get(row.key());
      // A baseline file says nothing of single verdicts.
      cells.addAll(area == null ? List.of("", "", "") : change(area, row.judged()));
      line(cells, out);
    }
  }

  private static List<String> change(AreaChange area, IndicatorVerdict judged) {
    String outcome = Escape.csv(Wording.word(area.outcome()));
    for (Flip flip : area.flips()) {
      if (flip.id().equals(judged.indicator().id())) {
        return List.of(
            Escape.csv(flip.base().verdict().name()),
            Escape.csv(Wording.word(flip.kind())),
            outcome);
      }
    }
    boolean compared =
        area.outcome() != AreaChange.Outcome.NEW && area.outcome() != AreaChange.Outcome.GONE;
    return List.of(
        compared ? Escape.csv(judged.verdict().name()) : "", Escape.csv("none"), outcome);
  }

  /** A row, with what finds its area. */
  private record Row(String key, IndicatorVerdict judged, List<String> cells) {}

  private static String key(RepoPath component, String rubric, String area) {
    return component + "\n" + rubric + "\n" + area;
  }

  private static List<Row> rows(Assessment.Repository repository) {
    List<Row> rows = new ArrayList<>();
    rows(repository.name(), RepoPath.ROOT, repository.rubrics(), rows);
    for (Assessment.Component component : repository.components()) {
      rows(repository.name(), component.path(), component.rubrics(), rows);
    }
    return rows;
  }

  private static void rows(
      String repository, RepoPath component, List<RubricResult> results, List<Row> rows) {
    for (RubricResult result : results) {
      String rubric = result.rubric().id();
      for (Rating rating : result.assessed() ? result.ratings() : List.<Rating>of()) {
        for (IndicatorVerdict judged : rating.indicators()) {
          List<String> cells = new ArrayList<>();
          cells.add(Escape.csv(repository));
          cells.add(Escape.csv(component.value()));
          cells.add(Escape.csv(rubric));
          cells.add(Escape.csv(rating.area().id()));
          cells.add(level(rating.proven()));
          cells.add(level(rating.possible()));
          cells.addAll(cells(judged));
          rows.add(new Row(key(component, rubric, rating.area().id()), judged, cells));
        }
      }
    }
  }

  private static List<String> cells(IndicatorVerdict judged) {
    List<Evidence> facts = judged.evidence().isEmpty() ? judged.against() : judged.evidence();
    Location place = facts.isEmpty() ? Location.of(RepoPath.ROOT) : facts.get(0).location();
    return List.of(
        Escape.csv(judged.indicator().id()),
        Integer.toString(judged.indicator().level()),
        Escape.csv(Wording.word(judged.indicator().role())),
        Escape.csv(judged.verdict().name()),
        Escape.csv(judged.unknownBecause().map(Wording::word).orElse("")),
        Escape.csv(Wording.word(judged.confidence())),
        judged.figure().map(figure -> Long.toString(figure.of())).orElse(""),
        judged.figure().map(figure -> Long.toString(figure.with())).orElse(""),
        judged.figure().map(Figure::asked).map(CsvReport::decimal).orElse(""),
        Escape.csv(judged.reason()),
        Escape.csv(place.path().value()),
        place.startLine() == 0 ? "" : Integer.toString(place.startLine()));
  }

  private static String decimal(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "";
  }

  private static String level(OptionalInt level) {
    return level.isPresent() ? Integer.toString(level.getAsInt()) : "";
  }

  private static void line(List<String> cells, Appendable out) throws IOException {
    out.append(cells.stream().collect(Collectors.joining(","))).append("\r\n");
  }
}
