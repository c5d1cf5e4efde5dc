package dev.tidemark.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NamedTemplatesTest {
  private static final String BESIDE =
      """
      {{- define "webhook.values" }}
        region: {{ .Values.region }}
      %s{{- end }}
      {{- $values := include "webhook.values" $ | fromYaml -}}
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: webhook
      """;

  private static Reading read(String text) {
    return new YamlFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Value root(Reading reading) {
    return ((ConfigDocument) reading.document().orElseThrow()).root().orElseThrow();
  }

  @Test
  void partsOfValuesAreNoPartOfTheObjectBesideThem() {
    Reading reading = read(BESIDE.formatted(""));
    assertThat(reading.flaws()).isEmpty();
    assertThat(root(reading).text("kind")).contains("ConfigMap");
    assertThat(root(reading).at("region")).isEmpty();
  }

  @Test
  void aWholeObjectThatCannotBeReadIsStillMissing() {
    Reading reading = read(BESIDE.formatted("  kind: Deployment\n"));
    assertThat(reading.flaws()).anyMatch(Reading.Flaw::loses);
  }

  @Test
  void whatCanBeReadWhereItStandsIsKept() {
    Reading reading = read("{{- define \"a\" }}\nkind: Service\n{{- end }}\n");
    assertThat(root(reading).text("kind")).contains("Service");
  }
}
