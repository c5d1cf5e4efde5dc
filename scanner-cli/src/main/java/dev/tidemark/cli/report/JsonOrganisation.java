package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.scan.Assessment;
import java.io.IOException;

/** Writes what several repositories show together: a fact says in its attributes whose it is, and its path is the one there. */
final class JsonOrganisation {
  private final JsonGenerator json;
  private final Organisation organisation;
  private final JsonFields fields;
  private final JsonRepository results;

  JsonOrganisation(JsonGenerator json, Assessment assessment, boolean allEvidence) {
    this.json = json;
    this.organisation = assessment.organisation();
    this.fields = new JsonFields(json);
    this.results = new JsonRepository(json, Permalinks.ofAll(assessment), allEvidence);
  }

  void write() throws IOException {
    json.writeObjectFieldStart("organisation");
    json.writeArrayFieldStart("teams");
    for (Organisation.Team team : organisation.teams()) {
      json.writeStartObject();
      json.writeStringField("name", team.name());
      json.writeStringField("knownBy", team.knownBy());
      fields.strings("repositories", team.repositories());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("adoption");
    for (Organisation.Adoption adoption : organisation.adoption()) {
      json.writeStartObject();
      json.writeStringField("what", adoption.what());
      json.writeStringField("repository", adoption.repository());
      json.writeStringField("path", adoption.path());
      fields.strings("users", adoption.users());
      json.writeNumberField("uses", adoption.uses());
      json.writeNumberField("pinned", adoption.pinned());
      versions(adoption);
      json.writeEndObject();
    }
    json.writeEndArray();
    copies();
    results.rubrics(organisation.rubrics());
    json.writeEndObject();
  }

  private void versions(Organisation.Adoption adoption) throws IOException {
    json.writeArrayFieldStart("versions");
    for (Organisation.Version version : adoption.versions()) {
      json.writeStartObject();
      json.writeStringField("version", version.written());
      fields.strings("users", version.users());
      json.writeNumberField("uses", version.uses());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void copies() throws IOException {
    json.writeArrayFieldStart("copies");
    for (Organisation.Copy copy : organisation.copies()) {
      json.writeStartObject();
      json.writeStringField("what", copy.what().word());
      json.writeStringField("repository", copy.repository());
      json.writeStringField("path", copy.path());
      json.writeStringField("otherRepository", copy.otherRepository());
      json.writeStringField("otherPath", copy.otherPath());
      json.writeNumberField("similarity", copy.similarity());
      json.writeNumberField("lines", copy.lines());
      json.writeBooleanField("identical", copy.identical());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
