package dev.tidemark.cli.command;

import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.explain.Suggestions;
import dev.tidemark.cli.plan.Plan;
import dev.tidemark.cli.report.Lines;
import dev.tidemark.cli.report.PlanPage;
import dev.tidemark.cli.report.Style;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what blocks the next level of each area. */
@Command(
    name = "plan",
    description =
        "What blocks the next level of each area, cheapest first, and where to change what.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nWhat to scan:%n",
    footer = {
      "",
      "Examples:",
      "  tidemark plan",
      "  tidemark plan ~/src/infra --area ci",
      "  tidemark plan --target platform=4    past level 3, where most should stop"
    })
final class PlanCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private JudgingOptions targets = new JudgingOptions();

  @Option(
      names = "--area",
      paramLabel = "AREA",
      split = ",",
      hideParamSyntax = true,
      description = "Only these areas: ci, or iac.ci.")
  private List<String> areas = new ArrayList<>();

  @Option(
      names = "--target",
      paramLabel = "RUBRIC=LEVEL",
      split = ",",
      hideParamSyntax = true,
      description = "The highest level to aim at. Default: every level; 3 for the platform rubric.")
  private List<String> aims = new ArrayList<>();

  @Option(
      names = {"-v", "--verbose"},
      description = "Every place to change, not the first few.")
  private boolean verbose;

  @Mixin private CommonOptions common = new CommonOptions();

  PlanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, Integer> ceilings = NamedLevels.of("--target", "RUBRIC=LEVEL", aims);
    Assessment assessment;
    try (Progress progress = Progress.start(session.console(), false)) {
      assessment = session.engine().assess(targets.request(), progress);
    }
    checkNames(assessment, ceilings);
    Style style = common.style(session.console());
    PlanPage page = new PlanPage(style, areas, verbose);
    new Output(session.console())
        .write(
            session.console().encoding(),
            out -> {
              Lines lines = new Lines(out, style);
              page.together(assessment, lines);
              boolean several = assessment.repositories().size() > 1;
              for (Assessment.Repository repository : assessment.repositories()) {
                // Of several, those with nothing to plan are named together.
                if (!several || repository.isAssessed()) {
                  write(page, repository, ceilings, lines);
                }
              }
            });
    return ExitCode.DONE.code();
  }

  /** A plan without what was asked for would look like one with nothing to do. */
  private void checkNames(Assessment assessment, Map<String, Integer> ceilings) {
    List<Rubric> rubrics =
        assessment.repositories().stream()
            .limit(1)
            .flatMap(repository -> repository.rubrics().stream())
            .map(RubricResult::rubric)
            .toList();
    Set<String> known = new TreeSet<>();
    for (Rubric rubric : rubrics) {
      rubric
          .areas()
          .forEach(area -> known.addAll(List.of(area.id(), rubric.id() + "." + area.id())));
    }
    areas.forEach(area -> checkName("area", area, known));
    Map<String, Rubric> judged = new TreeMap<>();
    rubrics.forEach(rubric -> judged.put(rubric.id(), rubric));
    ceilings.forEach(
        (id, level) -> {
          checkName("rubric", id, judged.keySet());
          Optional.ofNullable(judged.get(id))
              .ifPresent(rubric -> NamedLevels.requireLevel(rubric, id, level));
        });
  }

  private static void checkName(String what, String name, Set<String> known) {
    if (!known.isEmpty() && !known.contains(name)) {
      List<String> near = Suggestions.near(name, known);
      throw new UserError(
          "no " + what + " here is called '" + name + "'",
          near.isEmpty()
              ? "known: " + String.join(", ", known)
              : "did you mean " + near.get(0) + "?");
    }
  }

  private static void write(
      PlanPage page, Assessment.Repository repository, Map<String, Integer> ceilings, Lines lines)
      throws IOException {
    page.heading(repository, lines);
    for (RubricResult result : repository.rubrics()) {
      page.write(Plan.of(result, ceilings), repository, lines);
    }
  }
}
