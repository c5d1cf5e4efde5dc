package dev.tidemark.cli.report;

import dev.tidemark.document.Location;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;

/**
 * Workflow commands of GitHub Actions that mark on the changed lines what made a gate red, worst first. A scan marks nothing:
 * what somebody else left behind is not this change's. What an
 * informational gate found is a warning: an error on a green run is read as a broken one. Source: "Workflow commands for GitHub Actions" in GitHub's documents.
 */
public final class AnnotationsReport implements Report, GateReport {
  /** What GitHub shows of one step and kind; the rest would be hidden without a word. */
  static final int SHOWN = 10;

  @Override
  public void write(Assessment assessment, Appendable out) {
    // nothing changed, so nothing is marked
  }

  @Override
  public void write(GateAccount account, Appendable out) throws IOException {
    List<Finding> red =
        Findings.of(account).stream()
            .filter(finding -> finding.severity() == Finding.Severity.ERROR)
            .toList();
    String command = account.informational() ? "::warning" : "::error";
    int shown = red.size() > SHOWN ? SHOWN - 1 : red.size();
    for (Finding finding : red.subList(0, shown)) {
      Location place = finding.places().get(0);
      out.append(command)
          .append(" file=")
          .append(property(place.path().value()))
          .append(",line=")
          .append(String.valueOf(Math.max(1, place.startLine())))
          .append(",title=")
          .append(property("Maturity gate: " + finding.rule()))
          .append("::")
          .append(message(finding.message()))
          .append("\n");
    }
    if (shown < red.size()) {
      out.append(command)
          .append(" title=Maturity gate::")
          .append(String.valueOf(red.size() - shown))
          .append(" more are listed in the summary of this run\n");
    }
  }

  /** A percent sign and line ends would end the command; other control characters are made visible. */
  private static String message(String text) {
    return Escape.visibly(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** In a property the separators of properties end it too. */
  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
