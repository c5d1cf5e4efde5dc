package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.document.Location;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;

/** The code quality report of GitLab: a list of the same findings that SARIF tells, each at one place. */
public final class CodeQualityReport implements Report, GateReport {

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    boolean alone = assessment.repositories().size() == 1;
    try (JsonGenerator json = JsonOutput.open(out)) {
      json.writeStartArray();
      for (Assessment.Repository repository : assessment.repositories()) {
        // One repository keeps its fingerprints whatever its clone is called.
        write(Findings.of(repository), alone ? "" : repository.name(), json);
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  @Override
  public void write(GateAccount account, Appendable out) throws IOException {
    try (JsonGenerator json = JsonOutput.open(out)) {
      json.writeStartArray();
      write(Findings.of(account), "", json);
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  private static void write(List<Finding> findings, String repository, JsonGenerator json)
      throws IOException {
    for (Finding finding : findings) {
      Location place = finding.places().get(0);
      json.writeStartObject();
      json.writeStringField("description", Escape.visibly(finding.message()));
      json.writeStringField("check_name", finding.rule());
      json.writeStringField("fingerprint", finding.fingerprint(repository));
      json.writeStringField("severity", severity(finding.severity()));
      json.writeObjectFieldStart("location");
      json.writeStringField("path", place.path().value());
      json.writeObjectFieldStart("lines");
      json.writeNumberField("begin", Math.max(1, place.startLine()));
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static String severity(Finding.Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case NOTE -> "minor";
    };
  }
}
