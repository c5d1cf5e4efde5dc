package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.AreaPlan;
import dev.tidemark.cli.plan.Plan;
import dev.tidemark.cli.plan.Step;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The report for a person at a terminal: a screen for each rubric that says how high each area stands, what holds it
 * back and what to do next; each verdict with its evidence when asked.
 */
public final class TerminalReport implements Report {
  /** What the eye takes in at a glance, and what the screen leaves room for. */
  private static final int SHOWN = 3;

  /** More repositories would bury what is said of all of them under screens of their own. */
  private static final int FEW = 5;

  /** How far what holds an area back is indented, its mark included. Columns. */
  private static final int HINDRANCE = 8;

  /** Room for the longest area title of the bundled rubrics; longer ones are cut. Columns. */
  private static final int WIDEST_AREA = 24;

  /** What a line needs beside the title and the bar: the interval in words, and what it rests on. */
  private static final int INTERVAL_COLUMNS = 25;

  private final Style style;
  private final boolean verbose;
  private final boolean allEvidence;

  public TerminalReport(Style style, boolean verbose, boolean allEvidence) {
    this.style = style;
    this.verbose = verbose;
    this.allEvidence = allEvidence;
  }

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    Lines lines = new Lines(out, style);
    if (OrganisationView.areSeveral(assessment)) {
      new TerminalOverview(style).write(assessment, lines);
      organisation(assessment, lines);
    }
    if (!verbose && assessment.repositories().size() > FEW) {
      lines.faint(
          "-v shows the screen of each repository with its evidence, --report html=FILE a page of"
              + " all; tidemark plan, what to do about it.");
      return;
    }
    Permalinks links = Permalinks.ofAll(assessment);
    for (Assessment.Repository repository : assessment.repositories()) {
      header(repository, lines);
      for (RubricResult result : repository.rubrics()) {
        rubric(result, lines);
      }
      findings(repository, lines);
      problems(repository, lines);
      if (verbose) {
        new TerminalDetails(style, allEvidence).write(repository, links.within(repository), lines);
      }
    }
    if (!verbose && isAnyAssessed(assessment)) {
      lines.faint(
          "-v shows every verdict with its evidence; tidemark plan, what to do about it;"
              + " tidemark init writes the file to attest in.");
    }
  }

  /** Whether there is a verdict to show, to act on or to attest. */
  private static boolean isAnyAssessed(Assessment assessment) {
    return assessment.repositories().stream().anyMatch(Assessment.Repository::isAssessed);
  }

  private void organisation(Assessment assessment, Lines lines) throws IOException {
    Optional<Assessment.Repository> whole = OrganisationView.asOne(assessment);
    if (whole.isEmpty()) {
      return;
    }
    lines.line(style.paint(Style.Tone.STRONG, OrganisationView.title(assessment)));
    lines.blank();
    for (RubricResult result : whole.get().rubrics()) {
      rubric(result, lines);
    }
    if (verbose) {
      new TerminalDetails(style, allEvidence)
          .write(whole.get(), Permalinks.ofAll(assessment), lines);
    }
  }

  private void header(Assessment.Repository repository, Lines lines) throws IOException {
    String name = style.safe(repository.name());
    String when = "  " + Wording.revision(repository);
    String extent = Wording.extent(repository);
    boolean fits = Columns.of(name + when + "  " + extent) <= style.width();
    lines.line(
        style.paint(Style.Tone.STRONG, name)
            + when
            + (fits ? "  " + style.paint(Style.Tone.FAINT, extent) : ""));
    if (!fits) {
      lines.line(style.paint(Style.Tone.FAINT, extent));
    }
    lines.blank();
  }

  private void rubric(RubricResult result, Lines lines) throws IOException {
    Rubric rubric = result.rubric();
    String title = Columns.fit(style.safe(rubric.title()), style.width(), style.own("…"));
    if (!result.assessed()) {
      lines.line(style.paint(Style.Tone.STRONG, title));
      lines.item(1, "not assessed: " + style.safe(Wording.notAssessed(rubric)));
      lines.blank();
      return;
    }
    Plan plan = Plan.of(result, Map.of());
    lines.line(style.paint(Style.Tone.STRONG, title));
    lines.line(
        style.paint(
            Style.Tone.FAINT,
            Columns.pad("", areaColumn(rubric) + 3) + LevelBar.scale(rubric) + " proven"));
    for (AreaPlan area : plan.areas()) {
      area(area, rubric, lines);
    }
    next(plan, lines);
    lines.blank();
  }

  /** As wide as the longest title, as far as the terminal has room for it. */
  private int areaColumn(Rubric rubric) {
    int longest =
        rubric.areas().stream()
            .mapToInt(area -> Columns.of(style.safe(area.title())))
            .max()
            .orElse(0);
    int room = style.width() - LevelBar.width(rubric) - INTERVAL_COLUMNS;
    return Math.min(longest, Math.max(8, Math.min(WIDEST_AREA, room)));
  }

  private void area(AreaPlan area, Rubric rubric, Lines lines) throws IOException {
    int column = areaColumn(rubric);
    Rating rating = area.rating();
    String title = Columns.fit(style.safe(rating.area().title()), column, style.own("…"));
    String confidence = rating.proven().isPresent() ? "  " + Wording.word(rating.confidence()) : "";
    lines.line(
        "  "
            + Columns.pad(title, column + 1)
            + LevelBar.of(rating, rubric, style)
            + " "
            + style.paint(Style.Tone.STRONG, Wording.interval(rating))
            + style.paint(Style.Tone.FAINT, confidence));
    Optional<String> nothing = NothingMore.of(rubric, area);
    if (nothing.isPresent()) {
      lines.faint("      " + style.own("– ") + style.safe(nothing.get()));
    }
    List<Step> steps = area.worstFirst();
    for (Step step : steps.subList(0, Math.min(SHOWN, steps.size()))) {
      hindrance(step, lines);
    }
    if (steps.size() > SHOWN) {
      lines.faint("      and " + (steps.size() - SHOWN) + " more");
    }
  }

  /** On one line where both fit: half of a title and half of a count say nothing. */
  private void hindrance(Step step, Lines lines) throws IOException {
    String mark =
        "      " + style.paint(Style.tone(step.judged()), style.mark(step.judged())) + " ";
    String title = style.safe(step.indicator().title());
    String count = style.safe(Wording.count(step));
    String beside = style.own(" · ") + count;
    int room = style.width() - HINDRANCE;
    if (Columns.of(title + beside) <= room) {
      lines.line(mark + title + style.paint(Style.Tone.FAINT, beside));
      return;
    }
    lines.line(mark + Columns.fit(title, room, style.own("…")));
    lines.faint(" ".repeat(HINDRANCE) + count);
  }

  private void next(Plan plan, Lines lines) throws IOException {
    List<Step> steps = plan.cheapest(SHOWN);
    if (steps.isEmpty()) {
      return;
    }
    lines.blank();
    lines.line("  " + style.paint(Style.Tone.STRONG, "Next, cheapest first"));
    int number = 1;
    for (Step step : steps) {
      String remedy = step.firstAdvice();
      String asks = remedy.isEmpty() ? step.indicator().title() : remedy;
      lines.numbered(number++, style.safe(asks), step.indicator().id());
    }
  }

  private void findings(Assessment.Repository repository, Lines lines) throws IOException {
    ahead(repository, lines);
    said("Stalls", repository.stalls(), lines);
    said("Signals", repository.signals(), lines);
  }

  private void ahead(Assessment.Repository repository, Lines lines) throws IOException {
    if (repository.ahead().isEmpty()) {
      return;
    }
    Map<String, String> titles = Wording.titles(repository);
    lines.line(style.paint(Style.Tone.STRONG, "Ahead of its foundation"));
    for (Map.Entry<String, List<String>> gap : Wording.byMissing(repository.ahead()).entrySet()) {
      lines.item(1, "held back by: " + style.safe(named(gap.getKey(), titles)));
      List<String> above = gap.getValue();
      String names =
          above.stream()
              .limit(SHOWN)
              .map(id -> named(id, titles))
              .collect(Collectors.joining("; "));
      String more = above.size() > SHOWN ? "; and " + (above.size() - SHOWN) + " more" : "";
      lines.item(3, style.safe(names) + more);
    }
    lines.blank();
  }

  /** The title of an indicator; with its id where details are asked for. */
  private String named(String id, Map<String, String> titles) {
    String title = titles.getOrDefault(id, id);
    return verbose && !title.equals(id) ? title + " (" + id + ")" : title;
  }

  private void said(String title, List<Assessment.Finding> findings, Lines lines)
      throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    lines.line(style.paint(Style.Tone.STRONG, title));
    for (Assessment.Finding finding : findings) {
      lines.item(1, style.safe(finding.says()));
    }
    lines.blank();
  }

  private void problems(Assessment.Repository repository, Lines lines) throws IOException {
    List<Assessment.AffectingProblem> lost = Wording.losing(repository.problems());
    int notes = repository.problems().size() - lost.size();
    if (!lost.isEmpty()) {
      for (String line : Columns.wrap(style.safe(Wording.lost(lost)), style.width())) {
        lines.line(style.paint(Style.Tone.OPEN, line));
      }
    }
    if (notes > 0) {
      lines.faint(
          Wording.notes(notes)
              + (verbose ? ", at the end." : ": -v shows " + (notes == 1 ? "it." : "them.")));
    }
    if (!repository.problems().isEmpty()) {
      lines.blank();
    }
  }
}
