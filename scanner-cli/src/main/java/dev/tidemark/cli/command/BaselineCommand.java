package dev.tidemark.cli.command;

import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.gate.BaselineFile;
import dev.tidemark.cli.report.Escape;
import dev.tidemark.compare.Baseline;
import dev.tidemark.scan.Assessment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes or updates the file that remembers how far a repository came. */
@Command(
    name = "baseline",
    description = "Writes the small file that remembers how far the repository came.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nWhat to remember:%n",
    footer = {
      "",
      "Examples:",
      "  tidemark baseline                                writes .tidemark-baseline",
      "  tidemark baseline ~/src/infra                    writes it there",
      "  tidemark gate --against .tidemark-baseline       compares with it",
      "  tidemark baseline --allow-lower --reason 'moved to another repository'"
    })
final class BaselineCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private JudgingOptions targets = new JudgingOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to. Default: " + BaselineFile.NAME + " in the repository's own folder.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--allow-lower",
      description = "Write it although something is lower than before.")
  private boolean allowLower;

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      description = "Why it may be lower; kept in the file.")
  private Optional<String> reason = Optional.empty();

  @SuppressWarnings("UnusedVariable") // read by the command line: --help, --debug
  @Mixin
  private CommonOptions common = new CommonOptions();

  BaselineCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (allowLower && reason.filter(why -> !why.isBlank()).isEmpty()) {
      throw new UserError("--allow-lower needs a reason", "add --reason 'why it may be lower'");
    }
    if (reason.isPresent() && !allowLower) {
      throw new UserError(
          "--reason says why it may be lower, and --allow-lower is missing",
          "add --allow-lower, or leave out --reason");
    }
    OneRepository.require(targets.request().targets(), "a baseline is of");
    String file = output.orElseGet(this::inRepository);
    Path place = ReportFiles.place("-o", file);
    BaselineFile before = BaselineFile.at(Path.of(file));
    Assessment assessment;
    try (Progress progress = Progress.start(session.console(), false)) {
      assessment = session.engine().assess(targets.request(), progress);
    }
    Baseline now = Baseline.of(assessment.repositories().get(0));
    List<String> lowered = before.comparable(now) ? before.lowered(now) : List.of();
    if (!lowered.isEmpty() && !allowLower) {
      throw new UserError(
          "the baseline '" + file + "' would be lowered, and was left as it is",
          String.join("\n", lowered.stream().map(Escape::terminal).toList())
              + "\nrestore what was lost, or write it with --allow-lower --reason 'why'");
    }
    String text = BaselineFile.text(now, lowered.isEmpty() ? Optional.empty() : reason);
    ReportFiles.write(place, out -> out.append(text));
    new Output(session.console())
        .print((lowered.isEmpty() ? "written: " : "lowered: ") + Escape.terminal(file) + "\n");
    return ExitCode.DONE.code();
  }

  /** Where a baseline is kept unless somebody says otherwise: with the repository that it is of. */
  private String inRepository() {
    Path folder = OneRepository.folder(targets.request().targets());
    if (RepositoryState.isBare(folder)) {
      throw new UserError(
          "'" + folder + "' is a bare repository: there is nowhere to write to",
          "name the file with -o FILE");
    }
    return folder.resolve(BaselineFile.NAME).toString();
  }
}
