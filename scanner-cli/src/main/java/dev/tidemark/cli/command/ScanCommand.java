package dev.tidemark.cli.command;

import dev.tidemark.cli.Engine;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.report.Escape;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Assesses repositories and reports. */
@Command(
    name = "scan",
    description = "Assesses a repository, or every repository below a folder.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nWhat to scan:%n",
    footer = {
      "",
      "Examples:",
      "  tidemark scan                              the repository here, at HEAD",
      "  tidemark scan ~/src/infra --rev v1.2.0     a tag, without a checkout",
      "  tidemark scan --worktree                   uncommitted changes included",
      "  tidemark scan ~/src/acme                   all repositories there",
      "  tidemark scan -v                           every verdict with its evidence",
      "  tidemark scan --report json=out.json --report html=out.html",
      "",
      "Nothing is fetched, started or changed. Only the report goes to standard output."
    })
final class ScanCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private JudgingOptions targets = new JudgingOptions();

  @Option(
      names = "--report",
      paramLabel = "FORMAT[=FILE]",
      split = ",",
      hideParamSyntax = true,
      description = {
        "terminal (default), json, markdown, html, sarif, junit, gitlab-codequality,"
            + " github-annotations, badge (SVG) or csv;",
        "to a file when one is named. Repeatable."
      })
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--evidence",
      paramLabel = "HOW-MUCH",
      description =
          "all lists every piece of evidence; some (default) the first of each indicator.",
      defaultValue = "some")
  private Evidence evidence = Evidence.some;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each verdict with its reason and evidence.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on standard error.")
  private boolean quiet;

  @Mixin private CommonOptions common = new CommonOptions();

  /** How much evidence to list. */
  enum Evidence {
    some,
    all
  }

  ScanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<ReportRequest> requests = ReportRequest.of(reports);
    Engine.Request request = targets.request();
    Assessment assessment;
    try (Progress progress = Progress.start(session.console(), quiet)) {
      assessment = session.engine().assess(request, progress);
    }
    boolean all = evidence == Evidence.all;
    // Who asks for all evidence of the one report that shows none by itself wants to see it.
    boolean shown = verbose || (all && requests.size() == 1);
    ReportFormat.Detail detail = new ReportFormat.Detail(shown, all);
    for (ReportRequest asked : requests) {
      asked.write(
          session.console(),
          common.style(session.console()),
          (style, out) -> asked.format().report(style, detail).write(assessment, out));
    }
    LinkedRepositories.hint(request.targets(), assessment)
        .ifPresent(hint -> session.console().err().println("tidemark: " + Escape.terminal(hint)));
    if (assessment.repositories().isEmpty()) {
      throw new UserError("no repository was found there", "name a repository or a folder of some");
    }
    if (assessment.repositories().stream().noneMatch(Assessment.Repository::isRead)) {
      throw new UserError("none of the repositories there could be read", "the report tells why");
    }
    return ExitCode.DONE.code();
  }
}
