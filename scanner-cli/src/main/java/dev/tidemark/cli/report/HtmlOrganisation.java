package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.Obstacle;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The first screen of a page on several repositories: where each stands, what holds them back, what they take from one
 * another and what they do twice; everything leads to the part of the repository that it speaks of.
 */
final class HtmlOrganisation {
  /** Repositories that are named beside a count. */
  private static final int NAMED = 8;

  private final Assessment assessment;
  private final OrganisationView view;
  private final HtmlWriter html;
  private final HtmlTable table;

  HtmlOrganisation(Assessment assessment, HtmlWriter html) {
    this.assessment = assessment;
    this.view = new OrganisationView(assessment);
    this.html = html;
    this.table = new HtmlTable(html);
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
    new HtmlStandings(assessment, view, html).write();
    obstacles();
    adoption();
    ways();
    held();
    teams();
  }

  private void obstacles() throws IOException {
    List<Obstacle> all = view.obstacles();
    if (all.isEmpty()) {
      return;
    }
    html.element("h2", "", "What blocks the next level, and where");
    table.write(
        List.of("What stands in the way, and what to do", "Area", "Repositories", "Which"),
        all,
        one -> {
          html.open("td", "").text(one.indicator().title() + " ");
          html.element("code", "faint", one.indicator().id()).raw("<br>");
          html.element("span", "soft", "→ " + one.remedy()).close("td");
          html.element("td", "word", one.area().title());
          html.element("td", "number", one.wrong().size() + " of " + one.asked());
          html.open("td", "");
          Optional<String> everywhere = OrganisationView.everywhere(one);
          if (everywhere.isPresent()) {
            html.text(everywhere.get());
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
    table.write(
        List.of("What", "Where it lies", "Used by", "Uses", "Pinned", "Versions"),
        all,
        one -> {
          html.element("td", "word", one.what()).open("td", "place");
          place(one.repository(), one.path());
          html.close("td").open("td", "");
          named(one.users());
          html.close("td").element("td", "number", HtmlTable.number(one.uses()));
          html.element("td", "number", OrganisationView.pinned(one));
          html.element("td", "", OrganisationView.versions(one, NAMED));
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
    table.write(
        List.of("For", "Pipelines", "Different ways", "In the commonest way", "Where"),
        all,
        one -> {
          html.element("td", "word", one.purpose())
              .element("td", "number", HtmlTable.number(one.pipelines()));
          html.element("td", "number", HtmlTable.number(one.different()));
          html.element("td", "number", HtmlTable.number(one.alike())).open("td", "");
          named(one.repositories());
          html.close("td");
        });
  }

  private void held() throws IOException {
    List<Held> all = Held.of(assessment.organisation());
    if (all.isEmpty()) {
      return;
    }
    html.element("h2", "", "What several of them hold");
    html.element(
        "p",
        "soft",
        "Definitions, charts, pipelines, images and policies that are made of the same, whatever they"
            + " are called: one that is shared could stand for all.");
    table.write(
        List.of("What", "Here", "And there", "How alike", "Lines"),
        all,
        one -> {
          html.element("td", "word", one.what().word()).open("td", "place");
          place(one.repository(), one.path());
          html.close("td").open("td", "place");
          places(one.copies());
          html.close("td").element("td", "word", one.likeness());
          html.element("td", "number", HtmlTable.number(one.lines()));
        });
  }

  private void places(List<Organisation.Copy> copies) throws IOException {
    for (int i = 0; i < Math.min(NAMED, copies.size()); i++) {
      html.raw(i == 0 ? "" : ", ");
      place(copies.get(i).repository(), copies.get(i).path());
    }
    if (copies.size() > NAMED) {
      html.text(" and " + (copies.size() - NAMED) + " more");
    }
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
    table.write(
        List.of("Team", "Owns something in"),
        all,
        one -> {
          html.element("td", "", one.name()).open("td", "");
          named(one.repositories());
          html.close("td");
        });
  }
}
