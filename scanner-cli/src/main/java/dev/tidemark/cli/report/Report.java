package dev.tidemark.cli.report;

import dev.tidemark.scan.Assessment;
import java.io.IOException;

/** One way to write an assessment. Writes the same characters for the same assessment, whatever the machine. */
public interface Report {

  /** Writes the whole report. */
  void write(Assessment assessment, Appendable out) throws IOException;
}
