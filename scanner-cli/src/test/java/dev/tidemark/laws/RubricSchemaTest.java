package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.tidemark.judgement.measure.Measures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The published schema of rubric files fits the bundled ones, and tells wrong ones. */
class RubricSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"iac", "platform"})
  void bundledRubricsAreValid(String id) throws IOException {
    Validator.Result result = validate(resource("/rubrics/" + id + ".yaml"));
    assertThat(result.isValid()).as("%s", result.getErrors()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role: symptom=role: cause",
        "remedy: =remedi: ",
        "at-least: four-fifths=at-leest: four-fifths",
        "present: {kind: docs.postmortem,=presents: {kind: docs.postmortem,",
        "absent: unknown=absent: perhaps",
        "function: share-of-units=function: share-of-everything"
      })
  void wrongRubricsAreNot(String change) throws IOException {
    String[] words = change.split("=", 0);
    String text = resource("/rubrics/iac.yaml");
    assertThat(text).contains(words[0]);
    assertThat(validate(text.replace(words[0], words[1])).isValid()).isFalse();
  }

  @Test
  void itKnowsEveryFunctionThatMeasures() throws IOException {
    TreeSet<String> known = new TreeSet<>();
    JSON.readTree(resource("/schema/rubric.schema.json"))
        .at("/properties/measures/additionalProperties/properties/function/enum")
        .forEach(name -> known.add(name.asText()));
    assertThat(known).isEqualTo(new TreeSet<>(Measures.signatures().keySet()));
  }

  private static Validator.Result validate(String yaml) throws IOException {
    String json = JSON.writeValueAsString(new Yaml().<Object>load(yaml));
    return new ValidatorFactory()
        .withJsonNodeFactory(new JacksonNode.Factory())
        .validate(resource("/schema/rubric.schema.json"), json);
  }

  private static String resource(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(RubricSchemaTest.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
