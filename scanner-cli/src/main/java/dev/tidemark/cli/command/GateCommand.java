package dev.tidemark.cli.command;

import dev.tidemark.cli.Engine;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.gate.BaseChoice;
import dev.tidemark.cli.gate.BaselineFile;
import dev.tidemark.cli.gate.RememberedBase;
import dev.tidemark.cli.report.Escape;
import dev.tidemark.cli.report.GateAccount;
import dev.tidemark.compare.Baseline;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.compare.Suppression;
import dev.tidemark.compare.Suppressions;
import dev.tidemark.repository.Revision;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Gate;
import dev.tidemark.scan.Target;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fails when maturity regresses. */
@Command(
    name = "gate",
    description = "Compares a commit with its base and fails when maturity regresses.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nWhat to judge:%n",
    footer = {
      "",
      "Examples:",
      "  tidemark gate                            HEAD against where it branched off",
      "  tidemark gate --against origin/release   another base",
      "  tidemark gate --fail-on indicator        red for any practice that is lost",
      "  tidemark gate --min-level iac.ci=1       and never below this",
      "  tidemark gate --report terminal --report markdown=summary.md",
      "",
      "Both sides are judged in one run by the base's configuration. Exit code 0:",
      "passed; 1: failed; 2: no result; 3: cannot tell, because there is no base or",
      "something that matters could not be read."
    })
