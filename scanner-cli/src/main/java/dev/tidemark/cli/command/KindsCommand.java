package dev.tidemark.cli.command;

import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.explain.Glossary;
import dev.tidemark.cli.report.Lines;
import dev.tidemark.cli.report.Style;
import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.evidence.EvidenceKind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the kinds of evidence. */
@Command(
    name = "kinds",
    description = "Lists the kinds of evidence, and which of them no detector emits yet.",
    footer = {"", "Examples:", "  tidemark kinds", "  tidemark explain ci.check"})
final class KindsCommand implements Callable<Integer> {
  private static final int NAME_COLUMN = 32;

  private final Session session;

  @Mixin private CommonOptions common = new CommonOptions();

  KindsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Glossary glossary =
        new Glossary(List.of(), EvidenceKinds.bundled(), session.engine().detectors());
    Style style = common.style(session.console());
    new Output(session.console())
        .write(
            session.console().encoding(),
            out -> {
              Lines lines = new Lines(out, style);
              int orphans = 0;
              for (EvidenceKind kind : glossary.kinds().all()) {
                boolean orphan = glossary.emitters(kind).isEmpty();
                orphans += orphan ? 1 : 0;
                lines.hanging(
                    0,
                    kind.name() + " ",
                    NAME_COLUMN,
                    style.safe(kind.shows()) + (orphan ? " (no detector yet)" : ""));
              }
              lines.blank();
              lines.line(
                  glossary.kinds().all().size() + " kinds, " + orphans + " without a detector");
            });
    return ExitCode.DONE.code();
  }
}
