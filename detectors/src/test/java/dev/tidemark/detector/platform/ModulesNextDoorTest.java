package dev.tidemark.detector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules of another repository of the checkout, read where they are called. */
class ModulesNextDoorTest {
  private static final TextNeighbours NEXT_DOOR =
      TextNeighbours.of(
          "acme/shop",
          "acme/modules",
          """
          -- database/variables.tf --
          variable "zones" {
            default = false
          }
          -- database/main.tf --
          locals {
            multi = var.zones
          }
          resource "aws_db_instance" "this" {
            multi_az = local.multi
          }
          module "alarms" {
            source = "../alarms"
            topic  = "arn:aws:sns:eu-west-2:1:oncall"
          }
          -- alarms/main.tf --
          variable "topic" {}
          resource "aws_cloudwatch_metric_alarm" "cpu" {
            period        = 60
            alarm_actions = [var.topic]
          }
          """);

  private static List<String> nextDoor(Neighbours neighbours, String call) {
    return DetectorTester.of(new DeclaredCapabilities())
        .given("-- live/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n" + call)
        .beside(neighbours)
        .evidence()
        .stream()
        .map(fact -> fact.toString())
        .toList();
  }

  @Test
  void readsTheModulesOfTheRepositoryNextDoorWhereTheyAreCalled() {
    String call =
        """
        module "db" {
          source = "git::https://github.com/acme/modules.git//database?ref=v1.0.0"
          zones  = true
        }
        """;
    assertThat(nextDoor(NEXT_DOOR, call))
        .containsExactly(
            "iac.resource live/main.tf:4 capability=database count=1 route=module tool=terraform unit=live via=acme/modules/database/main.tf:4",
            "iac.resource live/main.tf:4 capability=monitoring count=1 route=module tool=terraform unit=live via=acme/modules/alarms/main.tf:2",
            "kubernetes.workload live/main.tf:4 data-store=true multi-zone=yes name=this pinned-image=no production=yes replicas-known=false sized=no tool=terraform unit=live via=acme/modules/database/main.tf:4 workload-kind=database",
            "observability.alert live/main.tf:4 anomaly=false interval=60 name=cpu routed=true rules=1 tool=cloudwatch via=acme/modules/alarms/main.tf:2",
            "resilience.multi-zone live/main.tf:4 name=this subject=database tool=terraform unit=live via=acme/modules/database/main.tf:4");
    assertThat(nextDoor(Neighbours.NONE, call)).noneMatch(fact -> fact.contains("via="));
  }

  @Test
  void moreThanIsReadOfTheModulesNextDoorIsAProblem() {
    String module = "-- m/main.tf --\n" + "resource \"null_resource\" \"r\" {}\n".repeat(600);
    String call = "module \"m\" {\n  source = \"github.com/acme/modules//m\"\n}\n";
    TextNeighbours modules = TextNeighbours.of("acme/shop", "acme/modules", module);
    assertThat(leavesOut(call.repeat(83), modules)).isEmpty();
    assertThat(leavesOut(call.repeat(90), modules))
        .containsExactly(
            "main.tf:250 too-many-resources: modules of other repositories declare more than 50,000"
                + " resources for this one: 7 calls from here on were not read whole");
  }

  private static List<String> leavesOut(String calls, TextNeighbours others) {
    Landscape landscape =
        DetectorTester.landscape(
            TextSnapshot.of("-- main.tf --\n" + calls), History.NONE, path -> Origin.OWN, others);
    return new DeclaredCapabilities()
        .leavesOut(landscape).stream()
            .map(one -> one.path() + ":" + one.line() + " " + one.code() + ": " + one.detail())
            .toList();
  }

  @Test
  void aModuleNextDoorIsReadWithTheValuesOfTheCall() {
    String call = "module \"db\" {\n  source = \"github.com/acme/modules//database\"\n%s}\n";
    assertThat(nextDoor(NEXT_DOOR, call.formatted("  zones = true\n")))
        .anyMatch(fact -> fact.startsWith("resilience.multi-zone"));
    assertThat(nextDoor(NEXT_DOOR, call.formatted("")))
        .noneMatch(fact -> fact.startsWith("resilience.multi-zone"));
    assertThat(nextDoor(NEXT_DOOR, call.replace("database", "gone").formatted("")))
        .noneMatch(fact -> fact.contains("via="));
  }

  @ParameterizedTest
  @CsvSource({
    "'count = var.on ? 1 : 0', '', false",
    "'count = var.on ? 1 : 0', 'on = true', true",
    "'count = var.on == true ? 1 : 0', '', false",
    "'count = var.on ? 0 : 1', '', true",
    "'count = var.many', 'many = 0', false",
    "'count = var.many', '', true",
    "'for_each = var.set', '', false",
    "'for_each = toset(var.set)', 'set = [\"a\"]', true",
    "'count = length(var.set)', '', true",
  })
  void whatASwitchLeavesOutNextDoorIsNotMade(String repeats, String given, boolean made) {
    TextNeighbours modules =
        TextNeighbours.of(
            "acme/shop",
            "acme/modules",
            """
            -- a/main.tf --
            variable "on" {
              default = false
            }
            variable "many" {
              default = 2
            }
            variable "set" {
              default = []
            }
            resource "aws_db_instance" "x" {
              %s
            }
            """
                .formatted(repeats));
    String call = "module \"a\" {\n  source = \"github.com/acme/modules//a\"\n  %s\n}\n";
    assertThat(
            nextDoor(modules, call.formatted(given)).stream()
                .anyMatch(fact -> fact.contains("via=acme/modules/a/main.tf")))
        .isEqualTo(made);
  }

  @Test
  void modulesNextDoorThatCallThemselvesEnd() {
    TextNeighbours round =
        TextNeighbours.of(
            "acme/shop",
            "acme/modules",
            "-- a/main.tf --\nmodule \"a\" {\n  source = \"./\"\n}\nresource \"aws_db_instance\" \"x\" {}\n");
    assertThat(nextDoor(round, "module \"a\" {\n  source = \"github.com/acme/modules//a\"\n}\n"))
        .containsExactly(
            "iac.resource live/main.tf:4 capability=database count=5 route=module tool=terraform unit=live via=acme/modules/a/main.tf:4",
            "kubernetes.workload live/main.tf:4 data-store=true multi-zone=no name=x pinned-image=no production=yes replicas-known=false sized=no tool=terraform unit=live via=acme/modules/a/main.tf:4 workload-kind=database");
  }
}