final class GateCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private JudgingOptions targets = new JudgingOptions();

  @Option(
      names = "--against",
      paramLabel = "REVISION|FILE",
      description =
          "The base, or a baseline file. Default: what the CI system names, else where the head"
              + " left the default branch.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      description =
          "level (default): a proven level drops; indicator: any practice is lost; below-target:"
              + " a level drops or stays below the configured target.",
      defaultValue = "level")
  private String failOn = "level";

  @Option(
      names = "--min-level",
      paramLabel = "[PATH:]AREA=LEVEL",
      split = ",",
      hideParamSyntax = true,
      description = "A level that must be proven: iac.ci=1, or teams/a:iac.ci=1. Repeatable.")
  private List<String> minimum = new ArrayList<>();

  @Option(
      names = "--allow-incomplete",
      description = "Pass although something that matters could not be read.")
  private boolean allowIncomplete;

  @Option(names = "--informational", description = "Report, and exit with 0 whatever the ruling.")
  private boolean informational;

  @Option(
      names = "--report",
      paramLabel = "FORMAT[=FILE]",
      split = ",",
      hideParamSyntax = true,
      description = {
        "terminal (default), markdown, sarif, junit, gitlab-codequality, github-annotations or csv of"
            + " the comparison;",
        "json, html or badge of the head. To a file when one is named. Repeatable."
      })
  private List<String> reports = new ArrayList<>();

  @Mixin private CommonOptions common = new CommonOptions();

  GateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<ReportRequest> requests = ReportRequest.of(reports);
    refuseImpossible();
    GatePolicy.FailOn wanted = failOn();
    List<GatePolicy.Aim> floors = Floors.of(minimum);
    Optional<Path> file = against.flatMap(this::file);
    if (file.isPresent()) {
      return againstFile(file.get(), wanted, floors, requests);
    }
    Engine.Gated gated;
    try (Progress progress = Progress.start(session.console(), false)) {
      gated =
          session
              .engine()
              .gate(targets.request(), against, session.console().environment(), progress);
    } catch (BaseChoice.NoBaseException noBase) {
      String why = Escape.terminal(String.valueOf(noBase.getMessage()));
      session.console().err().println("tidemark: cannot tell: " + why);
      if (informational) {
        session.console().err().println(GateAccount.WAIVED);
        return ExitCode.DONE.code();
      }
      return ExitCode.GATE_UNKNOWN.code();
    }
    Gate.Result result = gated.result();
    List<GatePolicy.Aim> asked = floors.stream().map(floor -> whereItIs(floor, result)).toList();
    Floors.refuseUnknown(asked, result.head());
    List<GatePolicy.Aim> aims =
        gated.terms().targets().stream()
            .map(target -> new GatePolicy.Aim(target.path(), target.area(), target.level()))
            .map(aim -> whereItIs(aim, result))
            .toList();
    GatePolicy.Ruling ruling =
        new GatePolicy(wanted, asked, aims, allowIncomplete, suppressions(gated))
            .rule(gated.result().comparison(), gated.result().head());
    report(requests, GateAccount.of(gated.result(), gated.base(), ruling, informational));
    return exitCode(ruling.decision());
  }

  private void refuseImpossible() {
    if (targets.request().targets().size() > 1) {
      throw new UserError("a gate judges one repository", "run it once for each");
    }
    OneRepository.require(targets.request().targets(), "a gate judges");
    if (against.filter(String::isBlank).isPresent()) {
      throw new UserError(
          "--against names no base",
          "name a revision or a baseline file, or leave out --against: then the gate finds it");
    }
  }

  /** A component keeps what is asked of it where it moves. */
  private static GatePolicy.Aim whereItIs(GatePolicy.Aim aim, Gate.Result result) {
    boolean here =
        result.head().components().stream().anyMatch(c -> c.path().equals(aim.component()));
    return here || aim.component().isRoot()
        ? aim
        : new GatePolicy.Aim(result.moves().headOf(aim.component()), aim.area(), aim.level());
  }

  /** What the base accepts for now; without a date nothing can be shown not to have expired. */
  private Suppressions suppressions(Engine.Gated gated) {
    LocalDate day =
        targets
            .request()
            .asOf()
            .or(() -> gated.result().head().revision().map(Revision::committed))
            .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC))
            .orElse(LocalDate.MAX);
    return new Suppressions(
        gated.terms().suppressions().stream()
            .map(
                one -> new Suppression(one.indicator(), one.pattern(), one.reason(), one.expires()))
            .toList(),
        day);
  }

  /**
   * What is typed after --against is a file when there is one of that name; a revision otherwise. The name that baselines
   * have, which no revision can have, also means the one that lies with the repository.
   */
  private Optional<Path> file(String typed) {
    try {
      Path path = Path.of(typed);
      if (!Files.isRegularFile(path) && typed.equals(BaselineFile.NAME)) {
        path = OneRepository.folder(targets.request().targets()).resolve(typed);
      }
      return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private int againstFile(
      Path file,
      GatePolicy.FailOn wanted,
      List<GatePolicy.Aim> floors,
      List<ReportRequest> requests) {
    if (wanted == GatePolicy.FailOn.BELOW_TARGET) {
      throw new UserError(
          "--fail-on below-target needs a base that has a configuration, and a baseline has none",
          "compare with a revision, or name the levels with --min-level");
    }
    Engine.Request request = targets.request();
    Target target = request.targets().get(0);
    RememberedBase remembered = RememberedBase.of(file, target, session.console().environment());
    Assessment assessment;
    try (Progress progress = Progress.start(session.console(), false)) {
      assessment = session.engine().assess(request, progress);
    }
    Assessment.Repository head = assessment.repositories().get(0);
    Floors.refuseUnknown(floors, head);
    Baseline now = Baseline.of(head);
    List<String> versions = BaselineFile.differences(remembered.baseline(), now);
    if (!versions.isEmpty()) {
      throw new UserError(
          "the baseline is not comparable: " + String.join("; ", versions),
          "write it anew with tidemark baseline, or compare with a revision");
    }
    GatePolicy.Ruling ruling =
        new GatePolicy(wanted, floors, List.of(), allowIncomplete)
            .rule(remembered.baseline(), now, head);
    report(requests, GateAccount.ofBaseline(head, remembered.changed(), ruling, informational));
    return exitCode(ruling.decision());
  }

  private void report(List<ReportRequest> requests, GateAccount account) {
    for (ReportRequest asked : requests) {
      asked.write(
          session.console(),
          common.style(session.console()),
          (style, out) -> asked.format().gateReport(style).write(account, out));
    }
  }

  private int exitCode(GatePolicy.Decision decision) {
    if (informational) {
      return ExitCode.DONE.code();
    }
    return switch (decision) {
      case PASSED -> ExitCode.DONE.code();
      case FAILED -> ExitCode.GATE_FAILED.code();
      case INDETERMINATE -> ExitCode.GATE_UNKNOWN.code();
    };
  }

  private GatePolicy.FailOn failOn() {
    for (GatePolicy.FailOn known : GatePolicy.FailOn.values()) {
      if (known
          .name()
          .toLowerCase(Locale.ROOT)
          .replace('_', '-')
          .equals(failOn.toLowerCase(Locale.ROOT))) {
        return known;
      }
    }
    throw CommonOptions.badValue("--fail-on", failOn, "level, indicator, below-target");
  }
}
