package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.AreaPlan;
import dev.tidemark.cli.plan.Plan;
import dev.tidemark.cli.plan.Step;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What blocks progress, for a person who wants to change it: each step with what to do and where. */
public final class PlanPage {
  private static final int PLACES_SHOWN = 5;

  private final Style style;
  private final List<String> areas;
  private final boolean everyPlace;

  /** @param areas the only areas to show, by id or by rubric and id; all when empty */
  public PlanPage(Style style, List<String> areas, boolean everyPlace) {
    this.style = style;
    this.areas = List.copyOf(areas);
    this.everyPlace = everyPlace;
  }

  /** What most repositories would have to do, and which have nothing to plan; nothing where there is one. */
  public void together(Assessment assessment, Lines lines) throws IOException {
    if (OrganisationView.areSeveral(assessment)) {
      new TerminalOverview(style).plan(assessment, lines);
    }
  }

  public void heading(Assessment.Repository repository, Lines lines) throws IOException {
    lines.line(
        style.paint(Style.Tone.STRONG, style.safe(repository.name()))
            + "  "
            + Wording.revision(repository));
    lines.blank();
  }

  public void write(Plan plan, Assessment.Repository repository, Lines lines) throws IOException {
    Rubric rubric = plan.result().rubric();
    if (!plan.result().assessed()) {
      lines.line(style.paint(Style.Tone.STRONG, style.safe(rubric.title())));
      lines.item(1, "not assessed: " + style.safe(Wording.notAssessed(rubric)));
      lines.blank();
      return;
    }
    for (AreaPlan area : plan.areas()) {
      String id = area.rating().area().id();
      if (areas.isEmpty() || areas.contains(id) || areas.contains(rubric.id() + "." + id)) {
        area(rubric, area, repository, lines);
      }
    }
  }

  private void area(Rubric rubric, AreaPlan area, Assessment.Repository repository, Lines lines)
      throws IOException {
    String title = Wording.title(rubric, area.rating().area());
    lines.line(
        style.paint(Style.Tone.STRONG, style.safe(title)) + "  " + Wording.interval(area.rating()));
    if (area.stopped()) {
      lines.item(
          1,
          "The model advises most organisations to stop here; --target "
              + style.safe(rubric.id())
              + "="
              + nextLevel(area)
              + " goes on.");
    } else if (NothingMore.isHighest(rubric, area.rating())) {
      lines.item(1, "The highest level is reached.");
    } else {
      Optional<String> nothing = NothingMore.of(rubric, area);
      if (nothing.isPresent()) {
        lines.item(1, style.safe(Wording.sentence(nothing.get())));
      }
    }
    int number = 1;
    for (Step step : area.steps()) {
      step(number++, step, repository, lines);
    }
    lines.blank();
  }

  private static int nextLevel(AreaPlan area) {
    return area.rating().proven().orElse(-1) + 1;
  }

  private void step(int number, Step step, Assessment.Repository repository, Lines lines)
      throws IOException {
    String lead = String.format(Locale.ROOT, "%3d. ", number);
    List<Evidence> places = step.changeable();
    String effort =
        style.own(" · ")
            + (step.isHabit() ? "from the next change on" : step.effort().words(places.size()));
    lines.line(
        lead
            + style.paint(Style.tone(step.judged()), style.mark(step.judged()))
            + " "
            + style.safe(step.indicator().title())
            + style.paint(Style.Tone.FAINT, effort));
    lines.item(4, style.paint(Style.Tone.FAINT, style.safe(step.indicator().id())));
    lines.item(4, style.safe(step.judged().reason()));
    if (!step.advice().isEmpty()) {
      String arrow = style.own("→ ");
      lines.hanging(4, arrow, Columns.of(arrow), style.safe(step.advice()));
    }
    if (step.isUnreadable()) {
      unread(step, repository, lines);
    } else {
      places(places, Permalinks.of(repository), lines);
    }
  }

  /** What is to be made readable; what is known to lack something is no place to begin with. */
  private void unread(Step step, Assessment.Repository repository, Lines lines) throws IOException {
    List<Assessment.AffectingProblem> lost = Wording.losing(repository.problems());
    List<Assessment.AffectingProblem> own =
        lost.stream().filter(one -> one.affects().contains(step.indicator().id())).toList();
    List<Problem> broken =
        (own.isEmpty() ? lost : own)
            .stream()
                .map(Assessment.AffectingProblem::problem)
                .filter(problem -> !problem.path().isRoot())
                .toList();
    int shown = everyPlace ? broken.size() : Math.min(PLACES_SHOWN, broken.size());
    for (Problem problem : broken.subList(0, shown)) {
      lines.line(" ".repeat(10) + "at " + style.safe(Wording.place(problem)));
    }
    more(broken.size() - shown, lines);
  }

  private void places(List<Evidence> places, Permalinks links, Lines lines) throws IOException {
    int shown = everyPlace ? places.size() : Math.min(PLACES_SHOWN, places.size());
    for (Evidence place : places.subList(0, shown)) {
      String where =
          place.location().path().isRoot() ? "(repository)" : place.location().toString();
      // Never wrapped: half of a path can neither be clicked nor searched for.
      lines.line(" ".repeat(10) + "at " + style.safe(where));
      if (links.to(place).isPresent()) {
        lines.line(" ".repeat(13) + style.paint(Style.Tone.FAINT, links.to(place).get()));
      }
    }
    more(places.size() - shown, lines);
  }

  private static void more(int count, Lines lines) throws IOException {
    if (count > 0) {
      lines.faint(
          " ".repeat(10) + String.format(Locale.ROOT, "and %,d more; -v lists them", count));
    }
  }
}
