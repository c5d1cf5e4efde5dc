package dev.tidemark.detector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredCapabilitiesTest {

  private static DetectorTester tester() {
    return DetectorTester.of(new DeclaredCapabilities());
  }

  @Test
  void aModuleThatNothingCallsRunsNothingWhereTheOthersAreCalled() {
    String modules =
        """
        -- modules/web/main.tf --
        resource "aws_autoscaling_group" "web" { min_size = 2 }
        -- modules/old/main.tf --
        resource "aws_autoscaling_group" "old" { min_size = 2 }
        -- modules/queue/main.tf --
        resource "aws_sqs_queue" "q" {}
        """;
    String root =
        """
        -- live/backend.tf --
        terraform { backend "s3" {} }
        -- live/main.tf --
        module "web" { source = "../modules/web" }
        module "queue" { source = "../modules/queue" }
        """;

    assertThat(workloads(modules + root)).containsExactly("web");
    assertThat(workloads(modules)).containsExactly("old", "web");
    assertThat(workloads(modules + "-- live/main.tf --\nmodule \"web\" {")).contains("old");
  }

  private static List<String> workloads(String files) {
    return DetectorTester.of(new DeclaredCapabilities()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("kubernetes.workload"))
        .flatMap(fact -> fact.text("name").stream())
        .sorted()
        .toList();
  }

  @Test
  void shipsTheLogsOfPlatformsThatDoSoByThemselves() {
    List<String> logs =
        DetectorTester.of(new DeclaredCapabilities())
            .given(
                """
                -- main.tf --
                resource "google_cloud_run_v2_service" "web" {}
                resource "azurerm_container_app_environment" "bare" {}
                resource "azurerm_container_app_environment" "logged" {
                  log_analytics_workspace_id = azurerm_log_analytics_workspace.x.id
                }
                """)
            .evidence()
            .stream()
            .filter(fact -> fact.kind().equals("observability.logging"))
            .map(fact -> fact.location().toString())
            .toList();
    assertThat(logs).containsExactly("main.tf:1", "main.tf:3");
  }

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
    return tester()
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
    List<String> seen = nextDoor(NEXT_DOOR, call);
    assertThat(seen)
        .anyMatch(
            fact ->
                fact.startsWith("resilience.multi-zone live/main.tf:4")
                    && fact.contains("via=acme/modules/database/main.tf:4"))
        .anyMatch(
            fact ->
                fact.startsWith("observability.alert live/main.tf:4")
                    && fact.contains("via=acme/modules/alarms/main.tf:2"))
        .anyMatch(
            fact ->
                fact.startsWith("iac.resource live/main.tf:4 capability=database count=1")
                    && fact.contains("route=module")
                    && fact.contains("unit=live@live"));
    assertThat(nextDoor(Neighbours.NONE, call)).noneMatch(fact -> fact.contains("via="));
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
        .anyMatch(fact -> fact.startsWith("iac.resource"));
  }

  @Test
  void seesAnAlarmAndWhetherItReachesSomebody() {
    tester()
        .given(
            """
            -- app/alarms.tf --
            resource "aws_cloudwatch_metric_alarm" "errors" {
              period        = 60
              alarm_actions = [aws_sns_topic.oncall.arn]
            }
            resource "aws_cloudwatch_metric_alarm" "muted" {
              period        = 300
              alarm_actions = []
            }
            """)
        .sees(
            """
            iac.resource app/alarms.tf:1 capability=monitoring count=2 route=raw tool=terraform unit=app
            observability.alert app/alarms.tf:1 anomaly=false interval=60 name=errors routed=true rules=1 tool=cloudwatch
            observability.alert app/alarms.tf:5 anomaly=false interval=300 name=muted routed=false rules=1 tool=cloudwatch
            observability.metrics app/alarms.tf:1 name=errors shipped=true tool=cloudwatch what=managed
            observability.metrics app/alarms.tf:5 name=muted shipped=true tool=cloudwatch what=managed
            """);
  }

  @Test
  void readsTheSameFromCloudFormation() {
    tester()
        .given(
            """
            -- stack.yaml --
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  DBInstanceClass: db.t3.small
                  MultiAZ: true
                  BackupRetentionPeriod: !Ref Days
            """)
        .sees(
            """
            iac.resource stack.yaml:3 capability=database count=1 route=raw tool=cloudformation unit=.
            kubernetes.workload stack.yaml:3 data-store=true multi-zone=yes name=Database pinned-image=no production=unknown replicas-known=false sized=yes tool=cloudformation unit=. workload-kind=database
            resilience.multi-zone stack.yaml:3 name=Database subject=database tool=cloudformation unit=.
            """);
  }

  @Test
  void leavesOpenWhatIsComputed() {
    assertThat(
            tester()
                .given(
                    """
                    -- db.tf --
                    resource "aws_db_instance" "main" {
                      instance_class          = "db.t3.small"
                      multi_az                = var.multi_az
                      backup_retention_period = var.days
                    }
                    """)
                .evidence())
        .map(Object::toString)
        .containsExactly(
            "iac.resource db.tf:1 capability=database count=1 route=raw tool=terraform unit=.",
            "kubernetes.workload db.tf:1 data-store=true multi-zone=unknown name=main pinned-image=no"
                + " production=unknown replicas-known=false sized=yes tool=terraform unit=."
                + " workload-kind=database");
  }

  @Test
  void followsAServiceToItsTaskDefinition() {
    assertThat(
            tester()
                .given(
                    """
                    -- main.tf --
                    resource "aws_ecs_service" "api" {
                      desired_count   = 2
                      launch_type     = "FARGATE"
                      task_definition = aws_ecs_task_definition.api.arn
                      network_configuration { subnets = ["a", "b"] }
                      load_balancer { container_name = "api" }
                      deployment_circuit_breaker {
                        enable   = true
                        rollback = true
                      }
                    }
                    resource "aws_ecs_task_definition" "api" {
                      cpu = 256
                      container_definitions = jsonencode([{ name = "api", image = "registry/api:1.4.2" }])
                    }
                    """)
                .evidence())
        .map(Object::toString)
        .contains(
            "kubernetes.workload main.tf:1 disruption-budget=yes health-check=yes liveness=yes name=api"
                + " pinned-image=yes production=unknown readiness=yes replicas=2 replicas-known=true"
                + " sized=yes spread=yes strategy=rolling tool=terraform unit=. workload-kind=ecs-service",
            "delivery.rollback main.tf:1 automatic=true name=api tool=terraform unit=. what=circuit-breaker");
  }

  @Test
  void readsPublicModulesByTheirInputs() {
    assertThat(
            tester()
                .given(
                    """
                    -- main.tf --
                    module "db" {
                      source   = "terraform-aws-modules/rds/aws"
                      version  = "6.1.0"
                      multi_az = true
                    }
                    """)
                .evidence())
        .map(Object::toString)
        .contains(
            "kubernetes.workload main.tf:1 behind=terraform-aws-modules/rds/aws data-store=true multi-zone=yes"
                + " name=db pinned-image=no production=unknown replicas-known=false sized=yes tool=terraform"
                + " unit=. workload-kind=database",
            "iac.resource main.tf:1 capability=database count=1 route=module tool=terraform unit=.");
  }

  @Test
  void readsAzureTemplatesAndPulumi() {
    assertThat(
            tester()
                .given(
                    """
                    -- azure.json --
                    {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                     "resources": [{"type": "Microsoft.Insights/metricAlerts", "name": "cpu",
                       "properties": {"evaluationFrequency": "PT1M", "actions": [{"actionGroupId": "[variables('g')]"}]}}]}
                    -- Pulumi.yaml --
                    name: app
                    runtime: yaml
                    resources:
                      db: {type: "aws:rds/instance:Instance", properties: {multiAz: true, instanceClass: x}}
                    """)
                .evidence())
        .map(Object::toString)
        .contains(
            "observability.alert azure.json:2 anomaly=false interval=60 name=cpu routed=true rules=1"
                + " tool=azure-monitor",
            "resilience.multi-zone Pulumi.yaml:4 name=db subject=database tool=pulumi unit=.");
  }

  @Test
  void boundsLocalsThatMultiply() {
    StringBuilder files = new StringBuilder("-- main.tf --\nlocals {\n");
    for (char name = 'a'; name < 'f'; name++) {
      files.append("  ").append(name).append(" = [");
      files.append(("local." + (char) (name + 1) + ", ").repeat(1_000)).append("]\n");
    }
    files.append("  f = \"x\"\n}\nresource \"aws_db_instance\" \"x\" {\n  multi_az = local.a\n}\n");
    assertThat(tester().given(files.toString()).evidence()).hasSize(2);
  }

  @Test
  void takesNoNameForEvidence() {
    tester()
        .given(
            """
            -- main.tf --
            module "monitoring" {
              source = "./modules/load-balancer"
            }
            resource "azurerm_mssql_server_security_alert_policy" "alerts" {
              email_account_admins = true
            }
            resource "aws_opensearch_index" "alarm_dashboard" {}
            resource "aws_cloudwatch_metric_alarm" "off" {
              count = 0
            }
            """)
        .seesNothing();
  }

  @Test
  void leavesExamplesAlone() {
    tester()
        .given(
            """
            -- examples/main.tf --
            resource "aws_sqs_queue" "q" {}
            """)
        .withOrigins(path -> Origin.EXAMPLE)
        .seesNothing();
  }

  @Test
  void readsWhatIsLeftOfABrokenFile() {
    tester()
        .given(
            """
            -- main.tf --
            resource "aws_sqs_queue" "q" {}
            resource "aws_db_instance" "broken" {
              multi_az = (((
            -- stack.json --
            {"Resources": {"Q": {"Type": "AWS::SQS::Queue"
            -- other.yaml --
            Resources:
              - Type: AWS::SQS::Queue
            """)
        .evidence()
        .forEach(
            evidence -> assertThat(evidence.kind()).isIn("iac.resource", "kubernetes.workload"));
  }

  @Test
  void readsTheSameFromBicepAndPrograms() {
    tester()
        .given(
            """
            -- infra/alerts.bicep --
            param window string = 'PT5M'
            resource cpu 'Microsoft.Insights/metricAlerts@2018-03-01' = {
              name: 'cpu'
              properties: { evaluationFrequency: window, actions: [ { actionGroupId: group.id } ] }
            }
            -- app/index.ts --
            import * as aws from "@pulumi/aws";
            new aws.rds.Instance("db", { multiAz: true, instanceClass: "db.t3.small", engineVersion: "16" });
            -- lib/data-stack.ts --
            import * as rds from "aws-cdk-lib/aws-rds";
            new rds.DatabaseInstance(this, "Db", { multiAz: false });
            """)
        .sees(
            """
            iac.resource app/index.ts:2 capability=database count=1 route=raw tool=pulumi unit=app
            iac.resource infra/alerts.bicep:2 capability=monitoring count=1 route=raw tool=bicep unit=infra
            iac.resource lib/data-stack.ts:2 capability=database count=1 route=raw tool=cdk unit=lib
            kubernetes.workload app/index.ts:2 data-store=true multi-zone=yes name=db pinned-image=yes production=unknown replicas-known=false sized=yes tool=pulumi unit=app workload-kind=database
            kubernetes.workload lib/data-stack.ts:2 data-store=true multi-zone=no name=Db pinned-image=yes production=unknown replicas-known=false sized=yes tool=cdk unit=lib workload-kind=database
            observability.alert infra/alerts.bicep:2 anomaly=false interval=300 name=cpu routed=true rules=1 tool=azure-monitor
            observability.metrics infra/alerts.bicep:2 name=cpu shipped=true tool=azure-monitor what=managed
            patching.automation app/index.ts:2 name=db tool=pulumi unit=app what=version-variable
            resilience.multi-zone app/index.ts:2 name=db subject=database tool=pulumi unit=app
            """);
  }

  @Test
  void putsVariablesOfOneValueInTheirPlace() {
    tester()
        .given(
            """
            -- live/main.tf --
            terraform { backend "s3" {} }
            variable "safe" { default = true }
            variable "class" {}
            variable "versions" { default = "16" }
            module "db" {
              source   = "../modules/db"
              multi_az = true
            }
            resource "aws_db_instance" "own" {
              multi_az       = var.safe
              instance_class = "x"
              engine_version = var.versions
            }
            -- live/dev.tfvars --
            versions = "15"
            -- live/prod.tfvars --
            versions = "16"
            -- modules/db/main.tf --
            variable "multi_az" {}
            variable "days" { default = 7 }
            resource "aws_db_instance" "main" {
              multi_az                = var.multi_az
              backup_retention_period = var.days
            }
            -- modules/offer/main.tf --
            variable "multi_az" { default = true }
            resource "aws_db_instance" "offered" { multi_az = var.multi_az }
            """)
        .sees(
            """
            iac.resource live/main.tf:9 capability=database count=1 route=raw tool=terraform unit=live
            iac.resource modules/db/main.tf:3 capability=database count=1 route=raw tool=terraform unit=modules/db
            iac.resource modules/offer/main.tf:2 capability=database count=1 route=raw tool=terraform unit=modules/offer
            kubernetes.workload live/main.tf:9 data-store=true multi-zone=yes name=own pinned-image=yes production=yes replicas-known=false sized=yes tool=terraform unit=live workload-kind=database
            kubernetes.workload modules/db/main.tf:3 data-store=true multi-zone=yes name=main pinned-image=no production=unknown replicas-known=false sized=no tool=terraform unit=modules/db workload-kind=database
            kubernetes.workload modules/offer/main.tf:2 data-store=true multi-zone=unknown name=offered pinned-image=no production=unknown replicas-known=false sized=no tool=terraform unit=modules/offer workload-kind=database
            patching.automation live/main.tf:9 name=own tool=terraform unit=live what=version-variable
            resilience.backup modules/db/main.tf:3 name=main subject=database tool=terraform unit=modules/db
            resilience.multi-zone live/main.tf:9 name=own subject=database tool=terraform unit=live
            resilience.multi-zone modules/db/main.tf:3 name=main subject=database tool=terraform unit=modules/db
            """);
  }

  @Test
  void tellsWhichRepositoryAProtectionIsFor() {
    tester()
        .beside(named("acme/shop"))
        .given(
            """
            -- forge/main.tf --
            resource "github_repository" "shop" { name = "shop" }
            resource "github_branch_protection" "shop" {
              repository_id = github_repository.shop.node_id
              required_status_checks { contexts = ["plan"] }
            }
            resource "github_branch_protection" "other" {
              repository_id = "other"
            }
            resource "github_branch_protection" "each" {
              repository_id = each.value
            }
            """)
        .sees(
            """
            governance.branch-protection forge/main.tf:2 for-this=yes name=shop required-checks=true reviews=false signature=false tool=github
            governance.branch-protection forge/main.tf:6 for-this=no name=other required-checks=false reviews=false signature=false tool=github
            governance.branch-protection forge/main.tf:9 for-this=unknown name=each required-checks=false reviews=false signature=false tool=github
            iac.resource forge/main.tf:1 capability=repository count=4 route=raw tool=terraform unit=forge
            """);
  }

  private static Neighbours named(String own) {
    return new Neighbours() {
      @Override
      public Optional<String> own() {
        return Optional.of(own);
      }

      @Override
      public Optional<Neighbours.Neighbour> named(String name) {
        return Optional.empty();
      }

      @Override
      public List<Neighbours.Neighbour> withFolder(RepoPath folder) {
        return List.of();
      }
    };
  }
}
