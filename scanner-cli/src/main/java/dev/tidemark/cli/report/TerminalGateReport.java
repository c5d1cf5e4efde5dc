package dev.tidemark.cli.report;

import java.io.IOException;

/** The gate's page for a person at a terminal or a CI log. */
public final class TerminalGateReport implements GateReport {
  private final Style style;

  public TerminalGateReport(Style style) {
    this.style = style;
  }

  @Override
  public void write(GateAccount account, Appendable out) throws IOException {
    Lines lines = new Lines(out, style);
    GatePage page = new GatePage(style);
    if (account.measured().isPresent()) {
      GateAccount.Measured both = account.measured().get();
      page.write(both.result(), both.base(), account.ruling(), lines);
    } else {
      page.write(account.head(), account.baselineChanged(), account.ruling(), lines);
    }
  }
}
