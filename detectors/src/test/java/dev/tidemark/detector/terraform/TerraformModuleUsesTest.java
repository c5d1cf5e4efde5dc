package dev.tidemark.detector.terraform;

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
