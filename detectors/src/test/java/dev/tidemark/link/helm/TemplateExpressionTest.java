package dev.tidemark.link.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.EmbeddedYaml;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Literal values are followed through the functions that charts use; everything else is unknown, never guessed. */
class TemplateExpressionTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {
        ".Values.replicas | 3",
        ".Values.image.tag ¦ default .Chart.AppVersion | 1.0",
        ".Values.missing ¦ default 7 | 7",
        "default 7 .Values.replicas | 3",
        "and .Values.on (not .Values.off) | true",
        "or .Values.off .Values.missing | false",
        "eq .Values.name \"web\" | true",
        "gt (int .Values.replicas) 2 | true",
        "ternary \"a\" \"b\" .Values.off | b",
        ".Values.name ¦ quote | web",
        "include \"x\" . | ?",
        ".Release.Name | ?",
        ".Values.replicas ¦ mystery | ?",
        "(.Values.replicas | ?",
        "$config.name | ?",
      },
      delimiter = '|')
  void comesTo(String expression, String expected) {
    Outcome outcome = TemplateExpression.evaluate(expression.replace('¦', '|'), scope());
    assertThat(TemplateExpression.print(outcome).orElse("?")).isEqualTo(expected);
  }

  private static TemplateScope scope() {
    Value.Mapping values =
        EmbeddedYaml.mapping("{replicas: 3, on: true, off: false, name: web, image: {}}")
            .orElseThrow();
    Value.Mapping body = EmbeddedYaml.mapping("{name: web, appVersion: \"1.0\"}").orElseThrow();
    Chart chart =
        new Chart(RepoPath.of("web/Chart.yaml"), Origin.OWN, body, values, List.of(), false);
    return new TemplateScope(chart, values, Optional.empty());
  }
}
