package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.Obstacle;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.scan.Assessment;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Markdown says of several repositories first: where each stands, what holds them back, what they share. */
final class MarkdownOrganisation {
  /** Rows of what holds them back, and of what they share. */
  private static final int ROWS = 10;

  /** Repositories that are named beside a count. */
  private static final int NAMED = 5;

  /**
   * Rows of standings that stay whatever the limit: in a comment of 65,000 characters, at some 120 a row, they leave room for
   * what holds the repositories back.
   */
  private static final int ALWAYS = 300;

  private final Assessment assessment;
  private final OrganisationView view;
  private final Shortening page;

  MarkdownOrganisation(Assessment assessment, Shortening page) {
    this.assessment = assessment;
    this.view = new OrganisationView(assessment);
    this.page = page;
  }

  void write() {
    page.add(0, "## " + MarkdownWords.text(view.extent()) + "\n\n");
    standings();
    obstacles();
    adoption();
    ways();
    held();
    teams();
  }

  private void standings() {
    List<Assessment.Repository> assessed =
        assessment.repositories().stream().filter(Assessment.Repository::isAssessed).toList();
    if (!assessed.isEmpty()) {
      String heads =
          assessed.get(0).rubrics().stream()
              .flatMap(result -> result.rubric().areas().stream())
              .map(area -> MarkdownWords.text(area.title()))
              .collect(Collectors.joining(" | "));
      int columns =
          assessed.get(0).rubrics().stream()
              .mapToInt(result -> result.rubric().areas().size())
              .sum();
      page.add(0, "| Repository | " + heads + " |\n|---|" + "---|".repeat(columns) + "\n");
    }
    OrganisationView.asOne(assessment)
        .ifPresent(whole -> page.add(0, "| **All together** | " + levels(whole) + " |\n"));
    for (int i = 0; i < assessed.size(); i++) {
      page.add(
          i < ALWAYS ? 0 : 1,
          "| " + name(assessed.get(i)) + " | " + levels(assessed.get(i)) + " |\n");
    }
    others();
  }

  private void others() {
    if (!view.empty().isEmpty()) {
      page.add(1, "\nNothing that a model speaks about in " + codes(view.empty()) + ".\n");
    }
    view.unread()
        .forEach(
            (why, names) ->
                page.add(0, "\n" + codes(names) + ": " + MarkdownWords.text(why) + "\n"));
  }

  private static String codes(List<String> names) {
    return names.stream().map(MarkdownWords::code).collect(Collectors.joining(", "));
  }

  /** A repository, linked to its page where that is known. */
  private String name(Assessment.Repository repository) {
    String name = MarkdownWords.code(view.briefly(repository.name()));
    return repository
        .remote()
        .flatMap(Escape::webAddress)
        .map(address -> "[" + name + "](" + address + ")")
        .orElse(name);
  }

  private static String levels(Assessment.Repository repository) {
    return repository.rubrics().stream()
        .map(MarkdownOrganisation::levels)
        .collect(Collectors.joining(" | "));
  }

  private static String levels(RubricResult result) {
    return result.assessed()
        ? result.ratings().stream()
            .map(MarkdownOrganisation::level)
            .collect(Collectors.joining(" | "))
        : String.join(" | ", Collections.nCopies(result.rubric().areas().size(), "–"));
  }

  private static String level(Rating rating) {
    if (rating.possible().isEmpty()) {
      return "–";
    }
    String proven = rating.proven().isEmpty() ? "?" : "**" + rating.proven().getAsInt() + "**";
    return rating.proven().equals(rating.possible())
        ? proven
        : proven + " to " + rating.possible().getAsInt();
  }

