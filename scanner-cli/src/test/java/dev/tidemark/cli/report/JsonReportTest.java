package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.tidemark.cli.ReportSchema;
import dev.tidemark.cli.Samples;
import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final JsonReport REPORT = new JsonReport(false);

  @Test
  void isWhatTheSchemaSays() throws IOException {
    assertValid(REPORT.text(Samples.ordinary()));
    assertValid(new JsonReport(true).text(Samples.ordinary()));
    assertValid(REPORT.text(Samples.hostile()));
  }

  @Test
  void theSchemaRefusesWhatIsNoReport() throws IOException {
    String report = REPORT.text(Samples.ordinary());
    assertThat(isValid(report.replace("\"HOLDS\"", "\"MAYBE\""))).isFalse();
    assertThat(isValid(report.replace("\"history-cut\"", "null"))).isFalse();
    assertThat(isValid(report.replace("\"complete\": false,", ""))).isFalse();
  }

  @Test
  void listsFiftyPiecesAndCountsAll() throws IOException {
    JsonNode indicator = indicator(REPORT.text(Samples.ordinary()));
    assertThat(indicator.get("evidence")).hasSize(50);
    assertThat(indicator.get("evidenceCount").asInt()).isEqualTo(60);
    assertThat(indicator(new JsonReport(true).text(Samples.ordinary())).get("evidence"))
        .hasSize(60);
  }

  @Test
  void escapesWhatATerminalWouldObey() throws IOException {
    String report = REPORT.text(Samples.hostile());
    assertThat(report.codePoints().filter(c -> c != '\n').noneMatch(Escape::isTreacherous))
        .isTrue();
    assertThat(report).doesNotContain("<");
    assertThat(new ObjectMapper().readTree(report).at("/repositories/0/name").asText())
        .startsWith("\u001b]0;x\u0007::error::<img");
  }

  @Test
  void isTheSameUnderAnotherLocaleAndTimeZone() throws IOException {
    String here = REPORT.text(Samples.ordinary());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(REPORT.text(Samples.ordinary())).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static JsonNode indicator(String report) throws IOException {
    return new ObjectMapper().readTree(report).at("/repositories/0/rubrics/0/areas/0/indicators/1");
  }

  private static void assertValid(String report) throws IOException {
    Validator.Result result = ReportSchema.validate(report);
    assertThat(result.getErrors()).as("schema errors").isEmpty();
    assertThat(result.isValid()).isTrue();
  }

  private static boolean isValid(String report) throws IOException {
    return ReportSchema.validate(report).isValid();
  }
}
