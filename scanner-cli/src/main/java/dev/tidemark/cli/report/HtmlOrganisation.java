package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.AreaPlan;
import dev.tidemark.cli.plan.Obstacle;
import dev.tidemark.cli.plan.Plan;
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
 * The first screen of a page on several repositories: where each stands, what holds them back, what they take from one
 * another and what they do twice; everything leads to the part of the repository that it speaks of.
 */
final class HtmlOrganisation {
  /** What a table shows before the rest is folded away. */
  private static final int ROWS = 12;

  /** Repositories that are named beside a count. */
  private static final int NAMED = 8;

  /** What is wider than its room is scrolled, with the keys as well. */
  private static final String WIDE =
      "<div class=\"wide\" role=\"group\" aria-label=\"a table\" tabindex=\"0\">";

  private final Assessment assessment;
  private final OrganisationView view;
  private final HtmlWriter html;

  HtmlOrganisation(Assessment assessment, HtmlWriter html) {
    this.assessment = assessment;
    this.view = new OrganisationView(assessment);
    this.html = html;
  }

  /** Where the part of a repository begins. */
  static String anchor(int repository) {
    return "r" + repository;
  }

  /** Where the part of an area begins, counted over all rubrics. */
  static String anchor(int repository, int area) {
    return "r" + repository + "a" + area;
  }

  void write() throws IOException {
    html.element("h1", "", view.heading());
    html.element("p", "soft", view.extent());
    HtmlLegend.write(html);
    standings();
    obstacles();
    adoption();
    ways();
    copies();
    teams();
  }

  private void standings() throws IOException {
    html.element("h2", "", "Where everyone stands").raw(WIDE).raw("<table class=\"standings\">\n");
    List<RubricResult> shape = shape();
    html.raw("<thead><tr><td></td>");
    for (RubricResult result : shape) {
      int columns = result.rubric().areas().size();
      html.raw("<th scope=\"colgroup\" colspan=\"" + columns + "\">")
          .text(result.rubric().title())
          .raw("</th>");
    }
    html.raw("</tr>\n<tr>");
    html.column("Repository");
    for (RubricResult result : shape) {
      for (var area : result.rubric().areas()) {
        html.column(area.title());
      }
    }
    html.raw("</tr></thead>\n<tbody>\n");
    together();
    for (int i = 0; i < assessment.repositories().size(); i++) {
      if (OrganisationView.isAssessed(view.repository(i))) {
        standing(i);
      }
    }
    html.raw("</tbody></table></div>\n");
    others();
  }

