package dev.tidemark.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeJsonTest {
  private static final String FILLING = "\"data\": \"" + "x".repeat(1 << 20) + "\"";

  private static Reading read(String text) {
    return new JsonFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"swagger\": \"2.0\", \"kind\": 1, %s}",
        "{\"$schema\": \"http://json-schema.org/schema#\", \"resources\": {}, %s}",
        "{\"metadata\": {\"_generator\": {\"name\": \"bicep\"}}, \"resources\": [], %s}",
        "{\"name\": {\"kind\": 1}, %s}",
        "[{\"kind\": 1, %s}]"
      })
  void schemasDataAndWhatIsCompiledHideNothing(String text) {
    Reading reading = read(text.formatted(FILLING));

    assertThat(reading.document()).isEmpty();
    assertThat(reading.flaws()).hasSize(1);
    assertThat(reading.losesContent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resources\": [], %s}",
        "{\"metadata\": {\"author\": \"me\"}, \"parameters\": {}, %s}",
        "{%s, \"apiVersion\": \"v1\"}",
        "{%s, \"kind\": [}"
      })
  void aLargeTemplateIsLost(String text) {
    assertThat(read(text.formatted(FILLING)).losesContent()).isTrue();
  }

  @Test
  void whatBreaksAndHasNoKeyOfOursHidesNothing() {
    assertThat(read("{\"ignorePatterns\": [{\"pattern\": \"x\"} {}]}").losesContent()).isFalse();
    assertThat(read("{\"ignorePatterns\": [{\"pattern\": \"x\"} {\"kind\": 1}]}").losesContent())
        .isTrue();
  }
}
