package dev.tidemark.cli.report;

import java.io.IOException;

/** One way to write what a gate found. Writes the same characters for the same account, whatever the machine. */
public interface GateReport {

  /** Writes the whole report. */
  void write(GateAccount account, Appendable out) throws IOException;
}
