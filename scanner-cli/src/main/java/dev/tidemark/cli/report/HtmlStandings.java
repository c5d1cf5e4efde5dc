package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.AreaPlan;
import dev.tidemark.cli.plan.Plan;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where everyone stands: a row for each repository and a level for each area of its models. */
final class HtmlStandings {
  private final Assessment assessment;
  private final OrganisationView view;
  private final HtmlWriter html;

  HtmlStandings(Assessment assessment, OrganisationView view, HtmlWriter html) {
    this.assessment = assessment;
    this.view = view;
    this.html = html;
  }

  void write() throws IOException {
    html.element("h2", "", "Where everyone stands")
        .raw(HtmlTable.WIDE)
        .raw("<table class=\"standings\">\n");
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
      if (view.repository(i).isAssessed()) {
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
    html.raw("<tr><td>").anchor(HtmlOrganisation.anchor(number), view.briefly(repository.name()));
    long affecting = repository.problems().stream().filter(p -> !p.affects().isEmpty()).count();
    if (affecting > 0) {
      html.raw(" ").element("span", "open", "? " + affecting + " unread");
    }
    html.raw("</td>");
    cells(repository, HtmlOrganisation.anchor(number) + "a");
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
}
