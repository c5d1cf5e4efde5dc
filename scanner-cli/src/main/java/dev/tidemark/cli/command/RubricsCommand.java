package dev.tidemark.cli.command;

import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.report.Lines;
import dev.tidemark.cli.report.Style;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the rubrics and what they ask, and validates a file of one's own. */
@Command(
    name = "rubrics",
    description = "Lists the rubrics with their indicators, or validates a rubric file.",
    footer = {
      "",
      "Examples:",
      "  tidemark rubrics",
      "  tidemark rubrics show iac",
      "  tidemark rubrics validate my-rubric.yaml"
    })
final class RubricsCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private CommonOptions common = new CommonOptions();

  RubricsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    show(List.of());
    return ExitCode.DONE.code();
  }

  @Command(
      name = "show",
      description = "Shows the indicators of a rubric.",
      footer = {"", "Example:", "  tidemark rubrics show platform"})
  int show(
      @Parameters(arity = "0..*", paramLabel = "ID|FILE", description = "Which rubrics.")
          List<String> wanted) {
    List<Rubric> rubrics = session.engine().rubrics(wanted == null ? List.of() : wanted);
    Style style = common.style(session.console());
    new Output(session.console())
        .write(
            session.console().encoding(),
            out -> {
              for (Rubric rubric : rubrics) {
                write(rubric, style, new Lines(out, style));
              }
            });
    return ExitCode.DONE.code();
  }

  @Command(
      name = "validate",
      description =
          "Checks a rubric file: every error with its line, its field and what would be right.",
      footer = {"", "Example:", "  tidemark rubrics validate my-rubric.yaml"})
  int validate(@Parameters(paramLabel = "FILE", description = "The rubric file.") String file) {
    Rubric rubric = session.engine().rubrics(List.of(file)).get(0);
    new Output(session.console())
        .print(
            String.format(
                Locale.ROOT,
                "%s %s is valid: %d areas, %d indicators%n",
                rubric.id(),
                rubric.version(),
                rubric.areas().size(),
                rubric.indicators().count()));
    return ExitCode.DONE.code();
  }

  private static void write(Rubric rubric, Style style, Lines lines) throws IOException {
    lines.line(
        style.paint(Style.Tone.STRONG, style.safe(rubric.title()))
            + "  "
            + style.safe(rubric.id() + " " + rubric.version()));
    lines.item(1, style.safe(rubric.source()));
    for (PracticeArea area : rubric.areas()) {
      lines.blank();
      lines.line("  " + style.paint(Style.Tone.STRONG, style.safe(area.title())));
      for (Indicator indicator : area.indicators()) {
        String role = indicator.role() == Indicator.Role.REQUIREMENT ? "requires" : "symptom ";
        lines.line(
            String.format(Locale.ROOT, "    %2d %s ", indicator.level(), role)
                + style.safe(indicator.id()));
        lines.item(8, style.safe(indicator.title()));
      }
    }
    lines.blank();
  }
}
