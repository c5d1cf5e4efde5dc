package dev.tidemark.detector.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

  @Test
  void aForecastIsARuleOfItsOwn() {
    rules(
            """
            -- rules.yaml --
            groups:
              - name: disk
                interval: 1m
                rules:
                  - {alert: Full, expr: "predict_linear(free[1h], 3600) < 0"}
                  - {record: later, expr: "predict_linear(free[1h], 3600)"}
                  - {alert: Down, expr: up == 0}
            """)
        .sees(
            """
            observability.alert rules.yaml:5 from-slo=false interval=60 rules=2 runbook=false tool=prometheus
            observability.metrics rules.yaml:5 interval=60 interval-known=true tool=prometheus what=recording-rule
            prediction.capacity rules.yaml:5 name=Full tool=prometheus what=rule
            prediction.capacity rules.yaml:6 name=later tool=prometheus what=rule
            """);
  }

  @Test
  void aRuleOnHowFastTheBudgetIsSpentComesFromAnObjective() {
    rules(
            """
            -- slo.yaml --
            groups:
              - name: api
                rules:
                  - {alert: Burning, expr: "api:burnrate1h > 14.4 * 0.01 and api:burnrate5m > 14.4 * 0.01"}
            -- incinerator.yaml --
            groups:
              - name: oven
                rules:
                  - {alert: Cold, expr: burner_rate_celsius < 400}
            """)
        .sees(
            """
            observability.alert incinerator.yaml:4 from-slo=false rules=1 runbook=false tool=prometheus
            observability.alert slo.yaml:4 from-slo=true rules=1 runbook=false tool=prometheus
            """);
  }

  @Test
  void anExpressionAloneIsNoRule() {
    rules("-- panels.yaml --\npanels: [{targets: [{expr: 'predict_linear(free[1h], 3600)'}]}]\n")
        .seesNothing();
    rules("-- alerts.yaml --\nalerts: [{alert: Down}]\n").seesNothing();
  }

  @Test
  void rulesInAConfigMapAreRulesAndInAnotherObjectTheyAreText() {
    String map =
        """
        -- map.yaml --
        apiVersion: v1
        kind: %s
        metadata: {name: rules}
        data:
          rules.yaml: |
            groups: [{rules: [{alert: Down, expr: up == 0}]}]
        """;
    rules(map.formatted("ConfigMap"))
        .sees(
            """
            observability.alert map.yaml:5 from-slo=false name=rules.yaml rules=1 runbook=false tool=prometheus
            """);
    assertThat(seen(map.formatted("Secret"))).isEmpty();
  }

  @Test
  void anObjectThatIsAFixtureSaysNothing() {
    String rule =
        """
        -- tests/rule.yaml --
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: rules}
        spec: {groups: [{rules: [{alert: Down, expr: up == 0}]}]}
        """;
    rules(rule)
        .sees(
            """
            observability.alert tests/rule.yaml:4 from-slo=false rules=1 runbook=false tool=prometheus
            """);
    assertThat(seen(rule + "-- tests/chainsaw-test.yaml --\nkind: Test\n")).isEmpty();
    rules(rule).withOrigins(path -> Origin.FIXTURE).seesNothing();
  }

  private static List<Evidence> seen(String files) {
    return rules(files).evidence();
  }

  private static DetectorTester rules(String files) {
    return DetectorTester.of(new AlertRules()).given(files);
  }
}
