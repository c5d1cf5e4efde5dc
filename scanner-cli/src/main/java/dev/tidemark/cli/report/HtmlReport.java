package dev.tidemark.cli.report;

import dev.tidemark.cli.Version;
import dev.tidemark.cli.plan.AreaPlan;
import dev.tidemark.cli.plan.Plan;
import dev.tidemark.cli.plan.Step;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page that needs no network: levels, what holds each area back, and every verdict with its evidence. It has no
 * script, and its content policy allows none.
 */
public final class HtmlReport implements Report {
  private static final int SHOWN = 3;
  private static final int PROBLEMS = 200;

  private final boolean allEvidence;

  public HtmlReport(boolean allEvidence) {
    this.allEvidence = allEvidence;
  }

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    HtmlWriter html = new HtmlWriter(out);
    List<Assessment.Repository> repositories = assessment.repositories();
    String style = style();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .raw("style-src 'sha256-" + hash(style) + "'; base-uri 'none'; form-action 'none'\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
        .element("title", "", "Maturity of " + subject(repositories))
        .raw("<style>" + style + "</style>\n</head>\n<body>\n")
        .open("main", OrganisationView.areSeveral(assessment) ? "organisation" : "");
    if (OrganisationView.areSeveral(assessment)) {
      new HtmlOrganisation(assessment, html).write();
      together(assessment, html);
    }
    Permalinks links = Permalinks.ofAll(assessment);
    for (int i = 0; i < repositories.size(); i++) {
      html.raw("<section class=\"repository\" id=\"" + HtmlOrganisation.anchor(i) + "\">\n");
      Assessment.Repository one = repositories.get(i);
      heading(one, html);
      if (repositories.size() == 1) {
        HtmlLegend.write(html);
      }
      repository(one, links.within(one), HtmlOrganisation.anchor(i) + "a", html);
      html.close("section");
    }
    html.element("footer", "", "Written by tidemark " + Version.NUMBER + ".")
        .raw("</main>\n</body>\n</html>\n");
  }

  private static String subject(List<Assessment.Repository> repositories) {
    return repositories.size() == 1
        ? repositories.get(0).name()
        : repositories.size() + " repositories";
  }

  /** All repositories as one; a fact leads to its place in the repository that it is of. */
  private void together(Assessment assessment, HtmlWriter html) throws IOException {
    Optional<Assessment.Repository> whole = OrganisationView.asOne(assessment);
    if (whole.isEmpty()) {
      return;
    }
    html.raw("<section class=\"repository\" id=\"all\">\n");
    html.element("h1", "", whole.get().name());
    html.element(
        "p", "soft", "Judged as if they were one: what an organisation has to show is asked here.");
    HtmlVerdict verdicts = new HtmlVerdict(html, Permalinks.ofAll(assessment)::to, allEvidence);
    int area = 0;
    for (RubricResult result : whole.get().rubrics()) {
      rubric(result, "", new Part(verdicts, "alla", area), html);
      area += result.rubric().areas().size();
    }
    html.close("section");
  }

  /**
   * Where areas of a rubric are written.
   *
   * @param anchors how the ids of areas begin; none where it is empty
   * @param first the number of the first area
   */
  private record Part(HtmlVerdict verdicts, String anchors, int first) {}

  private static void heading(Assessment.Repository repository, HtmlWriter html)
      throws IOException {
    html.open("h1", "").link(repository.remote(), repository.name()).close("h1");
    html.element("p", "soft", Wording.revision(repository) + " · " + Wording.extent(repository));
  }

  private void repository(
      Assessment.Repository repository, Permalinks links, String anchors, HtmlWriter html)
      throws IOException {
    HtmlVerdict verdicts = new HtmlVerdict(html, links::to, allEvidence);
    int area = 0;
    for (RubricResult result : repository.rubrics()) {
      rubric(result, "", new Part(verdicts, anchors, area), html);
      area += result.rubric().areas().size();
    }
    for (Assessment.Component component : repository.components()) {
      for (RubricResult result : component.rubrics()) {
        if (result.assessed()) {
          rubric(result, " of " + component.path(), new Part(verdicts, "", 0), html);
        }
      }
    }
    ahead(repository, html);
    said("Stalls", repository.stalls(), html);
    said("Signals", repository.signals(), html);
    problems(repository.problems(), html);
  }

  private static void rubric(RubricResult result, String place, Part part, HtmlWriter html)
      throws IOException {
    html.element("h2", "", result.rubric().title() + place);
    if (!result.assessed()) {
      html.element("p", "soft", "Not assessed: " + Wording.notAssessed(result.rubric()) + ".");
      return;
    }
    Plan plan = Plan.of(result, Map.of());
    int number = part.first();
    for (AreaPlan area : plan.areas()) {
      String id = part.anchors().isEmpty() ? "" : part.anchors() + number++;
      area(area, result.rubric(), id, part.verdicts(), html);
    }
    List<Step> cheapest = plan.cheapest(SHOWN);
    if (cheapest.isEmpty()) {
      return;
    }
    html.element("h3", "", "Next, cheapest first").raw("<ol>\n");
    for (Step step : cheapest) {
      String remedy = step.advice();
      html.open("li", "")
          .text((remedy.isEmpty() ? step.indicator().title() : remedy) + " ")
          .element("code", "faint", step.indicator().id())
          .close("li");
    }
    html.close("ol");
  }

