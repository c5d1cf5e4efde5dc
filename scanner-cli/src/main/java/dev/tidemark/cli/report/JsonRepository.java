package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Figure;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes one repository of the report for programs; knows its links. */
final class JsonRepository {
  private final JsonGenerator json;
  private final JsonFields fields;
  private final Permalinks links;
  private final boolean allEvidence;

  JsonRepository(JsonGenerator json, Permalinks links, boolean allEvidence) {
    this.json = json;
    this.fields = new JsonFields(json);
    this.allEvidence = allEvidence;
    this.links = links;
  }

  void write(Assessment.Repository repository) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", repository.name());
    fields.string("remote", repository.remote());
    fields.string("revision", repository.revision().map(revision -> revision.id()));
    fields.string(
        "committed", repository.revision().map(revision -> revision.committed().toString()));
    json.writeStringField("role", JsonFields.word(repository.role()));
    json.writeNumberField("files", repository.files());
    rubrics(repository.rubrics());
    components(repository.components());
    ahead(repository.ahead());
    findings("stalls", repository.stalls());
    findings("signals", repository.signals());
    json.writeObjectFieldStart("facts");
    for (Map.Entry<String, Long> fact : repository.facts().entrySet()) {
      json.writeNumberField(fact.getKey(), fact.getValue());
    }
    json.writeEndObject();
    problems(repository.problems());
    if (allEvidence) {
      evidence("evidence", repository.evidence());
    }
    json.writeEndObject();
  }

  private void components(List<Assessment.Component> components) throws IOException {
    json.writeArrayFieldStart("components");
    for (Assessment.Component component : components) {
      json.writeStartObject();
      json.writeStringField("path", component.path().value());
      fields.strings("owners", component.owners());
      rubrics(component.rubrics());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void ahead(List<Assessment.Ahead> all) throws IOException {
    json.writeArrayFieldStart("ahead");
    for (Assessment.Ahead ahead : all) {
      json.writeStartObject();
      json.writeStringField("indicator", ahead.indicator());
      json.writeStringField("missing", ahead.missing());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void rubrics(List<RubricResult> results) throws IOException {
    json.writeArrayFieldStart("rubrics");
    for (RubricResult result : results) {
      json.writeStartObject();
      json.writeStringField("id", result.rubric().id());
      json.writeStringField("version", result.rubric().version());
      json.writeBooleanField("assessed", result.assessed());
      json.writeArrayFieldStart("areas");
      for (Rating rating : result.ratings()) {
        area(rating);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void area(Rating rating) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rating.area().id());
    fields.level("proven", rating.proven());
    fields.level("possible", rating.possible());
    json.writeStringField("confidence", JsonFields.word(rating.confidence()));
    fields.strings("capped", rating.capped());
    fields.strings("blocked", rating.blocked());
    json.writeArrayFieldStart("indicators");
    for (IndicatorVerdict verdict : rating.indicators()) {
      indicator(verdict);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void indicator(IndicatorVerdict verdict) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", verdict.indicator().id());
    json.writeNumberField("level", verdict.indicator().level());
    json.writeStringField("role", JsonFields.word(verdict.indicator().role()));
    json.writeStringField("verdict", verdict.verdict().name());
    fields.string("unknownBecause", verdict.unknownBecause().map(JsonFields::word));
    json.writeStringField("confidence", JsonFields.word(verdict.confidence()));
    json.writeFieldName("figure");
    if (verdict.figure().isPresent()) {
      figure(verdict.figure().get());
    } else {
      json.writeNull();
    }
    json.writeStringField("reason", verdict.reason());
    evidence("evidence", verdict.evidence());
    evidence("against", verdict.against());
    json.writeNumberField("evidenceCount", verdict.evidence().size());
    json.writeEndObject();
  }

  private void figure(Figure figure) throws IOException {
    json.writeStartObject();
    json.writeStringField("measure", figure.measure());
    json.writeNumberField("of", figure.of());
    json.writeNumberField("with", figure.with());
    fields.decimal("lower", figure.lower());
    fields.decimal("upper", figure.upper());
    fields.decimal("asked", figure.asked());
    json.writeStringField("unit", figure.unit());
    json.writeEndObject();
  }

  private void evidence(String field, List<Evidence> pieces) throws IOException {
    json.writeArrayFieldStart(field);
    int listed = allEvidence ? pieces.size() : Math.min(pieces.size(), JsonReport.EVIDENCE_LISTED);
    for (Evidence piece : pieces.subList(0, listed)) {
      json.writeStartObject();
      json.writeStringField("kind", piece.kind());
      fields.string("tool", piece.text("tool"));
      Location place = Organisation.place(piece);
      json.writeStringField("path", place.path().value());
      fields.line("startLine", piece.location().startLine());
      fields.line("endLine", piece.location().endLine());
      json.writeObjectFieldStart("attributes");
      for (Map.Entry<String, Object> attribute : piece.attributes().entrySet()) {
        if (!attribute.getKey().equals("tool")) {
          fields.attribute(attribute.getKey(), attribute.getValue());
        }
      }
      json.writeEndObject();
      fields.string("link", links.to(piece));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void findings(String field, List<Assessment.Finding> findings) throws IOException {
    json.writeArrayFieldStart(field);
    for (Assessment.Finding finding : findings) {
      json.writeStartObject();
      json.writeStringField("id", finding.id());
      json.writeStringField("says", finding.says());
      evidence("evidence", finding.evidence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void problems(List<Assessment.AffectingProblem> problems) throws IOException {
    json.writeArrayFieldStart("problems");
    for (Assessment.AffectingProblem affecting : problems) {
      json.writeStartObject();
      json.writeStringField("code", affecting.problem().code());
      json.writeStringField("path", affecting.problem().path().value());
      fields.line("line", affecting.problem().line());
      json.writeStringField("detail", affecting.problem().detail());
      fields.strings("affects", affecting.affects());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
