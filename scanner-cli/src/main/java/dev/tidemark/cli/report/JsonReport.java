package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.Version;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Figure;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
        new RepositoryWriter(json, links.within(repository)).write(repository);
      }
      json.writeEndArray();
      new OrganisationWriter(json, assessment).write();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Writes what several repositories show together: a fact says in its attributes whose it is, and its path is the one there. */
  private final class OrganisationWriter {
    private final JsonGenerator json;
    private final Organisation organisation;
    private final RepositoryWriter results;

    private OrganisationWriter(JsonGenerator json, Assessment assessment) {
      this.json = json;
      this.organisation = assessment.organisation();
      this.results = new RepositoryWriter(json, Permalinks.ofAll(assessment));
    }

    private void write() throws IOException {
      json.writeObjectFieldStart("organisation");
      json.writeArrayFieldStart("teams");
      for (Organisation.Team team : organisation.teams()) {
        json.writeStartObject();
        json.writeStringField("name", team.name());
        json.writeStringField("knownBy", team.knownBy());
        results.strings("repositories", team.repositories());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("adoption");
      for (Organisation.Adoption adoption : organisation.adoption()) {
        json.writeStartObject();
        json.writeStringField("what", adoption.what());
        json.writeStringField("repository", adoption.repository());
        json.writeStringField("path", adoption.path());
        results.strings("users", adoption.users());
        json.writeNumberField("uses", adoption.uses());
        json.writeNumberField("pinned", adoption.pinned());
        json.writeEndObject();
      }
      json.writeEndArray();
      results.rubrics(organisation.rubrics());
      json.writeEndObject();
    }
  }

  /** The report as one text. */
  public String text(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    write(assessment, out);
    return out.toString();
  }

  /** Writes one repository; knows its links. */
  private final class RepositoryWriter {
    private final JsonGenerator json;
    private final Permalinks links;

    private RepositoryWriter(JsonGenerator json, Permalinks links) {
      this.json = json;
      this.links = links;
    }

    private void write(Assessment.Repository repository) throws IOException {
      json.writeStartObject();
      json.writeStringField("name", repository.name());
      string("remote", repository.remote());
      string("revision", repository.revision().map(revision -> revision.id()));
      string("committed", repository.revision().map(revision -> revision.committed().toString()));
      json.writeStringField("role", word(repository.role()));
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
        strings("owners", component.owners());
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

    private void rubrics(List<RubricResult> results) throws IOException {
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
      level("proven", rating.proven());
      level("possible", rating.possible());
      json.writeStringField("confidence", word(rating.confidence()));
      strings("capped", rating.capped());
      strings("blocked", rating.blocked());
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
      json.writeStringField("role", word(verdict.indicator().role()));
      json.writeStringField("verdict", verdict.verdict().name());
      string("unknownBecause", verdict.unknownBecause().map(JsonReport::word));
      json.writeStringField("confidence", word(verdict.confidence()));
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
      decimal("lower", figure.lower());
      decimal("upper", figure.upper());
      decimal("asked", figure.asked());
      json.writeStringField("unit", figure.unit());
      json.writeEndObject();
    }

    private void evidence(String field, List<Evidence> pieces) throws IOException {
      json.writeArrayFieldStart(field);
      int listed = allEvidence ? pieces.size() : Math.min(pieces.size(), EVIDENCE_LISTED);
      for (Evidence piece : pieces.subList(0, listed)) {
        json.writeStartObject();
        json.writeStringField("kind", piece.kind());
        string("tool", piece.text("tool"));
        Location place = Organisation.place(piece);
        json.writeStringField("path", place.path().value());
        line("startLine", piece.location().startLine());
        line("endLine", piece.location().endLine());
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<String, Object> attribute : piece.attributes().entrySet()) {
          if (!attribute.getKey().equals("tool")) {
            attribute(attribute.getKey(), attribute.getValue());
          }
        }
        json.writeEndObject();
        string("link", links.to(piece));
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void attribute(String name, Object value) throws IOException {
      if (value instanceof List<?> list) {
        strings(name, list.stream().map(Object::toString).toList());
      } else if (value instanceof Boolean truth) {
        json.writeBooleanField(name, truth);
      } else if (value instanceof Number number) {
        json.writeNumberField(name, number.longValue());
      } else {
        json.writeStringField(name, value.toString());
      }
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
        line("line", affecting.problem().line());
        json.writeStringField("detail", affecting.problem().detail());
        strings("affects", affecting.affects());
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void string(String field, Optional<String> value) throws IOException {
      if (value.isPresent()) {
        json.writeStringField(field, value.get());
      } else {
        json.writeNullField(field);
      }
    }

    private void strings(String field, List<String> values) throws IOException {
      json.writeArrayFieldStart(field);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
    }

    private void level(String field, OptionalInt level) throws IOException {
      if (level.isPresent()) {
        json.writeNumberField(field, level.getAsInt());
      } else {
        json.writeNullField(field);
      }
    }

    /** A whole file has no line. */
    private void line(String field, int line) throws IOException {
      if (line > 0) {
        json.writeNumberField(field, line);
      } else {
        json.writeNullField(field);
      }
    }

    /** At most four decimals: a share needs no more, and the same share reads the same. */
    private void decimal(String field, double value) throws IOException {
      double rounded = Math.rint(value * 10_000) / 10_000;
      if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
        json.writeNumberField(field, (long) rounded);
      } else if (Double.isFinite(rounded)) {
        json.writeNumberField(field, rounded);
      } else {
        json.writeNullField(field);
      }
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
