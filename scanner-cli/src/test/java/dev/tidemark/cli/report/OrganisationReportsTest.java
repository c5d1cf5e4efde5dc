package dev.tidemark.cli.report;

import static dev.tidemark.landscape.UnitSource.Sketched.What.DEFINITIONS;
import static dev.tidemark.landscape.UnitSource.Sketched.What.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.cli.Samples;
import dev.tidemark.document.Problem;
import dev.tidemark.judgement.Role;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the reports for people say of several repositories, whatever those are called. */
class OrganisationReportsTest {
  private static final Pattern LEADS_TO = Pattern.compile("href=\"#([^\"]+)\"");

  private static Assessment several(String second) {
    Assessment.Repository infra = Samples.ordinary().repositories().get(0);
    Assessment.Repository other =
        new Assessment.Repository(
            second,
            infra.remote(),
            infra.revision(),
            infra.role(),
            1,
            infra.rubrics(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            List.of(),
            List.of());
    return new Assessment(
        false,
        List.of(infra, unread(), other),
        new Organisation(
            List.of(new Organisation.Team("@a/team", "catalogue", List.of(infra.name(), second))),
            List.of(
                new Organisation.Adoption(
                    "module",
                    infra.name(),
                    "modules/q",
                    List.of(second),
                    3,
                    2,
                    List.of(
                        new Organisation.Version("1.2.0", List.of(second), 2),
                        new Organisation.Version("", List.of(second), 1))),
                new Organisation.Adoption(
                    "template",
                    second,
                    "",
                    List.of(infra.name()),
                    1,
                    0,
                    List.of(
                        new Organisation.Version(
                            "0123456789012345678901234567890123456789",
                            List.of(infra.name()),
                            1)))),
            List.of(
                new Organisation.Copy(
                    DEFINITIONS, second, "", infra.name(), "modules/q", 81, 40, false),
                new Organisation.Copy(
                    DEFINITIONS, second, "x", infra.name(), "modules/r", 100, 40, true),
                new Organisation.Copy(
                    PIPELINE, second, "a.yml", infra.name(), "b.yml", 90, 40, false),
                new Organisation.Copy(
                    PIPELINE, "acme/lost", "c.yml", infra.name(), "b.yml", 100, 30, true)),
            List.of(new Organisation.Ways("check", 3, 2, 2, List.of(infra.name(), second))),
            infra.rubrics()));
  }

  private static Assessment.Repository unread() {
    Problem lost = new Problem("no-commit", RepoPath.ROOT, 0, "the repository was not read", true);
    return new Assessment.Repository(
        "acme/lost",
        Optional.empty(),
        Optional.empty(),
        Role.MIXED,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of(),
        List.of(new Assessment.AffectingProblem(lost, List.of())));
  }

  private static String written(Report report, Assessment assessment) throws IOException {
    StringBuilder out = new StringBuilder();
    report.write(assessment, out);
    return out.toString();
  }

  @Test
  void runsForCodeScanningSayWhichRepositoryTheyAreOf() throws IOException {
    StringBuilder out = new StringBuilder();
    new SarifReport().write(several("acme/other"), out);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/runs"))
        .extracting(run -> run.at("/automationDetails/id").asText())
        .containsExactly("tidemark/acme/infra/", "tidemark/acme/lost/", "tidemark/acme/other/");
    StringBuilder alone = new StringBuilder();
    new SarifReport().write(Samples.ordinary(), alone);
    assertThat(alone.toString()).doesNotContain("automationDetails");
  }

  @Test
  void thePageBeginsWithWhereEveryoneStandsAndLeadsToEach() throws IOException {
    String page = written(new HtmlReport(false), several("acme/shop"));
    assertThat(page)
        .as("heads say what they are of, marks what they mean, and the keys reach what is wide")
        .contains("<th scope=\"col\">Repository</th>", "<th scope=\"colgroup\"", "tabindex=\"0\"")
        .contains("role=\"img\" aria-label=\"fails\">✘")
        .doesNotContain("<th>");
    assertThat(page)
        .contains("<h1>Repositories of acme</h1>")
        .contains("3 repositories, 2 with something to assess; 1 could not be read")
        .contains("<a href=\"#r0\">infra</a>", "<a href=\"#r2\">shop</a>", "href=\"#all\"")
        .contains("lost: the repository was not read")
        .contains("What blocks the next level, and where", "2 of 2", "all of them")
        .contains("What they take from one another", "Pipelines of the same purpose")
        .contains("What several of them hold", "81&#160;% alike", "identical")
        .contains("90 to 100&#160;% alike, 1 of 2 identical")
        .contains("1.2.0 (2), no version (1)")
        .contains("As catalogues name them.");
    assertThat(page.indexOf("Where everyone stands")).isLessThan(page.indexOf("id=\"r0\""));
    LEADS_TO
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .forEach(id -> assertThat(page).containsOnlyOnce("id=\"" + id + "\""));
  }

  @Test
  void onePageOfOneRepositoryHasNoPartOfAll() throws IOException {
    assertThat(written(new HtmlReport(false), Samples.ordinary()))
        .doesNotContain("Where everyone stands", "id=\"all\"");
  }

  @Test
  void whateverTheyAreCalledThePageHoldsTextAndNoScript() throws IOException {
    String page = written(new HtmlReport(false), several(Samples.HOSTILE));
    assertThat(page).contains("&lt;img src=x&gt;").doesNotContain("<img", "<script", "##[");
    assertThat(page.codePoints().filter(c -> c != '\n').noneMatch(Escape::isTreacherous)).isTrue();
  }

  @Test
  void markdownTellsAllBeforeEach() throws IOException {
    String text = written(new MarkdownReport(MarkdownReport.COMMENT), several("acme/shop"));
    assertThat(text)
        .startsWith("## 3 repositories, 2 with something to assess; 1 could not be read\n")
        .contains("| Repository | ", "| **All together** | ")
        .contains("[`infra`](https://github.com/acme/infra) | ")
        .contains("`lost`: the repository was not read")
        .contains("| module | [`infra/modules/q`](https://github.com/acme/infra/blob/")
        .contains("3 pipelines in 2 repositories, 2 different ways")
        .contains("81 % alike");
    assertThat(text.indexOf("What several of them hold"))
        .isLessThan(text.indexOf("### All 3 repositories together"));
    assertThat(written(new MarkdownReport(3_000), several("acme/shop")))
        .hasSizeLessThan(3_001)
        .contains("| **All together** | ")
        .contains("more parts are not shown");
    String hostile = written(new MarkdownReport(MarkdownReport.COMMENT), several(Samples.HOSTILE));
    assertThat(hostile).doesNotContain("\n::error::");
    assertThat(hostile.lines().filter(line -> line.startsWith("| module |")))
        .singleElement()
        .satisfies(row -> assertThat(row.replace("\\|", "").split("\\|", -1)).hasSize(8));
  }

  @Test
  void csvHasRowsForAllTogether() throws IOException {
    String rows = written(new CsvReport(), several("acme/shop"));
    String alone = written(new CsvReport(), Samples.ordinary());
    long each = alone.lines().count() - 1;
    assertThat(rows.lines().count()).isEqualTo(1 + 3 * each);
    assertThat(rows.lines().filter(row -> row.startsWith("\"(all together)\"")).count())
        .isEqualTo(each);
    assertThat(alone).doesNotContain("(all together)");
  }

  @Test
  void theTerminalNamesWhatHoldsMostOfThemBack() throws IOException {
    String text = written(new TerminalReport(Style.plain(), false, false), several("acme/shop"));
    assertThat(text)
        .contains("What blocks the next level, and what to do", "2 of 2", "→ ", "All together")
        .contains("infra/modules/q · module used by 1 repository, 2 of 3 uses pinned: 1.2.0 (2),")
        .contains("shop · template used by 1 repository, 0 of 1 uses pinned: 0123456")
        .contains("infra/modules/r · definitions also in shop/x, identical")
        .contains("infra/b.yml · pipeline also in 2 repositories more (lost, shop), 90 to 100 %")
        .contains("lost: the repository was not read", "acme/lost  not read");
    assertThat(text.lines()).allMatch(line -> Columns.of(line) <= 80);
    assertThat(text).contains("acme/infra  at 0123456789");
    List<Assessment.Repository> many =
        Collections.nCopies(6, Samples.ordinary().repositories().get(0));
    assertThat(written(new TerminalReport(Style.plain(), false, false), new Assessment(true, many)))
        .contains("-v shows the screen of each repository")
        .doesNotContain("acme/infra  at 0123456789");
    assertThat(
            written(
                new TerminalReport(new Style(false, false, 80), false, false),
                several(Samples.HOSTILE)))
        .matches(Pattern.compile("[\\x20-\\x7e\\n]*"));
  }
}