  private void obstacles() {
    List<Obstacle> all = view.obstacles();
    if (all.isEmpty()) {
      return;
    }
    page.add(0, "\n### What blocks the next level, and where\n\n");
    page.add(0, "| What stands in the way | What to do | Area | Repositories | Which |\n");
    page.add(0, "|---|---|---|---|---|\n");
    for (Obstacle one : all.subList(0, Math.min(ROWS, all.size()))) {
      page.add(
          0,
          String.format(
              Locale.ROOT,
              "| %s %s | %s | %s | %,d of %,d | %s |\n",
              MarkdownWords.text(one.indicator().title()),
              MarkdownWords.code(one.indicator().id()),
              MarkdownWords.text(one.remedy()),
              MarkdownWords.text(one.area().title()),
              one.wrong().size(),
              one.asked(),
              which(one)));
    }
    more(all.size());
  }

  private String which(Obstacle one) {
    String wrong =
        OrganisationView.everywhere(one)
            .orElseGet(
                () ->
                    names(
                        one.wrong().stream()
                            .map(number -> view.repository(number).name())
                            .toList()));
    String unknown = one.unknown().isEmpty() ? "" : "unknown in " + one.unknown().size();
    return wrong + (wrong.isEmpty() || unknown.isEmpty() ? "" : "; ") + unknown;
  }

  private String names(List<String> names) {
    String first =
        names.stream()
            .limit(NAMED)
            .map(name -> MarkdownWords.code(view.briefly(name)))
            .collect(Collectors.joining(", "));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }

  private void more(int all) {
    if (all > ROWS) {
      page.add(1, String.format(Locale.ROOT, "\nand %,d more\n", all - ROWS));
    }
  }

  private String place(String repository, String path) {
    String name = MarkdownWords.code(view.place(repository, path));
    Optional<String> link = view.link(repository, path).flatMap(Escape::webAddress);
    return link.map(address -> "[" + name + "](" + address + ")").orElse(name);
  }

  private void adoption() {
    List<Organisation.Adoption> all = assessment.organisation().adoption();
    if (all.isEmpty()) {
      return;
    }
    page.add(1, "\n### What they take from one another\n\n");
    page.add(1, "| What | Where it lies | Used by | Uses | Pinned | Versions |\n");
    page.add(1, "|---|---|---|---|---|---|\n");
    for (Organisation.Adoption one : all.subList(0, Math.min(ROWS, all.size()))) {
      page.add(
          1,
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %,d | %s | %s |\n",
              one.what(),
              place(one.repository(), one.path()),
              names(one.users()),
              one.uses(),
              OrganisationView.pinned(one),
              MarkdownWords.text(OrganisationView.versions(one, NAMED))));
    }
    more(all.size());
  }

  private void ways() {
    List<Organisation.Ways> all = assessment.organisation().ways();
    if (all.isEmpty()) {
      return;
    }
    page.add(1, "\n### Pipelines of the same purpose\n\n");
    all.forEach(one -> page.add(1, "- " + MarkdownWords.text(OrganisationView.ways(one)) + "\n"));
  }

  private void held() {
    List<Held> all = Held.of(assessment.organisation());
    if (all.isEmpty()) {
      return;
    }
    page.add(1, "\n### What several of them hold\n\n");
    page.add(1, "| What | Here | And there | How alike | Lines |\n|---|---|---|---|---|\n");
    for (Held one : all.subList(0, Math.min(ROWS, all.size()))) {
      page.add(
          1,
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %,d |\n",
              one.what().word(),
              place(one.repository(), one.path()),
              places(one.copies()),
              one.likeness(),
              one.lines()));
    }
    more(all.size());
  }

  private String places(List<Organisation.Copy> copies) {
    String first =
        copies.stream()
            .limit(NAMED)
            .map(copy -> place(copy.repository(), copy.path()))
            .collect(Collectors.joining(", "));
    return copies.size() > NAMED ? first + " and " + (copies.size() - NAMED) + " more" : first;
  }

  private void teams() {
    List<Organisation.Team> all = view.teams().toList();
    if (all.isEmpty()) {
      return;
    }
    page.add(1, "\n### Teams\n\n| Team | Owns something in |\n|---|---|\n");
    for (Organisation.Team one : all.subList(0, Math.min(ROWS, all.size()))) {
      page.add(
          1, "| " + MarkdownWords.text(one.name()) + " | " + names(one.repositories()) + " |\n");
    }
    more(all.size());
  }
}
