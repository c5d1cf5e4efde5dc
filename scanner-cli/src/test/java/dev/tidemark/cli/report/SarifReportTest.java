package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.tidemark.cli.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifReportTest {

  @Test
  void isWhatTheOfficialSchemaSays() throws IOException {
    assertValid(scan(new SarifReport()));
    assertValid(gate(GateSamples.lost(Samples.hostile())));
    assertValid(gate(GateSamples.unchanged(Samples.ordinary())));
    StringBuilder hostile = new StringBuilder();
    new SarifReport().write(Samples.hostile(), hostile);
    assertValid(hostile.toString());
    assertThat(schemaErrors(hostile.toString().replace("\"warning\"", "\"loud\""))).isNotEmpty();
  }

  @Test
  void tellsSymptomsAndWhatFailsOnTheNextLevel() throws IOException {
    JsonNode run = read(scan(new SarifReport())).at("/runs/0");
    assertThat(run.at("/results").findValuesAsText("ruleId"))
        .containsExactly("iac.ci.s", "iac.ci.r1");
    JsonNode symptom = run.at("/results/0");
    assertThat(symptom.at("/level").asText()).isEqualTo("warning");
    assertThat(symptom.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("services/a%20b/main.tf");
    assertThat(symptom.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(3);
    assertThat(run.at("/tool/driver/rules/" + symptom.at("/ruleIndex").asInt() + "/id").asText())
        .isEqualTo("iac.ci.s");
    assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize(2);
    assertThat(run.at("/versionControlProvenance/0/repositoryUri").asText())
        .isEqualTo("https://github.com/acme/infra");
  }

  @Test
  void aGateTellsWhatWasLost() throws IOException {
    JsonNode results = read(gate(GateSamples.lost(Samples.ordinary()))).at("/runs/0/results");
    assertThat(results.findValuesAsText("ruleId")).containsExactly("iac.ci.r1");
    assertThat(results.at("/0/level").asText()).isEqualTo("error");
    assertThat(results.at("/0/message/text").asText())
        .startsWith("Lost: ")
        .contains("To restore: Do this first.");
    assertThat(read(gate(GateSamples.unchanged(Samples.ordinary()))).at("/runs/0/results"))
        .isEmpty();
  }

  @Test
  void whatHasNoPlaceIsShownAtTheNearestFile() throws IOException {
    JsonNode result = read(gate(GateSamples.below(Samples.ordinary()))).at("/runs/0/results/0");
    assertThat(result.at("/ruleId").asText()).isEqualTo("gate");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("a.yaml");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(1);
  }

  @Test
  void pathsAreEncodedAndNothingBecomesALink() throws IOException {
    StringBuilder out = new StringBuilder();
    new SarifReport().write(Samples.hostile(), out);
    for (JsonNode uri : read(out.toString()).findValues("uri")) {
      assertThat(URI.create(uri.asText()).getScheme()).isNull();
      assertThat(uri.asText()).matches("[A-Za-z0-9._~/%-]+");
    }
    assertThat(out.toString().codePoints().filter(c -> c != '\n').noneMatch(Escape::isTreacherous))
        .isTrue();
  }

  @Test
  void fingerprintsStayWhenLinesMove() throws IOException {
    String before = scan(new SarifReport());
    StringBuilder other = new StringBuilder();
    new SarifReport().write(Samples.hostile(), other);
    assertThat(read(other.toString()).findValuesAsText("tidemark/v1"))
        .as("the same statements at other places")
        .isEqualTo(read(before).findValuesAsText("tidemark/v1"))
        .doesNotHaveDuplicates();
  }

  @Test
  void saysHowManyMoreThereAreThanAreTaken() throws IOException {
    JsonNode results = read(scan(new SarifReport(1))).at("/runs/0/results");
    assertThat(results).hasSize(1);
    assertThat(results.at("/0/message/text").asText()).isEqualTo("2 more are not listed.");
    assertValid(scan(new SarifReport(1)));
  }

  private static String scan(SarifReport report) throws IOException {
    StringBuilder out = new StringBuilder();
    report.write(Samples.ordinary(), out);
    return out.toString();
  }

  private static String gate(GateAccount account) throws IOException {
    StringBuilder out = new StringBuilder();
    new SarifReport().write(account, out);
    return out.toString();
  }

  private static JsonNode read(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }

  private static void assertValid(String sarif) throws IOException {
    assertThat(schemaErrors(sarif)).isEmpty();
  }

  private static List<dev.harrel.jsonschema.Error> schemaErrors(String sarif) throws IOException {
    try (InputStream schema =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      Validator validator = new ValidatorFactory().createValidator();
      URI id = validator.registerSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
      return validator.validate(id, sarif).getErrors();
    }
  }
}
