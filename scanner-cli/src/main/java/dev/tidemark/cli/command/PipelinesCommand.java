package dev.tidemark.cli.command;

import dev.tidemark.cli.Engine;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.report.Lines;
import dev.tidemark.cli.report.Style;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every pipeline as a readable tree. */
@Command(
    name = "pipelines",
    description =
        "Shows every pipeline as a tree: trigger, jobs, what each step means, what was followed and what was not.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nWhat to read:%n",
    footer = {
      "",
      "Examples:",
      "  tidemark pipelines",
      "  tidemark pipelines ~/src/infra --rev main"
    })
final class PipelinesCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private TargetOptions targets = new TargetOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  PipelinesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SortedMap<String, List<String>> trees;
    try (Progress progress = Progress.start(session.console(), false)) {
      trees =
          session
              .engine()
              .pipelines(
                  new Engine.Request(targets.targets(), List.of(), Optional.empty()), progress);
    }
    Style style = common.style(session.console());
    new Output(session.console())
        .write(
            session.console().encoding(),
            out -> {
              Lines lines = new Lines(out, style);
              for (Map.Entry<String, List<String>> repository : trees.entrySet()) {
                lines.line(style.paint(Style.Tone.STRONG, style.safe(repository.getKey())));
                if (repository.getValue().size() <= 1) {
                  lines.item(1, "no pipeline was found");
                  lines.blank();
                  continue;
                }
                for (String line : repository.getValue()) {
                  lines.line(line.isEmpty() ? "" : "  " + style.safe(line));
                }
                lines.blank();
              }
            });
    return ExitCode.DONE.code();
  }
}
