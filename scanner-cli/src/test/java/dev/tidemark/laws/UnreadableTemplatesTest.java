package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.cli.Runs;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file that could not be read may have been depends on where it lies. */
class UnreadableTemplatesTest {
  private static final String NO_YAML =
      "kind: PrometheusRule\nspec:\n  a: b\n    c: {{ .Values.d }}\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void aTemplateOfAChartHidesWorkloadsAndNeitherUnitsNorPipelines() throws IOException {
    String chart = "-- charts/web/Chart.yaml --\napiVersion: v2\nname: web\nversion: 1.0.0\n";

    List<String> inside = affected(chart + "-- charts/web/templates/service.yaml --\n" + NO_YAML);
    List<String> beside = affected(chart + "-- deploy/templates/service.yaml --\n" + NO_YAML);

    List<String> plain =
        affected(
            chart
                + "-- charts/web/templates/service.yaml --\n"
                + NO_YAML.replace("PrometheusRule", "Service"));

    assertThat(beside).contains("iac.development.defined-as-code", "iac.observability.alerting");
    assertThat(inside)
        .contains("iac.observability.alerting")
        .doesNotContain("iac.development.defined-as-code", "iac.development.version-control");
    assertThat(plain).doesNotContain("iac.observability.alerting", "platform.policy-enforcement");
  }

  private List<String> affected(String files) throws IOException {
    Path repository =
        SampleGit.write(TextSnapshot.of(files), folder.resolve(Integer.toString(files.hashCode())));
    Runs.Outcome scan = Runs.real(Map.of(), "scan", repository.toString(), "--report", "json");
    JsonNode problems = new ObjectMapper().readTree(scan.out()).at("/repositories/0/problems");
    assertThat(problems).hasSize(1);
    return problems.get(0).get("affects").valueStream().map(JsonNode::asText).toList();
  }
}
