package dev.tidemark.cli.report;

import java.io.IOException;

/** A report of a scan, written of the head of a gate, for formats that compare nothing. */
public record HeadReport(Report report) implements GateReport {

  @Override
  public void write(GateAccount account, Appendable out) throws IOException {
    report.write(account.headAlone(), out);
  }
}
