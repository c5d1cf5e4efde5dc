package dev.tidemark.detector.selfservice;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class OpsLevelTest {

  @Test
  void theChecksOfADirectoryAreOneScorecard() {
    DetectorTester.of(new OpsLevelChecks())
        .given(
            """
            -- opslevel/checks.tf --
            resource "opslevel_check_has_documentation" "runbook" { name = "Has a runbook" }
            resource "opslevel_check_service_dependency" "graph" { name = "Names what it needs" }
            resource "opslevel_team" "a" { name = "A" }
            -- checks/owner.yaml --
            version: 1
            kind: has_owner
            spec: {name: Owner defined, enabled: true}
            -- checks/on-call.yaml --
            version: 1
            kind: generic
            spec: {name: "PagerDuty: somebody is on call", successCondition: .x}
            """)
        .sees(
            """
            governance.scorecard checks/on-call.yaml:1 name=checks readiness=[on-call] rules=2 tool=opslevel
            governance.scorecard opslevel/checks.tf:1 name=checks readiness=[dependencies, runbook] rules=2 tool=opslevel
            """);
  }

  @Test
  void filesOfThatShapeAndBrokenOnesAreNone() {
    DetectorTester.of(new OpsLevelChecks())
        .given(
            """
            -- object.yaml --
            apiVersion: example.org/v1
            version: 1
            kind: manual
            spec: {name: x}
            -- other.yaml --
            version: 1
            kind: pipeline
            spec: {name: x}
            -- nameless.yaml --
            version: 1
            kind: manual
            spec: {}
            -- broken.yaml --
            version: 1
            kind: [
            -- broken.tf --
            resource
            """)
        .seesNothing();
  }

  @Test
  void aServiceTellsItsToolsByCategory() {
    DetectorTester.of(new CatalogueFiles())
        .given(
            """
            -- opslevel.yml --
            version: 1
            service:
              name: cart
              owner: orders
              lifecycle: generally_available
              tools:
                - {name: Wiki, category: runbooks, url: "https://example.org/r"}
                - {name: Graphs, category: metrics, url: "https://example.org/m"}
              dependencies: [{alias: catalog}, {alias: stock}]
              alert_sources: [{type: pagerduty, external_id: P1}]
            -- other/opslevel.yml --
            version: 1
            repository: {owner: orders}
            """)
        .sees(
            "catalog.entity opslevel.yml:1 alerts=true documentation=false entity-kind=service"
                + " lifecycle=generally_available name=cart on-call=true owner=orders relations=2"
                + " runbook=true tool=opslevel");
  }
}
