package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.Version;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.io.StringWriter;

/**
 * The report for programs, as the published schema describes it. Written as a stream, so that an organisation's report
 * costs no memory.
 */
public final class JsonReport implements Report {

  /** Raised when a field changes its meaning or goes away; a new field is no new version. */
  public static final int SCHEMA_VERSION = 1;

  /** How many pieces of evidence an indicator lists unless all were asked for; the rest are counted. */
  public static final int EVIDENCE_LISTED = 50;

  private final boolean allEvidence;

  /** @param allEvidence whether every piece of evidence is listed, those that no indicator rests on included */
  public JsonReport(boolean allEvidence) {
    this.allEvidence = allEvidence;
  }

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    try (JsonGenerator json = JsonOutput.open(out)) {
      json.writeStartObject();
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      json.writeObjectFieldStart("tool");
      json.writeStringField("name", "tidemark");
      json.writeStringField("version", Version.NUMBER);
      json.writeEndObject();
      json.writeBooleanField("complete", assessment.complete());
      json.writeArrayFieldStart("repositories");
      Permalinks links = Permalinks.ofAll(assessment);
      for (Assessment.Repository repository : assessment.repositories()) {
        new JsonRepository(json, links.within(repository), allEvidence).write(repository);
      }
      json.writeEndArray();
      new JsonOrganisation(json, assessment, allEvidence).write();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** The report as one text. */
  public String text(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    write(assessment, out);
    return out.toString();
  }
}
