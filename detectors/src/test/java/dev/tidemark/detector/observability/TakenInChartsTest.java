package dev.tidemark.detector.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.detector.kubernetes.KubernetesKinds;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chart of one's own that a controller installs and that takes in the charts of others. */
class TakenInChartsTest {
  private static final String INSTALLED =
      """
      -- apps/set.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: apps}
      spec:
        generators: [{list: {elements: [{name: monitoring}]}}]
        template:
          metadata: {name: "{{ .name }}"}
          spec:
            source: {repoURL: "https://github.com/acme/platform", targetRevision: HEAD, path: "charts/{{ .name }}"}
      """;

  private static final String CHART =
      """
      -- charts/monitoring/Chart.yaml --
      apiVersion: v2
      name: monitoring
      version: 0.1.0
      dependencies:
        - {name: kube-prometheus-stack, version: 80.0.0, repository: "https://prometheus-community.github.io/helm-charts"}
        - {name: opentelemetry-collector, alias: collector, version: 0.1.0, repository: "https://open-telemetry.github.io/opentelemetry-helm-charts"}
        - {name: external-dns, version: 1.2.3, repository: "https://kubernetes-sigs.github.io/external-dns"}
        - {name: loki, version: 7.0.0, repository: "https://grafana.github.io/helm-charts", condition: loki.enabled}
      -- charts/monitoring/values.yaml --
      kube-prometheus-stack:
        prometheus: {prometheusSpec: {scrapeInterval: 120s}}
        alertmanager:
          config:
            route: {receiver: team}
            receivers: [{name: team, telegram_configs: [{chat_id: 1}]}]
        grafana: {serviceMonitor: {enabled: true, interval: 15s}}
      collector: {presets: {logsCollection: {enabled: true}}}
      loki: {enabled: false}
      """;

  @Test
  void showsWhatItsValuesMakeOfThem() {
    assertThat(seen(new ObservabilityDefinitions(), INSTALLED + CHART))
        .containsExactlyInAnyOrder(
            "observability.alert charts/monitoring/Chart.yaml:5",
            "observability.alert-route charts/monitoring/Chart.yaml:5 to=chat",
            "observability.logging charts/monitoring/Chart.yaml:6",
            "observability.metrics charts/monitoring/Chart.yaml:5 interval=120",
            "observability.metrics charts/monitoring/Chart.yaml:6",
            "observability.tracing charts/monitoring/Chart.yaml:6");
    assertThat(seen(new ScrapeSettings(), INSTALLED + CHART))
        .containsExactly("observability.metrics charts/monitoring/Chart.yaml:5 interval=15");
    assertThat(seen(new KubernetesKinds(), INSTALLED + CHART))
        .contains("resilience.self-configuring charts/monitoring/Chart.yaml:7");
  }

  @Test
  void aChartMayBearTheNameOfTheOneThatItTakesIn() {
    String same = CHART.replace("name: monitoring", "name: kube-prometheus-stack");
    assertThat(seen(new ObservabilityDefinitions(), INSTALLED + same))
        .contains("observability.alert-route charts/monitoring/Chart.yaml:5 to=chat");
    String own =
        CHART + "-- charts/own/Chart.yaml --\napiVersion: v2\nname: kube-prometheus-stack\n";
    assertThat(seen(new ObservabilityDefinitions(), INSTALLED + own))
        .doesNotContain("observability.alert-route charts/monitoring/Chart.yaml:5 to=chat");
  }

  @Test
  void showsNothingWhereNobodyInstallsItOrItCannotBeRead() {
    for (Detector detector :
        List.of(new ObservabilityDefinitions(), new ScrapeSettings(), new KubernetesKinds())) {
      assertThat(seen(detector, CHART)).isEmpty();
      assertThat(seen(detector, INSTALLED + CHART.replace("dependencies:", "dependencies: [")))
          .noneMatch(fact -> fact.contains("Chart.yaml"));
    }
  }

  private static List<String> seen(Detector detector, String files) {
    return DetectorTester.of(detector).given(files).evidence().stream()
        .map(TakenInChartsTest::told)
        .toList();
  }

  private static String told(Evidence fact) {
    String to = fact.text("to").map(text -> " to=" + text).orElse("");
    Object seconds = fact.attributes().get("interval");
    String interval = seconds == null ? "" : " interval=" + seconds;
    return fact.kind()
        + " "
        + fact.location().path().value()
        + ":"
        + fact.location().startLine()
        + to
        + interval;
  }
}
