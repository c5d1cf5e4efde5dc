package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.Obstacle;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several repositories at a glance: one line each, one column an area; what holds most of them back, what they take from one
 * another, and what they do twice.
 */
final class TerminalOverview {
  private static final int SHORTEST_NAME = OrganisationView.TOGETHER.length() + 1;
  private static final int LEVEL_COLUMN = 8;

  /** What the eye takes in of a list. */
  private static final int SHOWN = 5;

  /** Repositories that are named beside a count. */
  private static final int NAMED = 4;

  private final Style style;

  TerminalOverview(Style style) {
    this.style = style;
  }

  void write(Assessment assessment, Lines lines) throws IOException {
    OrganisationView view = new OrganisationView(assessment);
    standings(assessment, view, lines);
    obstacles(view, SHOWN, lines);
    list("Taken from one another, most used first", view.adoption(SHOWN), lines);
    Organisation organisation = assessment.organisation();
    list(
        "Pipelines of the same purpose",
        organisation.ways().stream().map(OrganisationView::ways).toList(),
        lines);
    list("Held by several repositories", view.held(SHOWN), lines);
  }

  private void standings(Assessment assessment, OrganisationView view, Lines lines)
      throws IOException {
    List<Assessment.Repository> assessed =
        assessment.repositories().stream().filter(Assessment.Repository::isAssessed).toList();
    lines.line(style.paint(Style.Tone.STRONG, style.safe(view.extent())));
    lines.blank();
    if (!assessed.isEmpty()) {
      int column = nameColumn(assessed, view);
      for (boolean second : new boolean[] {false, true}) {
        lines.line(
            style.paint(
                Style.Tone.FAINT,
                Columns.pad("", column) + heads(assessed.get(0).rubrics(), second)));
      }
      Optional<Assessment.Repository> whole = OrganisationView.asOne(assessment);
      if (whole.isPresent()) {
        String all = Columns.pad(OrganisationView.TOGETHER, column) + levels(whole.get());
        lines.line(style.paint(Style.Tone.STRONG, all));
      }
      for (Assessment.Repository repository : assessed) {
        String name =
            Columns.fitEnd(style.safe(view.briefly(repository.name())), column - 1, style.own("…"));
        lines.line(Columns.pad(name, column) + levels(repository));
      }
      lines.blank();
    }
    others(view, lines);
  }

  /** One of the two lines of heads: a long name is parted rather than cut. */
  private String heads(List<RubricResult> rubrics, boolean second) {
    return rubrics.stream()
        .flatMap(result -> result.rubric().areas().stream())
        .map(area -> cell(part(style.safe(area.id()), second)))
        .collect(Collectors.joining());
  }

  private static String part(String name, boolean second) {
    int room = LEVEL_COLUMN - 1;
    if (Columns.of(name) <= room) {
      return second ? name : "";
    }
    int half = Math.min(room - 1, (name.length() + 1) / 2);
    return second ? name.substring(half) : name.substring(0, half) + "-";
  }

  /** As wide as the longest name, as far as the levels leave room for it. */
  private int nameColumn(List<Assessment.Repository> repositories, OrganisationView view) {
    int longest =
        repositories.stream()
            .mapToInt(one -> Columns.of(style.safe(view.briefly(one.name()))))
            .max()
            .orElse(0);
    int areas =
        repositories.get(0).rubrics().stream()
            .mapToInt(result -> result.rubric().areas().size())
            .sum();
    int room = style.width() - areas * LEVEL_COLUMN;
    return Math.max(SHORTEST_NAME, Math.min(longest + 1, room));
  }

  /** Those that have no line: with nothing to judge, or not read at all. */
  private void others(OrganisationView view, Lines lines) throws IOException {
    for (Map.Entry<String, List<String>> one : view.unread().entrySet()) {
      lines.item(0, style.safe(String.join(", ", one.getValue()) + ": " + one.getKey()));
      lines.blank();
    }
    if (!view.empty().isEmpty()) {
      lines.faint(
          style.safe("Nothing that a model speaks about in: " + String.join(", ", view.empty())));
      lines.blank();
    }
  }

  /** What most of them would have to do. */
  void plan(Assessment assessment, Lines lines) throws IOException {
    OrganisationView view = new OrganisationView(assessment);
    lines.line(style.paint(Style.Tone.STRONG, style.safe(view.extent())));
    lines.blank();
    others(view, lines);
    obstacles(view, 2 * SHOWN, lines);
  }

  private void obstacles(OrganisationView view, int shown, Lines lines) throws IOException {
    List<Obstacle> all = view.obstacles();
    if (all.isEmpty()) {
      return;
    }
    lines.line(style.paint(Style.Tone.STRONG, "What blocks the next level, and what to do"));
    List<Obstacle> first = all.subList(0, Math.min(shown, all.size()));
    int lead = 2 + first.stream().mapToInt(one -> count(one).length()).max().orElse(0);
    for (Obstacle one : first) {
      String title = one.indicator().title() + " · " + one.area().title();
      lines.hanging(1, count(one), lead, style.safe(title));
      lines.hanging(1, "", lead, style.safe(where(one, view)));
      lines.hanging(1, "", lead, "→ " + style.safe(one.remedy()));
    }
    if (all.size() > shown) {
      lines.faint(
          String.format(Locale.ROOT, "  and %,d more; tidemark plan goes on", all.size() - shown));
    }
    lines.blank();
  }

  private static String count(Obstacle one) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d",
        one.wrong().isEmpty() ? one.unknown().size() : one.wrong().size(),
        one.asked());
  }

  private static String where(Obstacle one, OrganisationView view) {
    Optional<String> everywhere = OrganisationView.everywhere(one);
    if (everywhere.isPresent()) {
      return everywhere.get();
    }
    return one.wrong().isEmpty()
        ? "unknown in " + names(one.unknown(), view)
        : names(one.wrong(), view);
  }

  private static String names(List<Integer> repositories, OrganisationView view) {
    String first =
        repositories.stream()
            .limit(NAMED)
            .map(number -> view.briefly(view.repository(number).name()))
            .collect(Collectors.joining(", "));
    int more = repositories.size() - NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private void list(String title, List<String> items, Lines lines) throws IOException {
    if (items.isEmpty()) {
      return;
    }
    lines.line(style.paint(Style.Tone.STRONG, title));
    for (String item : items) {
      lines.item(1, style.safe(item));
    }
    lines.blank();
  }

  private String levels(Assessment.Repository repository) {
    return repository.rubrics().stream().map(this::levels).collect(Collectors.joining());
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
