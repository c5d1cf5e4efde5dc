package dev.tidemark.detector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each monitoring vendor's resource types are evidence of; types that only sound like it are of nothing. */
class MonitoringVendorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          elasticstack_kibana_alerting_rule;'';alert
          elasticstack_kibana_slo;'';slo
          elasticstack_kibana_synthetics_monitor;schedule = 5;synthetic
          elasticstack_kibana_action_connector;connector_type_id = ".pagerduty";alert-route to=pagerduty
          elasticstack_kibana_action_connector;connector_type_id = ".index";
          elasticstack_kibana_space;'';
          splunk_saved_searches;alert_type = "number of events";alert
          splunk_saved_searches;search = "index=main";
          splunk_data_ui_views;'';dashboard
          splunk_global_http_event_collector;'';logging
          signalfx_detector;'';alert
          signalfx_dashboard;'';dashboard
          signalfx_slo;'';slo
          signalfx_pagerduty_integration;'';alert-route to=pagerduty
          signalfx_team;'';
          pagerduty_escalation_policy;'';alert-route to=pagerduty
          pagerduty_service_integration;'';alert-route to=pagerduty
          pagerduty_user;'';
          opsgenie_escalation;'';alert-route to=opsgenie
          opsgenie_alert_policy;'';alert-route to=opsgenie
          opsgenie_user;'';
          newrelic_nrql_alert_condition;'';alert
          newrelic_nrql_alert_condition;enabled = var.enabled;alert
          newrelic_nrql_alert_condition;enabled = false;
          newrelic_nrql_alert_condition;enabled = try(each.value.enabled, false);
          newrelic_service_level;'';slo
          newrelic_one_dashboard;'';dashboard
          newrelic_synthetics_step_monitor;status = "ENABLED";synthetic
          newrelic_synthetics_step_monitor;status = "DISABLED";
          newrelic_workflow;'';alert-route
          newrelic_api_access_key;'';
          datadog_monitor;message = "@pagerduty";alert
          datadog_service_level_objective;'';slo
          datadog_dashboard_json;'';dashboard
          datadog_powerpack;'';
          datadog_synthetics_test;status = "live";synthetic
          datadog_synthetics_private_location;'';
          datadog_on_call_team_routing_rules;'';alert-route
          datadog_user;'';
          azurerm_monitor_metric_alert;'';alert
          azurerm_monitor_scheduled_query_rules_alert_v2;'';alert
          azurerm_monitor_action_group;'';alert-route
          azurerm_monitor_alert_processing_rule_action_group;'';alert-route
          azurerm_monitor_alert_processing_rule_suppression;'';
          azurerm_application_insights_standard_web_test;'';synthetic
          azurerm_log_analytics_workspace;'';logging
          azurerm_mssql_server_security_alert_policy;'';
          google_monitoring_alert_policy;'';alert
          google_monitoring_alert_policy;enabled = each.value.enabled;alert
          azurerm_monitor_metric_alert;enabled = var.enabled;alert
          google_monitoring_slo;'';slo
          google_monitoring_dashboard;'';dashboard
          google_monitoring_uptime_check_config;'';synthetic
          google_monitoring_notification_channel;type = "pagerduty";alert-route to=pagerduty
          google_monitoring_group;'';
          aws_cloudwatch_metric_alarm;'';alert
          aws_cloudwatch_composite_alarm;'';alert
          aws_cloudwatch_dashboard;'';dashboard
          aws_synthetics_canary;start_canary = true;synthetic
          aws_applicationsignals_service_level_objective;'';slo
          aws_cloudwatch_event_rule;'';
          pingdom_check;'';synthetic
          pingdom_check;integrationids = [1];alert
          nobl9_slo;'';slo
          nobl9_alert_policy;'';alert
          nobl9_alert_method_pagerduty;'';alert-route to=pagerduty
          nobl9_alert_method_msteams;'';alert-route to=chat
          nobl9_project;'';
          """)
  void declaresWhatItsProviderSays(String type, String attribute, String fact) {
    String files = "-- main.tf --\nresource \"" + type + "\" \"x\" {\n  " + attribute + "\n}\n";
    String seen =
        String.join(
            "\n",
            DetectorTester.of(new DeclaredCapabilities()).given(files).evidence().stream()
                .map(Object::toString)
                .filter(line -> line.startsWith("observability."))
                .toList());
    if (fact == null) {
      assertThat(seen).isEmpty();
    } else {
      String[] parts = fact.split(" ", 2);
      assertThat(seen).contains("observability." + parts[0] + " main.tf");
      assertThat(seen).contains(parts.length > 1 ? parts[1] : "");
    }
  }
}
