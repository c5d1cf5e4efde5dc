package dev.tidemark.detector.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformModuleUsesTest {
  @Test
  void seesWhatACallPinsAndWhoShares() {
    DetectorTester.of(new TerraformModuleUses())
        .given(
            """
            -- a/main.tf --
            terraform { backend "s3" {} }
            module "own" { source = "../modules/x" }
            module "vpc" {
              source  = "terraform-aws-modules/vpc/aws"
              version = "~> 5.0"
            }
            /* module "gone" { source = "./gone" } */
            -- b/main.tf --
            terraform { backend "s3" {} }
            module "own" { source = "../modules/x" }
            -- modules/x/main.tf --
            resource "aws_vpc" "x" {}
            """)
        .sees(
            """
            iac.module-use a/main.tf:2 name=own pin=repository pinned=true public=false shared=true source=../modules/x source-kind=local target=modules/x tool=terraform unit=a
            iac.module-use a/main.tf:3 name=vpc pin=range pinned=false public=true shared=false source=terraform-aws-modules/vpc/aws source-kind=registry tool=terraform unit=a version=~> 5.0
            iac.module-use b/main.tf:2 name=own pin=repository pinned=true public=false shared=true source=../modules/x source-kind=local target=modules/x tool=terraform unit=b
            """);
  }

  @Test
  void callsOfWhatIsFetchedIntoIgnoredFoldersFloat() {
    DetectorTester.of(new TerraformModuleUses())
        .given(
            """
            -- .gitignore --
            /fetched/
            -- main.tf --
            terraform { backend "s3" {} }
            module "x" { source = "./fetched/x" }
            """)
        .sees(
            """
            iac.module-use main.tf:2 elsewhere=true name=x pin=none pinned=false public=false shared=true source=./fetched/x source-kind=local target=fetched/x tool=terraform unit=.
            """);
  }

  @Test
  void inputsOfModulesOutsideTheScanMayDecideInside() {
    assertThat(likely("agent_min_count = var.least\n  agent_max_count = 9"))
        .isEqualTo("[self-healing, self-optimizing]");
    assertThat(likely("pools = [{ enable_auto_scaling = true }]"))
        .isEqualTo("[self-healing, self-optimizing]");
    assertThat(likely("health_check_path = \"/up\"")).isEqualTo("[self-healing]");
    assertThat(likely("cert-manager = { enabled = true }")).isEqualTo("[self-configuring]");
  }

  @Test
  void otherInputsAndWhatIsSwitchedOffDecideNothing() {
    assertThat(likely("enable_auto_scaling = false")).isEmpty();
    assertThat(likely("max_count = 9\n  min_size = 1")).isEmpty();
    assertThat(likely("min_pods = 1\n  max_pods = 30")).isEmpty();
    assertThat(likely("autoscaling_role_names = null\n  spotlight = true")).isEmpty();
    assertThat(likelyOf("./x", "auto_scaling = true")).isEmpty();
    assertThat(likelyOf("terraform-aws-modules/eks/aws", "cert_manager = true")).isEmpty();
  }

  private static String likely(String inputs) {
    return likelyOf("git::https://example.com/x.git?ref=v1.0.0", inputs);
  }

  private static String likelyOf(String source, String inputs) {
    return DetectorTester.of(new TerraformModuleUses())
        .given(
            "-- main.tf --\nmodule \"x\" {\n  source = \"" + source + "\"\n  " + inputs + "\n}\n")
        .evidence()
        .get(0)
        .texts("likely")
        .toString()
        .replace("[]", "");
  }

  @Test
  void inputsThatTerragruntHandsOnMayDecideToo() {
    DetectorTester.of(new TerraformModuleUses())
        .given(
            """
            -- live/app/terragrunt.hcl --
            terraform {
              source = "git::https://example.com/modules.git//app?ref=v1.0.0"
            }
            inputs = {
              min_size = 1
              max_size = 4
            }
            """)
        .sees(
            """
            iac.module-use live/app/terragrunt.hcl:2 likely=[self-healing, self-optimizing] name=terragrunt pin=tag pinned=true public=false shared=false source=git::https://example.com/modules.git//app?ref=v1.0.0 source-kind=git tool=terragrunt unit=live/app version=v1.0.0 whole=true
            """);
  }

  @Test
  void whatOnlyHelpsTestsUsesNothing() {
    String call = "module \"x\" { source = \"github.com/acme/modules//x?ref=main\" }\n";
    DetectorTester.of(new TerraformModuleUses())
        .given("-- x/tests/setup/main.tf --\n" + call)
        .sees("");
    DetectorTester.of(new TerraformModuleUses())
        .given("-- tests/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n" + call)
        .sees(
            """
            iac.module-use tests/main.tf:4 name=x pin=branch pinned=false public=false shared=false source=github.com/acme/modules//x?ref=main source-kind=git tool=terraform unit=tests version=main
            """);
  }
}
