package dev.tidemark.cli.command;

import dev.tidemark.cli.report.JsonReport;
import dev.tidemark.cli.report.Report;
import dev.tidemark.cli.report.Style;
import dev.tidemark.cli.report.TerminalReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats of {@code --report}. */
enum ReportFormat {
  TERMINAL(
      "terminal", (style, detail) -> new TerminalReport(style, detail.verbose(), detail.all())),
  JSON("json", (style, detail) -> new JsonReport(detail.all()));

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // a maker holds nothing
  private final Maker maker;

  ReportFormat(String id, Maker maker) {
    this.id = id;
    this.maker = maker;
  }

  static Optional<ReportFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(format -> format.id).toList();
  }

  /** Whether people read it where it is written, and so in the encoding of their terminal. */
  boolean isForTerminal() {
    return this == TERMINAL;
  }

  Report report(Style style, Detail detail) {
    return maker.make(style, detail);
  }

  /** How much to show. */
  record Detail(boolean verbose, boolean all) {}

  private interface Maker {
    Report make(Style style, Detail detail);
  }
}
