package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.AreaPlan;
import dev.tidemark.cli.plan.Plan;
import dev.tidemark.cli.plan.Step;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The report for a step summary or a comment on a change: levels in a table, what holds each area back with its
 * evidence, and what to do next; shortened to what such a place can hold.
 */
public final class MarkdownReport implements Report {
  /**
   * What a comment on GitHub holds (65,536), the smallest of the places that a report is usually sent to, less room for a
   * line that marks the comment. Characters.
   */
  public static final int COMMENT = 65_000;

  private static final int NEXT = 3;

  private final int limit;

  /** @param limit in characters */
  public MarkdownReport(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    Shortening page = new Shortening();
    int rank = OrganisationView.areSeveral(assessment) ? 1 : 0;
    if (OrganisationView.areSeveral(assessment)) {
      new MarkdownOrganisation(assessment, page).write();
    }
    OrganisationView.asOne(assessment).ifPresent(whole -> together(whole, page));
    Permalinks links = Permalinks.ofAll(assessment);
    for (Assessment.Repository repository : assessment.repositories()) {
      // Of many repositories all levels come before the first reasons.
      repository(repository, links.within(repository), rank, page);
    }
    page.write(limit, "*%d more parts are not shown: the text would be too long.*", out);
  }

  private static void together(Assessment.Repository whole, Shortening page) {
    page.add(1, "\n### " + MarkdownWords.text(whole.name()) + "\n");
    for (RubricResult result : whole.rubrics()) {
      table(result, 1, page);
    }
    page.add(1, "\n");
  }

  private static void repository(
      Assessment.Repository repository, Permalinks links, int rank, Shortening page) {
    page.add(
        rank,
        "### "
            + MarkdownWords.code(repository.name())
            + "\n\n"
            + MarkdownWords.text(Wording.revision(repository))
            + " · "
            + MarkdownWords.text(Wording.extent(repository))
            + "\n");
    for (RubricResult result : repository.rubrics()) {
      table(result, rank, page);
    }
    for (RubricResult result : repository.rubrics()) {
      if (result.assessed()) {
        hindrances(Plan.of(result, Map.of()), links, page);
      }
    }
    for (Assessment.Finding finding : repository.stalls()) {
      page.add(4, "\nA stall: " + MarkdownWords.text(finding.says()) + "\n");
    }
    for (Assessment.Finding finding : repository.signals()) {
      page.add(4, "\nA signal: " + MarkdownWords.text(finding.says()) + "\n");
    }
    List<Assessment.AffectingProblem> lost = Wording.losing(repository.problems());
    if (!lost.isEmpty()) {
      page.add(2, "\n" + MarkdownWords.text(Wording.lost(lost)) + "\n");
    }
    page.add(4, "\n");
  }

  private static void table(RubricResult result, int rank, Shortening page) {
    String title = MarkdownWords.text(result.rubric().title());
    if (!result.assessed()) {
      String why = MarkdownWords.text(Wording.notAssessed(result.rubric()));
      page.add(rank + 1, "\n" + title + " is not assessed: " + why + "\n");
      return;
    }
    StringBuilder table = new StringBuilder("\n| " + title + " | Level | | Held back by |\n");
    table.append("|---|---|---|---|\n");
    for (AreaPlan area : Plan.of(result, Map.of()).areas()) {
      List<Step> steps = area.worstFirst();
      table
          .append("| ")
          .append(MarkdownWords.text(area.rating().area().title()))
          .append(" | ")
          .append(MarkdownWords.text(Wording.interval(area.rating())))
          .append(" | `")
          .append(LevelBar.of(area.rating(), result.rubric(), Style.plain()).strip())
          .append("` | ")
          .append(
              steps.isEmpty()
                  ? MarkdownWords.text(NothingMore.of(result.rubric(), area).orElse(""))
                  : MarkdownWords.text(steps.get(0).indicator().title())
                      + (steps.size() > 1 ? " and " + (steps.size() - 1) + " more" : ""))
          .append(" |\n");
    }
    page.add(rank, table.toString());
  }

  private static void hindrances(Plan plan, Permalinks links, Shortening page) {
    if (plan.areas().stream().allMatch(area -> area.steps().isEmpty())) {
      return;
    }
    page.add(
        2, "\n#### What holds " + MarkdownWords.text(plan.result().rubric().title()) + " back\n");
    for (AreaPlan area : plan.areas()) {
      if (!area.steps().isEmpty()) {
        page.add(2, "\n**" + MarkdownWords.text(area.rating().area().title()) + "**\n\n");
      }
      for (Step step : area.worstFirst()) {
        page.add(3, hindrance(step, links));
      }
    }
    List<Step> cheapest = plan.cheapest(NEXT);
    page.add(2, "\n**Next, cheapest first**\n\n");
    int number = 1;
    for (Step step : cheapest) {
      String remedy = step.advice();
      page.add(
          2,
          number++
              + ". "
              + MarkdownWords.text(remedy.isEmpty() ? step.indicator().title() : remedy)
              + " "
              + MarkdownWords.code(step.indicator().id())
              + "\n");
    }
  }

  private static String hindrance(Step step, Permalinks links) {
    String places = MarkdownWords.places(step.places(), links);
    return "- "
        + Style.plain().mark(step.judged())
        + " "
        + MarkdownWords.text(step.indicator().title())
        + " · "
        + MarkdownWords.text(Wording.count(step))
        + " "
        + MarkdownWords.code(step.indicator().id())
        + (places.isEmpty() ? "" : ": " + places)
        + "\n";
  }
}
