package dev.tidemark.cli.command;

import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.report.Lines;
import dev.tidemark.cli.report.Style;
import dev.tidemark.evidence.Detector;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the detectors. */
@Command(
    name = "detectors",
    description = "Lists the detectors: what each sees.",
    footer = {"", "Examples:", "  tidemark detectors", "  tidemark explain terraform-roots"})
final class DetectorsCommand implements Callable<Integer> {
  private static final int NAME_COLUMN = 30;

  private final Session session;

  @Mixin private CommonOptions common = new CommonOptions();

  DetectorsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Detector> detectors = session.engine().detectors();
    Style style = common.style(session.console());
    new Output(session.console())
        .write(
            session.console().encoding(),
            out -> {
              Lines lines = new Lines(out, style);
              for (Detector detector : detectors) {
                lines.hanging(0, detector.id() + " ", NAME_COLUMN, style.safe(detector.sees()));
              }
              lines.blank();
              lines.line(detectors.size() + " detectors");
            });
    return ExitCode.DONE.code();
  }
}