  private static void area(
      AreaPlan plan, Rubric rubric, String id, HtmlVerdict verdicts, HtmlWriter html)
      throws IOException {
    Rating rating = plan.rating();
    html.raw("<section class=\"area\"" + (id.isEmpty() ? ">" : " id=\"" + id + "\">"));
    html.open("div", "head").element("h3", "", rating.area().title());
    bar(rating, rubric, html);
    String confidence =
        rating.proven().isPresent() ? " · " + Wording.word(rating.confidence()) : "";
    html.element("div", "says", said(rating) + confidence).close("div");
    List<Step> steps = plan.worstFirst();
    html.open("ul", "marked");
    for (Step step : steps.subList(0, Math.min(SHOWN, steps.size()))) {
      html.open("li", "");
      HtmlVerdict.mark(step.judged(), html);
      html.text(step.indicator().title() + " ")
          .element("span", "faint", "· " + Wording.count(step))
          .close("li");
    }
    if (steps.size() > SHOWN) {
      html.element("li", "faint", "and " + (steps.size() - SHOWN) + " more");
    }
    Optional<String> nothing = NothingMore.of(rubric, plan);
    if (nothing.isPresent()) {
      html.element("li", "faint", nothing.get());
    }
    html.close("ul").raw("<details class=\"all\">");
    html.element("summary", "", "All " + rating.indicators().size() + " verdicts with evidence");
    for (var judged : rating.indicators()) {
      verdicts.write(judged);
    }
    html.close("details").close("section");
  }

  private static String said(Rating rating) {
    String interval = Wording.interval(rating);
    return Character.isDigit(interval.charAt(0)) || interval.startsWith("-")
        ? "level " + interval
        : interval;
  }

  private static void bar(Rating rating, Rubric rubric, HtmlWriter html) throws IOException {
    html.raw("<div class=\"bar\" role=\"img\" aria-label=\"").text(said(rating)).raw("\">");
    for (Rubric.Level level : rubric.levels()) {
      int number = level.number();
      boolean proven = rating.proven().isPresent() && number <= rating.proven().getAsInt();
      boolean possible = rating.possible().isPresent() && number <= rating.possible().getAsInt();
      String kind =
          proven ? (rating.proven().getAsInt() < 0 ? "low" : "proven") : possible ? "possible" : "";
      html.raw("<span title=\"")
          .text(level.name())
          .raw("\" class=\"" + kind + "\">" + number + "</span>");
    }
    html.close("div");
  }

  private static void ahead(Assessment.Repository repository, HtmlWriter html) throws IOException {
    if (repository.ahead().isEmpty()) {
      return;
    }
    Map<String, String> titles = Wording.titles(repository);
    html.element("h2", "", "Ahead of its foundation")
        .element("p", "soft", "What holds already, above a level that is not proven.")
        .open("ul", "");
    for (Map.Entry<String, List<String>> gap : Wording.byMissing(repository.ahead()).entrySet()) {
      html.open("li", "").text("held back by: ");
      named(gap.getKey(), titles, html);
      html.open("ul", "");
      for (String above : gap.getValue()) {
        html.open("li", "");
        named(above, titles, html);
        html.close("li");
      }
      html.close("ul").close("li");
    }
    html.close("ul");
  }

  private static void named(String id, Map<String, String> titles, HtmlWriter html)
      throws IOException {
    html.text(titles.getOrDefault(id, id) + " ").element("code", "faint", id);
  }

  private static void said(String title, List<Assessment.Finding> findings, HtmlWriter html)
      throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    html.element("h2", "", title).open("ul", "");
    for (Assessment.Finding finding : findings) {
      html.element("li", "", finding.says());
    }
    html.close("ul");
  }

  private static void problems(List<Assessment.AffectingProblem> problems, HtmlWriter html)
      throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    List<Assessment.AffectingProblem> lost = Wording.losing(problems);
    html.element("h2", "", lost.isEmpty() ? "How it was read" : "What could not be read")
        .raw("<details>");
    html.element(
        "summary", "", lost.isEmpty() ? Wording.notes(problems.size()) : Wording.lost(lost));
    html.open("ul", "");
    for (Assessment.AffectingProblem one :
        problems.subList(0, Math.min(PROBLEMS, problems.size()))) {
      html.open("li", "")
          .element(
              "span",
              "place",
              one.problem().path().isRoot() ? "the repository" : one.problem().path().value())
          .text(" " + one.problem().code() + ": " + one.problem().detail())
          .close("li");
    }
    if (problems.size() > PROBLEMS) {
      html.element("li", "faint", "and " + (problems.size() - PROBLEMS) + " more");
    }
    html.close("ul").close("details");
  }

  private static String style() throws IOException {
    try (InputStream css = HtmlReport.class.getResourceAsStream("/report/page.css")) {
      if (css == null) {
        throw new IOException("the page's style is missing from this build");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String style) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
