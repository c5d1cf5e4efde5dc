package dev.tidemark.detector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole objects in the named templates of a chart. */
class IncludedTemplatesTest {
  private static final String CHART =
      """
      -- app/Chart.yaml --
      name: app
      -- app/values.yaml --
      replicas: 2
      -- app/templates/_parts.tpl --
      {{- define "app.labels" -}}
      app: {{ .Chart.Name }}
      {{- end }}

      {{/* What runs. */}}
      {{- define "app.server" }}
      {{- $name := include "app.labels" . }}
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: server
        labels: {{- include "app.labels" . | nindent 4 }}
      spec:
        replicas: {{ .Values.replicas }}
      {{- end }}
      {{ define "app.cache" -}}
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: cache}
      {{- end }}
      """;

  private static List<String> workloads(String files) {
    return DetectorTester.of(new KubernetesWorkloads()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("kubernetes.workload"))
        .map(IncludedTemplatesTest::shown)
        .toList();
  }

  private static String shown(Evidence workload) {
    return workload.text("workload-kind").orElse("")
        + " "
        + workload.location().path()
        + ":"
        + workload.location().startLine();
  }

  @Test
  void anObjectIsWrittenWhereATemplateIncludesIt() {
    assertThat(
            workloads(CHART + "-- app/templates/server.yaml --\n{{ include \"app.server\" . }}\n"))
        .containsExactly("Deployment app/templates/_parts.tpl:8");
    assertThat(
            workloads(
                CHART
                    + "-- app/templates/all.yaml --\n{{- include \"app.server\" . }}\n---\n"
                    + "{{- template \"app.cache\" . }}\n"))
        .containsExactly(
            "Deployment app/templates/_parts.tpl:8", "StatefulSet app/templates/_parts.tpl:17");
  }

  @Test
  void whatNothingIncludesOrAnotherChartDoesIsNotWritten() {
    assertThat(workloads(CHART)).isEmpty();
    assertThat(
            workloads(
                CHART
                    + "-- web/Chart.yaml --\nname: web\n"
                    + "-- web/templates/x.yaml --\n{{ include \"app.server\" . }}\n"))
        .isEmpty();
  }

  @Test
  void namesAndBrokenTemplatesHoldNone() {
    assertThat(
            workloads(
                """
                -- app/Chart.yaml --
                name: app
                -- app/templates/_x.tpl --
                {{- define "x
                apiVersion: apps/v1
                kind: Deployment
                {{- define "y" }}
                kind: Deployment
                -- app/templates/x.yaml --
                {{ include "x" . }}{{ include "y" . }}{{ include "
                """))
        .isEmpty();
  }
}
