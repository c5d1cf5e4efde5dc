package dev.tidemark.cli.command;

import dev.tidemark.cli.report.Wording;
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
    List<Listing.Row> rows =
        session.engine().detectors().stream()
            .map(detector -> new Listing.Row(detector.id(), Wording.sentence(detector.sees())))
            .toList();
    return new Listing(NAME_COLUMN, rows, rows.size() + " detectors").write(session, common);
  }
}
