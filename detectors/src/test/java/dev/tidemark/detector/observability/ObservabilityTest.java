package dev.tidemark.detector.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservabilityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          sloth.slok.dev/v1;PrometheusServiceLevel;{service: a, slos: [{alerting: {name: A}}]};slo generated-alerts=true
          sloth.slok.dev/v1;PrometheusServiceLevel;{service: a, slos: [{alerting: {pageAlert: {disable: true}, ticketAlert: {disable: true}}}]};slo generated-alerts=false
          pyrra.dev/v1alpha1;ServiceLevelObjective;{target: "99"};slo generated-alerts=true
          pyrra.dev/v1alpha1;ServiceLevelObjective;{alerting: {burnrates: false}};slo generated-alerts=false
          openslo/v1;SLO;{service: a, alertPolicies: [b]};slo generated-alerts=true
          openslo/v1;AlertPolicy;{notificationTargets: [{targetRef: a}]};alert from-slo=true routed=true
          openslo/v1;AlertNotificationTarget;{target: pagerduty};alert-route to=pagerduty
          openslo/v1;DataSource;{type: prometheus};
          n9/v1alpha;SLO;{service: a};slo generated-alerts=false
          n9/v1alpha;AlertMethod;{slack: {url: a}};alert-route to=chat
          n9/v1alpha;Project;{description: a};
          datadoghq.com/v1alpha1;DatadogMonitor;{message: "@pagerduty", query: a};alert routed=true
          datadoghq.com/v1alpha1;DatadogMetric;{query: a};
          k6.io/v1alpha1;PrivateLoadZone;{cpu: 1};
          """)
  void readsTheObjectsOfVendors(String version, String kind, String spec, String fact) {
    String files =
        "-- a.yaml --\napiVersion: %s\nkind: %s\nmetadata: {name: a}\nspec: %s\n"
            .formatted(version, kind, spec);
    String seen =
        DetectorTester.of(new ObservabilityDefinitions()).given(files).evidence().toString();
    if (fact == null) {
      assertThat(seen).isEqualTo("[]");
    } else {
      assertThat(List.of(seen.substring(1, seen.length() - 1).split(" ", -1)))
          .containsAll(List.of(("observability." + fact).split(" ", -1)));
    }
  }

  @Test
  void objectivesAreTiedToTheCatalogueByTheNameOfAnEntry() {
    DetectorTester.of(new ObservabilityDefinitions())
        .given(
            """
            -- catalog-info.yaml --
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: checkout}
            spec: {type: service, owner: shop}
            -- slo/checkout.yml --
            version: prometheus/v1
            service: checkout
            slos: [{name: x, objective: 99.9, sli: {events: {}}, alerting: {name: A}}]
            -- slo/checkout-worker.yml --
            version: prometheus/v1
            service: checkout-worker
            slos: [{name: x, objective: 99.9, sli: {events: {}}, alerting: {name: B}}]
            -- slo/pyrra.yaml --
            apiVersion: pyrra.dev/v1alpha1
            kind: ServiceLevelObjective
            metadata: {name: checkout-latency, labels: {service: checkout}}
            spec: {target: "99"}
            -- slo/broken.yml --
            service: checkout
            slos: [{name: x, objective: 99.9, sli
            """)
        .sees(
            """
            observability.slo slo/checkout-worker.yml:1 generated-alerts=true subject=checkout-worker tool=sloth
            observability.slo slo/checkout.yml:1 from-catalogue=true generated-alerts=true subject=checkout tool=sloth
            observability.slo slo/pyrra.yaml:1 from-catalogue=true generated-alerts=true name=checkout-latency subject=checkout-latency tool=pyrra
            """);
  }

  @Test
  void seesRulesWhereverTheyStand() {
    DetectorTester.of(new AlertRules())
        .given(
            """
            -- rules/app.yaml --
            groups:
              - name: app
                interval: 30s
                rules:
                  - alert: Down
                    expr: up == 0
                    annotations: {runbook_url: https://example.org}
                  - record: job:errors
                    expr: sum(errors)
                  - alert: DiskSoonFull
                    expr: predict_linear(free[6h], 86400) < 0
            -- values.yaml --
            additionalPrometheusRulesMap:
              mine:
                groups:
                  - rules:
                      - alert: Slow
                        expr: latency > 1
                        labels: {sloth_slo: latency}
            -- map.yaml --
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: rules}
            data:
              rules.yaml: |
                groups:
                  - rules:
                      - alert: Errors
                        expr: count_over_time({app="x"} |= "error" [5m]) > 1
            """)
        .sees(
            """
            observability.alert map.yaml:5 from-slo=false name=rules.yaml rules=1 runbook=false tool=loki
            observability.alert rules/app.yaml:5 from-slo=false interval=30 rules=2 runbook=true tool=prometheus
            observability.alert values.yaml:5 from-slo=true rules=1 runbook=false tool=prometheus
            observability.metrics rules/app.yaml:5 interval=30 interval-known=true tool=prometheus what=recording-rule
            prediction.capacity rules/app.yaml:10 name=DiskSoonFull tool=prometheus what=rule
            """);
  }

  @Test
  void seesNoRulesInLookAlikes() {
    DetectorTester.of(new AlertRules())
        .given(
            """
            -- alerts.yaml --
            alerts:
              - alert: Mail the boss
            -- flux.yaml --
            apiVersion: notification.toolkit.fluxcd.io/v1beta3
            kind: Alert
            metadata: {name: all}
            spec: {eventSources: [{kind: Kustomization}]}
            -- broken.yaml --
            groups:
              - rules: [{alert: Down, expr:
            """)
        .seesNothing();
  }

  @Test
  void readsObjectsChartsAndFiles() {
    DetectorTester.of(new ObservabilityDefinitions())
        .given(
            """
            -- monitor.yaml --
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: app}
            spec: {endpoints: [{interval: 15s}]}
            -- dashboards/app.json --
            {"title": "App", "schemaVersion": 39, "panels": [{"type": "graph"}]}
            -- alertmanager.yml --
            route: {receiver: oncall}
            receivers: [{name: oncall, pagerduty_configs: [{service_key: x}]}]
            -- slo.yml --
            version: prometheus/v1
            service: app
            slos: [{name: x, objective: 99.9, sli: {events: {}}, alerting: {name: A}}]
            -- prometheus.yml --
            global: {scrape_interval: 15s}
            scrape_configs: [{job_name: node}]
            -- main.tf --
            resource "helm_release" "logs" {
              name  = "logs"
              chart = "fluent-bit"
            }
            """)
        .sees(
            """
            observability.alert-route alertmanager.yml:1 to=pagerduty tool=alertmanager
            observability.dashboard dashboards/app.json:1 subject=App tool=grafana
            observability.logging main.tf:1 name=logs shipped=true tool=fluent-bit what=agent
            observability.metrics monitor.yaml:1 interval=15 interval-known=true name=app tool=prometheus what=scrape
            observability.metrics prometheus.yml:1 interval=15 interval-known=true tool=prometheus what=scrape
            observability.slo slo.yml:1 generated-alerts=true subject=app tool=sloth
            """);
  }

  @Test
  void seesNothingInLookAlikes() {
    DetectorTester.of(new ObservabilityDefinitions())
        .given(
            """
            -- dashboard.json --
            {"title": "Team dashboard", "panels": "three"}
            -- monitoring/values.yaml --
            route: {host: example.org}
            receivers: [{name: x}]
            -- blog.yaml --
            slos: {objective: 99}
            service: web
            version: 3
            -- broken.json --
            {"title": "App", "panels": [
            """)
        .seesNothing();
  }

  @Test
  void seesScrapingThatIsSwitchedOn() {
    DetectorTester.of(new ScrapeSettings())
        .given(
            """
            -- release.yaml --
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: app}
            spec:
              values:
                metrics: {serviceMonitor: {enabled: true, interval: 1m}}
                other: {podMonitor: {enabled: false}}
            -- deploy.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec: {template: {metadata: {annotations: {prometheus.io/scrape: "true"}}}}
            -- quiet.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: quiet, annotations: {prometheus.io/scrape: "false"}}
            -- broken.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {annotations: {prometheus.io/scrape: [
            """)
        .sees(
            """
            observability.metrics deploy.yaml:1 interval-known=false name=web tool=prometheus what=scrape
            observability.metrics release.yaml:1 interval=60 interval-known=true tool=prometheus what=scrape
            """);
  }

  @Test
  void readsCollectorsInTheirOwnNotation() {
    DetectorTester.of(new ObservabilityDefinitions())
        .given(
            """
            -- logging/fluent-bit.conf --
            [SERVICE]
                Flush 5
            [INPUT]
                Name tail
            [OUTPUT]
                Name  es
                Match *
            -- logging/fluent.conf --
            <source>
              @type forward
            </source>
            <match **>
              @type elasticsearch
              <buffer>
                flush_interval 5s
              </buffer>
            </match>
            -- monitoring/config.alloy --
            prometheus.scrape "pods" {
              targets         = discovery.kubernetes.pods.targets
              scrape_interval = "15s"
              forward_to      = [prometheus.remote_write.central.receiver]
            }
            prometheus.remote_write "central" {
              endpoint {
                url = "https://example.org"
              }
            }
            -- logging/vector.toml --
            [sources.app]
            type = "file"
            [sinks.central]
            type = "loki"
            inputs = ["app"]
            """)
        .sees(
            """
            observability.logging logging/fluent-bit.conf:1 shipped=true tool=fluent-bit what=agent
            observability.logging logging/fluent.conf:1 shipped=true tool=fluentd what=agent
            observability.logging logging/vector.toml:1 shipped=true tool=vector what=agent
            observability.metrics monitoring/config.alloy:1 interval=15 interval-known=true shipped=true tool=alloy what=scrape
            """);
    DetectorTester.of(new ObservabilityDefinitions())
        .given(
            """
            -- nginx/fluent-looking.conf --
            server { listen 80; }
            -- logging/fluent-bit-parsers.conf --
            [PARSER]
                Name json
            -- monitoring/half.alloy --
            prometheus.scrape "pods" {
            """)
        .seesNothing();
  }

  @Test
  void readsTemplatesThatAreNamedAfterTheirTool() {
    List<Evidence> seen =
        DetectorTester.of(new ObservabilityDefinitions())
            .given(
                """
                -- a/prometheus.conf.tpl --
                global: {scrape_interval: 30s}
                scrape_configs:
                  - job_name: ${name}
                -- b/alertmanager.tpl --
                route: {receiver: pager}
                receivers:
                  - {name: pager, pagerduty_configs: [{service_key: "${key}"}]}
                -- c/prometheus.service.j2 --
                [Unit]
                Description: scrape_configs
                -- d/prometheus.conf.tpl --
                scrape_configs: [
                """)
            .evidence();
    assertThat(seen)
        .extracting(fact -> fact.kind() + " " + fact.location().path().value())
        .containsExactly(
            "observability.metrics a/prometheus.conf.tpl",
            "observability.alert-route b/alertmanager.tpl");
  }

  @Test
  void whatIsInstalledForATestWatchesNothing() {
    String release =
        """
        resource "helm_release" "prometheus" {
          name       = "prometheus"
          repository = "https://prometheus-community.github.io/helm-charts"
          chart      = "kube-prometheus-stack"
          version    = "60.0.0"
        }
        resource "aws_cloudwatch_metric_alarm" "cpu" { threshold = 90 }
        """;
    ObservabilityDefinitions detector = new ObservabilityDefinitions();
    DetectorTester.of(detector).given("-- test/setup/main.tf --\n" + release).seesNothing();
    assertThat(DetectorTester.of(detector).given("-- monitoring/main.tf --\n" + release).evidence())
        .extracting(Evidence::kind)
        .contains("observability.alert");
  }

  @Test
  void routesMayStandInTheValuesOfARelease() {
    String release =
        """
        -- apps/monitoring.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: monitoring}
        spec:
          source:
            repoURL: https://charts.example.org
            chart: stack
            targetRevision: 1.0.0
            helm:
              values: |
                alertmanager:
                  config:
                    route: {receiver: team}
                    receivers: [{name: team, %s: [{to: 1}]}]
        """;
    DetectorTester tester = DetectorTester.of(new ObservabilityDefinitions());
    assertThat(tester.given(release.formatted("telegram_configs")).evidence().toString())
        .contains("observability.alert-route");
    assertThat(tester.given(release.formatted("nobody")).evidence().toString())
        .doesNotContain("observability.alert-route");
  }
}
