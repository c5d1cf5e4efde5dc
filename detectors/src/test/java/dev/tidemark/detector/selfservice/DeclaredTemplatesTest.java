package dev.tidemark.detector.selfservice;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** What portals and platforms offer where Terraform declares it. */
class DeclaredTemplatesTest {

  @Test
  void seesActionsThatCreateAndDefinitionsOfResources() {
    DetectorTester.of(new DeclaredTemplates())
        .given(
            """
            -- port/actions.tf --
            resource "port_action" "database" {
              identifier           = "new_database"
              self_service_trigger = { operation = "CREATE" }
            }
            resource "port_action" "older" {
              identifier = "scaffold"
              title      = "New service"
              trigger    = "CREATE"
            }
            -- humanitec/main.tf --
            resource "humanitec_resource_definition" "store" {
              id   = "store"
              type = "postgres"
            }
            """)
        .sees(
            """
            selfservice.template humanitec/main.tf:1 infrastructure=true name=store provisions=database tool=humanitec
            selfservice.template port/actions.tf:1 infrastructure=true name=database provisions=database tool=port
            selfservice.template port/actions.tf:5 infrastructure=false name=older provisions=service tool=port
            """);
  }

  @Test
  void anActionOnWhatIsThereMakesNothing() {
    DetectorTester.of(new DeclaredTemplates())
        .given(
            """
            -- port/actions.tf --
            resource "port_action" "scale" {
              identifier           = "scale_database"
              self_service_trigger = { operation = "DAY-2" }
            }
            resource "port_action" "hook" {
              identifier        = "new_database_seen"
              automation_trigger = { entity_created_event = { blueprint_identifier = "database" } }
            }
            data "port_action" "there" {
              identifier = "new_database"
            }
            resource "port_blueprint" "database" {
              identifier = "database"
            }
            """)
        .seesNothing();
  }

  @Test
  void brokenFilesSayNothing() {
    DetectorTester.of(new DeclaredTemplates())
        .given("-- port/actions.tf --\nresource \"port_action\" \"x\" {\n  trigger =\n")
        .seesNothing();
  }
}
