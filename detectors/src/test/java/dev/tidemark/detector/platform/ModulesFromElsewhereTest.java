package dev.tidemark.detector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModulesFromElsewhereTest {

  private static DetectorTester tester() {
    return DetectorTester.of(new DeclaredCapabilities());
  }

  @Test
  void aModuleIsTakenForTheDataStoreThatItsNameSays() {
    tester()
        .given(
            """
            -- app/main.tf --
            terraform {
              backend "s3" {}
            }
            module "database" {
              source = "git::https://git.example.org/acme/terraform-rds-instance.git?ref=1.2.0"
            }
            module "cache" {
              source = "git@git.example.org:acme/modules.git//aws/redis?ref=v3"
            }
            """)
        .sees(
            """
            iac.resource app/main.tf:4 capability=database count=1 route=module tool=terraform unit=app
            iac.resource app/main.tf:7 capability=cache count=1 route=module tool=terraform unit=app
            kubernetes.workload app/main.tf:4 behind=git::https://git.example.org/acme/terraform-rds-instance.git?ref=1.2.0 data-store=true multi-zone=unknown name=database production=unknown replicas-known=false tool=terraform unit=app workload-kind=database
            kubernetes.workload app/main.tf:7 behind=git@git.example.org:acme/modules.git//aws/redis?ref=v3 data-store=true multi-zone=unknown name=cache production=unknown replicas-known=false tool=terraform unit=app workload-kind=cache
            """);
  }

  @Test
  void whatIsAroundADataStoreOrReadHereIsNone() {
    tester()
        .given(
            """
            -- app/main.tf --
            module "alarms" {
              source = "git::https://git.example.org/acme/terraform-rds-alarms.git?ref=1.2.0"
            }
            module "proxy" {
              source = "acme/rds-proxy/aws"
            }
            module "here" {
              source = "../modules/rds"
            }
            module "words" {
              source = "acme/birdscan/aws"
            }
            module "broken" {
              source =
            }
            -- modules/rds/main.tf --
            variable "name" {}
            """)
        .seesNothing();
  }

  @Test
  void onlyTheRightsOfAnAutoscalerOfNodesAreOne() {
    tester()
        .given(
            """
            -- app/iam.tf --
            data "aws_iam_policy_document" "switch" {
              statement {
                actions = ["autoscaling:SetDesiredCapacity"]
              }
            }
            """)
        .seesNothing();
  }

  @Test
  void whatAConditionChoosesIsUnknown() {
    List<Evidence> seen =
        tester()
            .given(
                """
            -- app/main.tf --
            resource "aws_db_instance" "chosen" {
              multi_az = var.large ? true : false
            }
            resource "aws_db_instance" "written" {
              multi_az = true
            }
            """)
            .evidence();

    assertThat(seen)
        .filteredOn(fact -> fact.kind().equals("kubernetes.workload"))
        .extracting(fact -> fact.text("multi-zone").orElse(""))
        .containsExactly("unknown", "yes");
  }
}
