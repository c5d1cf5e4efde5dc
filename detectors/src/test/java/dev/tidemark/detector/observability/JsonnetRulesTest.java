package dev.tidemark.detector.observability;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class JsonnetRulesTest {

  @Test
  void rulesAndDashboardsOfAMixin() {
    DetectorTester.of(new JsonnetRules())
        .given(
            """
            -- alerts/disk.libsonnet --
            // alert: 'NotThis', expr: 'in a comment'
            {
              prometheusAlerts+:: {
                groups+: [{
                  name: 'disk',
                  rules: [
                    {
                      alert: 'DiskFillsUp',
                      expr: |||
                        predict_linear(free_bytes{%(selector)s}[6h], 4 * 86400) < 0
                      ||| % $._config,
                      annotations: { runbook_url: 'https://runbooks.invalid/disk' },
                    },
                    { "alert": "DiskFull", "expr": "free_bytes == 0" },
                  ],
                }],
              },
            }
            -- rules/node.libsonnet --
            { prometheusRules+:: { groups+: [{ rules: [{ record: 'node:cpu:sum', expr: 'sum(cpu)' }] }] } }
            -- dashboards/node.libsonnet --
            local g = import 'grafonnet/main.libsonnet';
            { grafanaDashboards+:: { 'node.json': g.dashboard.new('Node') } }
            """)
        .sees(
            """
            observability.alert alerts/disk.libsonnet:8 from-slo=false rules=2 runbook=true tool=prometheus
            observability.dashboard dashboards/node.libsonnet:2 tool=grafana
            observability.metrics rules/node.libsonnet:1 interval-known=false tool=prometheus what=recording-rule
            prediction.capacity alerts/disk.libsonnet:8 name=DiskFillsUp tool=prometheus what=rule
            """);
  }

  @Test
  void rulesThatAFunctionMakesFromObjectives() {
    DetectorTester.of(new JsonnetRules())
        .given(
            """
            -- burn.libsonnet --
            local alerts(windows) = [
              {
                alert: nameOf(window),
                'for': window.time,
                expr: 'slo:burnrate%s > %.2f' % [window.long, window.factor],
              }
              for window in windows
            ];
            { alerts: alerts }
            """)
        .sees(
            """
            observability.alert burn.libsonnet:3 from-slo=true rules=1 runbook=false tool=prometheus
            """);
  }

  @Test
  void aPanelWithAnAlertOfItsOwnIsNoRule() {
    DetectorTester.of(new JsonnetRules())
        .given(
            """
            -- panel.libsonnet --
            { alert: condition, title: 'Load', type: 'graph', targets: [{ expr: 'sum(load)' }] }
            """)
        .seesNothing();
  }

  @Test
  void aFieldCalledAlertIsNoRule() {
    DetectorTester.of(new JsonnetRules())
        .given(
            """
            -- config.libsonnet --
            { alert: 'on', record:: false, threshold: 5, expr+: [], text: "alert: 'x'" }
            -- broken.jsonnet --
            { alert: 'Open, expr: |||
            """)
        .seesNothing();
  }
}