  /** The rubrics of the first repository that has any. */
  private List<RubricResult> shape() {
    return assessment.repositories().stream()
        .map(Assessment.Repository::rubrics)
        .filter(rubrics -> !rubrics.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Those that have no row: with nothing to judge, or not read at all. */
  private void others() throws IOException {
    if (!view.empty().isEmpty()) {
      html.element(
          "p",
          "soft",
          "Nothing that a model speaks about in: " + String.join(", ", view.empty()) + ".");
    }
    for (Map.Entry<String, List<String>> one : view.unread().entrySet()) {
      html.element("p", "bad", String.join(", ", one.getValue()) + ": " + one.getKey());
    }
  }

  private void together() throws IOException {
    Optional<Assessment.Repository> whole = OrganisationView.asOne(assessment);
    if (whole.isPresent()) {
      html.raw("<tr class=\"whole\"><td><a href=\"#all\">All together</a></td>");
      cells(whole.get(), "alla");
      html.close("tr");
    }
  }

  private void standing(int number) throws IOException {
    Assessment.Repository repository = view.repository(number);
    html.raw("<tr><td>").anchor(anchor(number), view.briefly(repository.name()));
    long affecting = repository.problems().stream().filter(p -> !p.affects().isEmpty()).count();
    if (affecting > 0) {
      html.raw(" ").element("span", "open", "? " + affecting + " unread");
    }
    html.raw("</td>");
    cells(repository, anchor(number) + "a");
    html.close("tr");
  }

  /** A level for each area; what holds it back shows where the pointer rests. */
  private void cells(Assessment.Repository repository, String anchors) throws IOException {
    int area = 0;
    for (RubricResult result : repository.rubrics()) {
      if (!result.assessed()) {
        html.raw("<td class=\"faint\">–</td>".repeat(result.rubric().areas().size()));
        area += result.rubric().areas().size();
        continue;
      }
      for (AreaPlan plan : Plan.of(result, Map.of()).areas()) {
        cell(plan, anchors + area++);
      }
    }
  }

  private void cell(AreaPlan plan, String anchor) throws IOException {
    Rating rating = plan.rating();
    if (rating.possible().isEmpty()) {
      html.raw("<td class=\"faint\" title=\"does not apply\">–</td>");
      return;
    }
    String held =
        plan.worstFirst().stream()
            .limit(2)
            .map(step -> step.indicator().title())
            .collect(Collectors.joining("; "));
    html.raw("<td><a class=\"level " + tone(rating) + "\" href=\"#" + anchor + "\" title=\"")
        .text(held.isEmpty() ? "nothing stands in the way" : "held back by: " + held)
        .raw("\">");
    if (rating.proven().isPresent()) {
      html.text(String.valueOf(rating.proven().getAsInt()));
    } else {
      html.text("?");
    }
    if (!rating.proven().equals(rating.possible())) {
      html.raw(" ").raw("<small>to " + rating.possible().getAsInt() + "</small>");
    }
    html.raw("</a></td>");
  }

  private static String tone(Rating rating) {
    if (rating.proven().isEmpty()) {
      return "unshown";
    }
    int proven = rating.proven().getAsInt();
    return proven < 0 ? "low" : "l" + Math.min(proven, 4);
  }

  private void obstacles() throws IOException {
    List<Obstacle> all = view.obstacles();
    if (all.isEmpty()) {
      return;
    }
    html.element("h2", "", "What blocks the next level, and where");
    table(
        List.of("What stands in the way", "Area", "Repositories", "Which"),
        all,
        one -> {
          html.open("td", "").text(one.indicator().title() + " ");
          html.element("code", "faint", one.indicator().id()).close("td");
          html.element("td", "word", one.area().title());
          html.element("td", "number", one.wrong().size() + " of " + one.asked());
          html.open("td", "");
          if (one.isEverywhere()) {
            html.text(OrganisationView.everywhere(one));
          } else {
            repositories(one.wrong());
          }
          if (!one.unknown().isEmpty()) {
            html.raw(one.wrong().isEmpty() ? "" : "; ");
            html.element("span", "open", "unknown in " + one.unknown().size());
          }
          html.close("td");
        });
  }

  /** Names that lead to their parts, the first few and how many more. */
  private void repositories(List<Integer> numbers) throws IOException {
    for (int i = 0; i < Math.min(NAMED, numbers.size()); i++) {
      html.raw(i == 0 ? "" : ", ")
          .anchor(anchor(numbers.get(i)), view.briefly(view.repository(numbers.get(i)).name()));
    }
    if (numbers.size() > NAMED) {
      html.text(" and " + (numbers.size() - NAMED) + " more");
    }
  }

  private void named(List<String> names) throws IOException {
    repositories(names.stream().flatMap(name -> view.number(name).stream()).toList());
  }

  /** A place in a repository, as a link to its lines or folder where the forge is known. */
  private void place(String repository, String path) throws IOException {
    Optional<Integer> number = view.number(repository);
    if (number.isPresent()) {
      html.anchor(anchor(number.get()), view.briefly(repository));
      if (!path.isEmpty()) {
        html.raw("/").link(view.link(repository, path), path);
      }
    } else {
      html.text(view.place(repository, path));
    }
  }

  private void adoption() throws IOException {
    List<Organisation.Adoption> all = assessment.organisation().adoption();
    if (all.isEmpty()) {
      return;
    }
    html.element("h2", "", "What they take from one another");
    table(
        List.of("What", "Where it lies", "Used by", "Uses", "Pinned"),
        all,
        one -> {
          html.element("td", "word", one.what()).open("td", "place");
          place(one.repository(), one.path());
          html.close("td").open("td", "");
          named(one.users());
          html.close("td").element("td", "number", number(one.uses()));
          html.element("td", "number", number(one.pinned()));
        });
  }

  private void ways() throws IOException {
    List<Organisation.Ways> all = assessment.organisation().ways();
    if (all.isEmpty()) {
      return;
    }
    html.element("h2", "", "Pipelines of the same purpose");
    html.element(
        "p", "soft", "Two are alike that do the same work in the same order, whatever they say.");
    table(
        List.of("For", "Pipelines", "Different ways", "In the commonest way", "Where"),
        all,
        one -> {
          html.element("td", "word", one.purpose())
              .element("td", "number", number(one.pipelines()));
          html.element("td", "number", number(one.different()));
          html.element("td", "number", number(one.alike())).open("td", "");
          named(one.repositories());
          html.close("td");
        });
  }

  private void copies() throws IOException {
    List<Organisation.Copy> all = assessment.organisation().copies();
    if (all.isEmpty()) {
      return;
    }
    html.element("h2", "", "What several of them hold");
    html.element(
        "p",
        "soft",
        "Definitions that are made of the same, whatever they are called: one shared module could"
            + " stand for both.");
    table(
        List.of("Here", "And there", "How alike", "Lines"),
        all,
        one -> {
          html.open("td", "place");
          place(one.repository(), one.path());
          html.close("td").open("td", "place");
          place(one.otherRepository(), one.otherPath());
          html.close("td").element("td", "word", OrganisationView.likeness(one));
          html.element("td", "number", number(one.lines()));
        });
  }

  private void teams() throws IOException {
    List<Organisation.Team> all = view.teams().toList();
    html.element("h2", "", "Teams");
    if (all.isEmpty()) {
      html.element(
          "p",
          "soft",
          "Neither a catalogue nor ownership files name three: each repository counts as a team.");
      return;
    }
    html.element("p", "soft", "As " + all.get(0).knownBy().replace('-', ' ') + "s name them.");
    table(
        List.of("Team", "Owns something in"),
        all,
        one -> {
          html.element("td", "", one.name()).open("td", "");
          named(one.repositories());
          html.close("td");
        });
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Writes the cells of one row. */
  @FunctionalInterface
  private interface Row<T> {
    void write(T one) throws IOException;
  }

  /** The first rows, and the rest folded away. */
  private <T> void table(List<String> heads, List<T> all, Row<T> row) throws IOException {
    rows(heads, all.subList(0, Math.min(ROWS, all.size())), row);
    if (all.size() > ROWS) {
      html.raw("<details class=\"all\">");
      html.element("summary", "", "and " + number(all.size() - ROWS) + " more");
      rows(heads, all.subList(ROWS, all.size()), row);
      html.close("details");
    }
  }

  private <T> void rows(List<String> heads, List<T> all, Row<T> row) throws IOException {
    html.raw(WIDE + "<table>\n<thead><tr>");
    for (String head : heads) {
      html.column(head);
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for (T one : all) {
      html.raw("<tr>");
      row.write(one);
      html.close("tr");
    }
    html.raw("</tbody></table></div>\n");
  }
}
