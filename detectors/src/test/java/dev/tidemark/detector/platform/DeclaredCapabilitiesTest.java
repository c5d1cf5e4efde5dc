package dev.tidemark.detector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeclaredCapabilitiesTest {
  private static DetectorTester tester() {
    return DetectorTester.of(new DeclaredCapabilities());
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
            """);
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
            "kubernetes.workload main.tf:1 disruption-budget=yes health-check=yes liveness=yes"
                + " name=api pinned-image=yes production=unknown readiness=yes replicas=2"
                + " replicas-known=true sized=yes spread=yes strategy=rolling tool=terraform unit=."
                + " workload-kind=ecs-service",
            "delivery.rollback main.tf:1 automatic=true name=api tool=terraform unit=."
                + " what=circuit-breaker");
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
            "kubernetes.workload main.tf:1 behind=terraform-aws-modules/rds/aws data-store=true"
                + " multi-zone=yes name=db pinned-image=no production=unknown replicas-known=false"
                + " sized=yes tool=terraform unit=. workload-kind=database",
            "iac.resource main.tf:1 capability=database count=1 route=module tool=terraform"
                + " unit=.");
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
            "kubernetes.workload db.tf:1 data-store=true multi-zone=unknown name=main"
                + " pinned-image=no production=unknown replicas-known=false sized=yes"
                + " tool=terraform unit=. workload-kind=database");
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
    return new TextNeighbours(Optional.of(own), new TreeMap<>());
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
  void aDamagedFileMayHoldWhatItsWordsName() {
    DeclaredCapabilities detector = new DeclaredCapabilities();
    RepoPath file = RepoPath.of("main.tf");
    String alarm = "aws_cloudwatch_metric_alarm";
    assertThat(detector.couldEmit(file, "resource \"" + alarm + "\" {"))
        .contains("iac.resource", "observability.alert");
    assertThat(detector.couldEmit(file, alarm)).contains("observability.alert");
    assertThat(detector.couldEmit(file, "source = \"terraform-aws-modules/rds/aws\""))
        .hasSizeGreaterThan(1);
    for (String near : List.of("", "s", "-of-mine", "_x", "2")) {
      assertThat(detector.couldEmit(file, "x " + alarm + near + "(").size() > 1)
          .as(near)
          .isEqualTo(near.isEmpty());
    }
    assertThat(detector.couldEmit(file, "")).isEqualTo(detector.emits());
    assertThat(detector.couldEmit(RepoPath.of("README.md"), alarm)).isEmpty();
  }

  @Test
  void aTableOfLocksIsNoDataStore() {
    List<String> stores =
        tester()
            .given(
                """
                -- main.tf --
                resource "aws_dynamodb_table" "locks" { hash_key = "LockID" }
                resource "aws_dynamodb_table" "orders" { hash_key = "OrderID" }
                """)
            .evidence()
            .stream()
            .filter(fact -> List.of("kubernetes.workload", "iac.resource").contains(fact.kind()))
            .map(fact -> fact.text("name").or(() -> fact.text("count")).orElse("1"))
            .toList();
    assertThat(stores).containsExactlyInAnyOrder("orders", "1");
  }

  @Test
  void aBudgetOfAModuleIsOfWhoeverCallsIt() {
    String budget =
        """
        -- modules/budget/main.tf --
        variable "team" {}
        resource "google_billing_budget" "team" {
          budget_filter {
            labels = { team = var.team }
          }
        }
        """;
    String call =
        "-- live/main.tf --\nterraform {\n  backend \"gcs\" {}\n}\n"
            + "module \"budget\" {\n  source = \"../modules/budget\"\n  team = \"shop\"\n}\n";
    assertThat(costs(budget + call)).isEqualTo(1);
    assertThat(costs(budget)).isZero();
    String root = "-- live/backend.tf --\nterraform {\n  backend \"gcs\" {}\n}\n";
    String broken = "-- live/b.tf --\n{\n";
    assertThat(costs(budget.replace("modules/budget", "live") + root + broken)).isEqualTo(1);
  }

  private long costs(String files) {
    return tester().given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("governance.cost"))
        .count();
  }
}
