package dev.tidemark.cli;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Holds a report against the published schema. */
public final class ReportSchema {
  private ReportSchema() {}

  public static Validator.Result validate(String report) throws IOException {
    try (InputStream schema = Main.class.getResourceAsStream("/schema/report.schema.json")) {
      Validator validator = new ValidatorFactory().createValidator();
      URI id = validator.registerSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
      return validator.validate(id, report);
    }
  }
}
