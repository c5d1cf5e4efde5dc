package dev.tidemark.detector.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformRootsTest {
  @Test
  void seesWhereItsStateLiesAndWhatItBounds() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- app/versions.tf --
            terraform {
              required_version = "~> 1.5"
              cloud { organization = "acme" }
            }
            -- app/main.tf --
            resource "null_resource" "x" {
              provisioner "local-exec" { command = "echo" }
            }
            -- modules/x/main.tf --
            resource "aws_vpc" "main" {}
            """)
        .sees(
            """
            iac.root app/versions.tf:3 backend=cloud bootstrap=false constrained=true dir=app foreign-ids=0 imperative=1 locked=false resources=1 tool=terraform
            """);
  }

  @Test
  void accountsOfThePipelineAreTheBootstrapOfItWhereTheDirectorySaysSo() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- bootstrap/main.tf --
            terraform { backend "http" {} }
            resource "cloudfoundry_service_instance" "runner" {}
            resource "local_sensitive_file" "secrets" {}
            -- database/main.tf --
            terraform { backend "http" {} }
            resource "cloudfoundry_service_instance" "postgres" {}
            """)
        .sees(
            """
            iac.root bootstrap/main.tf:1 backend=http bootstrap=true constrained=false dir=bootstrap foreign-ids=0 imperative=0 locked=false resources=2 tool=terraform
            iac.root database/main.tf:1 backend=http bootstrap=false constrained=false dir=database foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            """);
  }

  @Test
  void aBucketForTheStateIsBootstrapAlsoWhereAModuleMakesItsTags() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- backend-setup/main.tf --
            provider "aws" {}
            module "tags" { source = "github.com/acme/aws-tags?ref=v1" }
            resource "aws_s3_bucket" "state" {}
            -- terraform-backend/main.tf --
            provider "aws" {}
            module "queue" { source = "github.com/acme/aws-queue?ref=v1" }
            resource "aws_s3_bucket" "uploads" {}
            """)
        .sees(
            """
            iac.root backend-setup/main.tf:1 backend=local bootstrap=true constrained=false dir=backend-setup foreign-ids=0 imperative=0 locked=false resources=2 tool=terraform
            iac.root terraform-backend/main.tf:1 backend=local bootstrap=false constrained=false dir=terraform-backend foreign-ids=0 imperative=0 locked=false resources=2 tool=terraform
            """);
  }

  @Test
  void whereTheBackendsFileIsIgnoredWhoeverAppliesItWritesOne() {
    String root =
        """
        -- infra/.gitignore --
        %s
        -- infra/components/app/main.tf --
        provider "aws" {}
        resource "aws_vpc" "main" {}
        """;
    assertThat(backend(root.formatted("components/**/backend_generated.tf"))).isEqualTo("external");
    assertThat(backend(root.formatted("*_override.tf\n*.tfstate\nbackend"))).isEqualTo("local");
    assertThat(backend(root.formatted("other/backend.tf"))).isEqualTo("local");
    assertThat(backend(root.formatted("[backend"))).isEqualTo("local");
  }

  private static String backend(String files) {
    return DetectorTester.of(new TerraformRoots())
        .given(files)
        .evidence()
        .get(0)
        .text("backend")
        .orElse("");
  }

  private static boolean constrained(String files) {
    return DetectorTester.of(new TerraformRoots()).given(files).evidence().get(0).is("constrained");
  }

  @Test
  void aVersionFileBoundsTheRootsBelowIt() {
    String root =
        """
        -- %s --
        %s
        -- infra/app/main.tf --
        terraform { backend "s3" {} }
        """;
    assertThat(constrained(root.formatted("infra/.terraform-version", "1.9.5"))).isTrue();
    assertThat(constrained(root.formatted(".tool-versions", "opentofu 1.8.0"))).isTrue();
    assertThat(constrained(root.formatted("infra/.terraform-version", "latest"))).isFalse();
    assertThat(constrained(root.formatted("other/.terraform-version", "1.9.5"))).isFalse();
    DetectorTester.of(new TerraformVersionConstraints())
        .given(root.formatted("infra/.terraform-version", "1.9.5"))
        .sees(
            "iac.version-constraint infra/.terraform-version:1 bounded=true constraint=1.9.5"
                + " dir=infra tool=terraform what=terraform");
  }

  @Test
  void aModuleBoundsTheVersionsOfTheRootsThatReachIt() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- bound/main.tf --
            provider "aws" {}
            module "net" { source = "../modules/net" }
            -- free/main.tf --
            provider "aws" {}
            module "dns" { source = "../modules/dns" }
            -- modules/net/main.tf --
            module "zone" { source = "../zone" }
            -- modules/zone/versions.tf --
            terraform {
              required_providers {
                aws = { source = "hashicorp/aws", version = "~> 6.0" }
              }
            }
            -- modules/dns/versions.tf --
            terraform {
              required_version = ">= 1.5"
            }
            """)
        .sees(
            """
            iac.root bound/main.tf:1 backend=local bootstrap=false constrained=true dir=bound foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            iac.root free/main.tf:1 backend=local bootstrap=false constrained=false dir=free foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            """);
  }

  @Test
  void aLockLeftInAModuleMakesItNoRoot() {
    String module =
        """
        -- queue/main.tf --
        resource "aws_sqs_queue" "main" { name = var.name }
        variable "name" {}
        output "arn" { value = aws_sqs_queue.main.arn }
        -- queue/.terraform.lock.hcl --
        provider "registry.terraform.io/hashicorp/aws" { version = "5.1.0" }
        """;
    DetectorTester.of(new TerraformRoots()).given(module).seesNothing();
    DetectorTester.of(new TerraformRoots())
        .given(module.replace("variable \"name\" {}", "locals { name = 1 }"))
        .sees(
            """
            iac.root queue/main.tf:1 backend=local bootstrap=false constrained=true dir=queue foreign-ids=0 imperative=0 locked=true resources=1 tool=terraform
            """);
  }

  @Test
  void aBackendThatTheReadmeTellsToDeclareIsExternal() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- told/main.tf --
            provider "aws" {}
            resource "aws_sqs_queue" "q" {}
            -- told/README.md --
            Say where the state lies:
            ```
            cat <<EOF > state.tf
            terraform {
              backend "gcs" {
                bucket = "b"
              }
            }
            EOF
            ```
            -- mentioned/main.tf --
            provider "aws" {}
            resource "aws_sqs_queue" "q" {}
            -- mentioned/README.md --
            There is no `backend "gcs" {}` here.
            """)
        .sees(
            """
            iac.root mentioned/main.tf:1 backend=local bootstrap=false constrained=false dir=mentioned foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            iac.root told/main.tf:1 backend=external bootstrap=false constrained=false dir=told foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            """);
  }

  @Test
  void aWorkspaceBesideInputsThatMustBeGivenIsTheCallers() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- queue/main.tf --
            variable "name" {}
            resource "aws_sqs_queue" "q" { name = "${var.name}-${terraform.workspace}" }
            -- stack/main.tf --
            resource "aws_sqs_queue" "q" { name = terraform.workspace }
            """)
        .sees(
            "iac.root stack/main.tf:1 backend=local bootstrap=false constrained=false dir=stack"
                + " foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform");
  }

  @Test
  void theLockOfTerragruntLiesBesideItsOwnFile() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- env/staging/net/terragrunt.hcl --
            terraform {
              source = get_env("RELEASED") == "yes" ? "git::https://example.org/x//aws/net?ref=v1" : "../../../aws//net"
            }
            -- env/staging/net/.terraform.lock.hcl --
            -- aws/net/main.tf --
            resource "aws_vpc" "main" {}
            """)
        .sees(
            """
            iac.root env/staging/net/terragrunt.hcl:1 backend=local bootstrap=false constrained=true dir=env/staging/net environment=staging foreign-ids=0 imperative=0 locked=true resources=1 tool=terragrunt
            """);
  }

  @Test
  void versionsThatTerragruntWritesBesideTheCodeBoundIt() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- stacks/root.hcl --
            generate "provider" {
              path      = "provider.tf"
              if_exists = "overwrite"
              contents  = file("./common/provider.tf")
            }
            -- stacks/common/provider.tf --
            terraform {
              required_version = "1.9.2"
            }
            -- stacks/net/terragrunt.hcl --
            include "root" {
              path = find_in_parent_folders("root.hcl")
            }
            terraform {
              source = "../../code//net"
            }
            -- code/net/main.tf --
            resource "aws_vpc" "main" {}
            """)
        .sees(
            """
            iac.root stacks/net/terragrunt.hcl:1 backend=local bootstrap=false constrained=true dir=stacks/net foreign-ids=0 imperative=0 locked=false resources=1 tool=terragrunt
            """);
  }

  @Test
  void whatTerragruntGeneratesBoundsOnlyWhatItConstrains() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- a/terragrunt.hcl --
            terraform {
              source = "../code"
            }
            generate "versions" {
              path     = "versions.tf"
              contents = <<EOF
            terraform {
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = "~> 5.0"
                }
              }
            }
            EOF
            }
            -- b/terragrunt.hcl --
            terraform {
              source = "../code"
            }
            terraform_version_constraint = "< 2.0"
            -- c/terragrunt.hcl --
            terraform {
              source = "../code"
            }
            terraform_version_constraint = ">= 1.5"
            generate "provider" {
              path     = "provider.tf"
              contents = <<EOF
            provider "aws" {
              region = "ca-central-1"
            }
            EOF
            }
            -- code/main.tf --
            resource "aws_vpc" "main" {}
            """)
        .sees(
            """
            iac.root a/terragrunt.hcl:1 backend=local bootstrap=false constrained=true dir=a foreign-ids=0 imperative=0 locked=false resources=1 tool=terragrunt
            iac.root b/terragrunt.hcl:1 backend=local bootstrap=false constrained=true dir=b foreign-ids=0 imperative=0 locked=false resources=1 tool=terragrunt
            iac.root c/terragrunt.hcl:1 backend=local bootstrap=false constrained=false dir=c foreign-ids=0 imperative=0 locked=false resources=1 tool=terragrunt
            """);
  }

  @Test
  void partsThatTerragruntCopiesBesideTheCodeAreNoRoots() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- stacks/net/terragrunt.hcl --
            terraform {
              source = "../../code//net"
            }
            generate "network" {
              path     = "network.tf"
              contents = get_env("PLACE") == "small" ? file("../../code/net/.small/network.tf") : file("../../code/net/network.tf")
            }
            -- code/net/network.tf --
            resource "aws_vpc" "main" {}
            -- code/net/.small/network.tf --
            resource "aws_vpc" "small" {}
            -- alone/main.tf --
            resource "aws_vpc" "other" {}
            """)
        .sees(
            """
            iac.root alone/main.tf:1 backend=local bootstrap=false constrained=false dir=alone foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            iac.root stacks/net/terragrunt.hcl:1 backend=local bootstrap=false constrained=false dir=stacks/net foreign-ids=0 imperative=0 locked=false resources=1 tool=terragrunt
            """);
  }
}
