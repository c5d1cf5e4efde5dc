package dev.tidemark.detector.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeSettingsTest {
  private static final String RELEASE =
      """
      -- helmfile.yaml --
      repositories: [{name: shop, url: https://example.org/charts}]
      releases:
        - name: web
          chart: shop/web
          version: 1.0.0
          values: [values.yaml]
      -- values.yaml --
      metrics:
        serviceMonitor: {enabled: %s, interval: %s}
      """;

  @Test
  void aMonitorThatIsSwitchedOnIsWhereTheValuesSwitchItOn() {
    assertThat(seen(RELEASE.formatted("true", "15s")))
        .containsExactly(
            "observability.metrics values.yaml:2 interval=15 interval-known=true tool=prometheus"
                + " what=scrape");
  }

  @Test
  void anIntervalOfNothingIsTheOperatorsOwn() {
    assertThat(seen(RELEASE.formatted("true", "0s")))
        .containsExactly(
            "observability.metrics values.yaml:2 interval=30 interval-known=true tool=prometheus"
                + " what=scrape");
  }

  @Test
  void aMonitorThatIsOffOrInValuesOfNobodyScrapesNothing() {
    assertThat(seen(RELEASE.formatted("false", "15s"))).isEmpty();
    assertThat(seen("-- values.yaml --\nserviceMonitor: {enabled: true}\n")).isEmpty();
    assertThat(seen("-- helmfile.yaml --\nreleases: [{name: web, values: [{serviceMonitor: {"))
        .isEmpty();
  }

  @Test
  void anObjectOrItsPodsAskToBeScraped() {
    String service =
        "-- a.yaml --\n"
            + "apiVersion: v1\n"
            + "kind: Service\n"
            + "metadata: {name: web, annotations: {prometheus.io/scrape: \"%s\"}}\n";
    assertThat(seen(service.formatted("true")))
        .containsExactly(
            "observability.metrics a.yaml:1 interval-known=false name=web tool=prometheus what=scrape");
    assertThat(seen(service.formatted("false"))).isEmpty();
    String pods =
        """
        -- a.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {template: {metadata: {annotations: {prometheus.io/%s: "true"}}}}
        """;
    assertThat(seen(pods.formatted("scrape")))
        .containsExactly(
            "observability.metrics a.yaml:1 interval-known=false name=web tool=prometheus what=scrape");
    assertThat(seen(pods.formatted("port"))).isEmpty();
  }

  private static List<String> seen(String files) {
    return DetectorTester.of(new ScrapeSettings()).given(files).evidence().stream()
        .map(Evidence::toString)
        .toList();
  }
}
