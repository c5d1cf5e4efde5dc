package dev.tidemark.link.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerraformUnitsTest {

  @Test
  void tellsRootsFromModules() {
    assertThat(
            units(
                """
                -- app/main.tf --
                terraform {
                  backend "s3" {}
                }
                module "vpc" { source = "../shared/vpc" }
                -- shared/vpc/main.tf --
                resource "aws_vpc" "main" {}
                -- modules/uncalled/main.tf --
                resource "aws_vpc" "main" {}
                -- plain/main.tf --
                provider "aws" {}
                resource "aws_vpc" "main" {}
                -- only-variables/main.tf --
                variable "a" {}
                -- library/main.tf --
                resource "aws_vpc" "main" { cidr_block = var.cidr }
                variable "cidr" {}
                output "id" { value = aws_vpc.main.id }
                -- templates/root/main.tf --
                terraform { backend "s3" {} }
                -- library/test/case/main.tf --
                provider "aws" {}
                module "it" { source = "../.." }
                """))
        .containsExactly(
            "ROOT app",
            "MODULE library",
            "MODULE modules/uncalled",
            "ROOT plain",
            "MODULE shared/vpc");
  }

  @Test
  void aFolderOfAllThatLivesIsNoEnvironment() {
    String root = "terraform { source = \"git::https://example.com/x.git?ref=v1\" }\n";
    assertThat(
            units(
                "-- live/global/dns/terragrunt.hcl --\n"
                    + root
                    + "-- live/prod/app/terragrunt.hcl --\n"
                    + root
                    + "-- modules/x/main.tf --\nvariable \"a\" {}\n"))
        .contains("ROOT live/global/dns", "ROOT live/prod/app@prod!");
    assertThat(
            units(
                "-- app/live/terragrunt.hcl --\n"
                    + root
                    + "-- app/staging/terragrunt.hcl --\n"
                    + root))
        .contains("ROOT app/live@live!", "ROOT app/staging@staging");
  }

  @Test
  void whatAsksForNothingAmongModulesIsOneOfThem() {
    String module =
        """
        variable "name" {}
        resource "aws_sns_topic" "it" { name = var.name }
        output "id" { value = aws_sns_topic.it.id }
        """;
    String neighbours =
        "-- a/main.tf --\n" + module + "-- b/main.tf --\n" + module + "-- c/main.tf --\n" + module;
    String quiet = "-- rules/main.tf --\nresource \"aws_iam_account_password_policy\" \"it\" {}\n";
    String handed =
        "-- member/main.tf --\nprovider \"aws\" { alias = \"x\" }\nvariable \"id\" {}\n"
            + "resource \"aws_guardduty_member\" \"it\" {}\n";
    String kept = "-- kept/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n";
    assertThat(units(neighbours + "-- d/main.tf --\n" + module + quiet))
        .contains("MODULE rules")
        .noneMatch(unit -> unit.startsWith("ROOT"));
    assertThat(units(neighbours + "-- d/main.tf --\n" + module + handed)).contains("MODULE member");
    assertThat(units(neighbours + "-- d/main.tf --\n" + module + kept)).contains("ROOT kept");
    assertThat(units(neighbours + quiet)).contains("ROOT rules");
  }

  @Test
  void whatTerragruntCopiesIntoItsRootsIsNoRoot() {
    String files =
        """
        -- config/terragrunt.hcl --
        terraform { source = "${get_parent_terragrunt_dir()}/../stacks//${local.stack}" }
        generate "backend" {
          path     = "backend.tf"
          contents = file("${get_parent_terragrunt_dir()}/backend.tf")
        }
        -- config/backend.tf --
        terraform { backend "azurerm" {} }
        %s
        -- stacks/web/terragrunt.hcl --
        include { path = "../../config/terragrunt.hcl" }
        -- stacks/web/main.tf --
        resource "azurerm_resource_group" "web" {}
        """;
    assertThat(units(files.formatted(""))).containsExactly("ROOT stacks/web");
    assertThat(units(files.formatted("resource \"azurerm_resource_group\" \"state\" {}")))
        .containsExactly("ROOT config", "ROOT stacks/web");
    assertThat(units(files.formatted("resource \"azurerm_resource_group\" {")))
        .contains("ROOT stacks/web");
  }

  @Test
  void findsEnvironmentsInVariableFilesBackendFilesPathsAndWorkspaces() {
    assertThat(
            units(
                """
                -- a/main.tf --
                provider "aws" {}
                resource "aws_vpc" "main" {}
                -- a/env/dev.tfvars --
                x = 1
                -- a/env/prod.tfvars --
                x = 2
                -- b/main.tf --
                terraform { backend "s3" {} }
                -- b/staging.govuk.backend --
                bucket = "s"
                -- b/production.govuk.backend --
                bucket = "p"
                -- live/prod/vpc/main.tf --
                terraform { backend "s3" {} }
                -- d/main.tf --
                terraform { backend "s3" {} }
                locals {
                  env  = terraform.workspace
                  size = { intg = 1, staging = 1, prod = 3 }
                  n    = local.size[local.env]
                }
                """))
        .containsExactly(
            "ROOT a@dev",
            "ROOT a@prod!",
            "ROOT b@production!",
            "ROOT b@staging",
            "ROOT d@intg",
            "ROOT d@prod!",
            "ROOT d@staging",
            "ROOT live/prod/vpc@prod!");
  }

  @Test
  void theOneFileOfValuesSaysMoreThanTheEndOfAFoldersName() {
    String root = "main.tf --\nterraform {\n  backend \"gcs\" {}\n}\n";
    assertThat(
            units(
                "-- alerts-prod/"
                    + root
                    + "-- alerts-prod/env/dev-cluster.tfvars --\nx = 1\n"
                    + "-- alerts-prod/cluster/"
                    + root
                    + "-- shop-prod/"
                    + root
                    + "-- shop-prod/env/shop.tfvars.example --\nx = 1\n"
                    + "-- live/prod/"
                    + root
                    + "-- live/prod/dev.tfvars --\nx = 1\n"))
        .containsExactly(
            "ROOT alerts-prod@dev",
            "ROOT alerts-prod/cluster@dev",
            "ROOT live/prod@prod!",
            "ROOT shop-prod@prod!");
  }

  @Test
  void readsTerragruntTrees() {
    TextSnapshot files =
        TextSnapshot.of(
            """
            -- root.hcl --
            remote_state {
              backend = "s3"
            }
            -- _common/mysql.hcl --
            locals {
              base = "git::git@github.com:acme/modules.git//mysql"
            }
            -- prod/mysql/terragrunt.hcl --
            include "root" { path = find_in_parent_folders("root.hcl") }
            include "common" { path = "${dirname(find_in_parent_folders("root.hcl"))}/_common/mysql.hcl" }
            terraform { source = "${include.common.locals.base}?ref=v0.8.0" }
            -- dev/vpc/terragrunt.hcl --
            include "root" { path = find_in_parent_folders("root.hcl") }
            terraform { source = "${get_repo_root()}/modules//vpc" }
            -- modules/vpc/main.tf --
            resource "aws_vpc" "main" {}
            """);
    TerraformLandscape terraform =
        DetectorTester.landscape(files, History.NONE, path -> Origin.OWN)
            .facet(TerraformLandscape.FACET);
    assertThat(terraform.roots())
        .extracting(root -> root.path().value() + " " + root.backend())
        .containsExactly("dev/vpc s3", "prod/mysql s3");
    assertThat(terraform.calls())
        .extracting(
            call -> call.source().kind() + " " + call.source().pin() + " " + call.moduleKey())
        .containsExactly(
            "LOCAL REPOSITORY ./modules/vpc", "GIT TAG github.com/acme/modules//mysql");
    assertThat(terraform.modules()).hasSize(1);
    assertThat(terraform.modules().get(0).users()).hasSize(1);
  }

  @Test
  void localsOfAnIncludedTerragruntFileAreItsOwn() {
    TextSnapshot files =
        TextSnapshot.of(
            """
            -- root.hcl --
            remote_state {
              backend = "s3"
            }
            -- _common/queue.hcl --
            terraform { source = "${local.base}?ref=v0.8.0" }
            locals {
              base = "git::git@github.com:acme/modules.git//queue"
            }
            -- _common/topic.hcl --
            terraform { source = "${local.base}?ref=v0.8.0" }
            -- prod/queue/terragrunt.hcl --
            include "common" { path = "${dirname(find_in_parent_folders("root.hcl"))}/_common/queue.hcl" }
            locals {
              base = "git::git@github.com:acme/other.git//queue"
            }
            -- prod/topic/terragrunt.hcl --
            include "common" { path = "${dirname(find_in_parent_folders("root.hcl"))}/_common/topic.hcl" }
            locals {
              base = "git::git@github.com:acme/other.git//topic"
            }
            """);
    TerraformLandscape terraform =
        DetectorTester.landscape(files, History.NONE, path -> Origin.OWN)
            .facet(TerraformLandscape.FACET);
    assertThat(terraform.calls())
        .extracting(
            call -> call.source().kind() + " " + call.source().pin() + " " + call.moduleKey())
        .contains("GIT TAG github.com/acme/modules//queue")
        .noneMatch(call -> call.contains("acme/other"));
  }

  @Test
  void knowsBootstrapThrowAwayAndRealFoldersCalledExample() {
    StringBuilder files =
        new StringBuilder(
            """
            -- bootstrap/main.tf --
            resource "aws_s3_bucket" "state" {}
            resource "aws_dynamodb_table" "lock" {}
            -- poc/main.tf --
            provider "aws" {}
            resource "aws_vpc" "main" {}
            """);
    for (String name : List.of("one", "two", "three", "example")) {
      files.append("-- accounts/" + name + "/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n");
    }
    List<Unit> units =
        DetectorTester.landscape(
                TextSnapshot.of(files.toString()),
                History.NONE,
                path -> path.value().contains("example") ? Origin.EXAMPLE : Origin.OWN)
            .units()
            .all();
    assertThat(units).hasSize(6);
    assertThat(units)
        .filteredOn(unit -> unit.traits().bootstrap())
        .extracting(Unit::id)
        .containsExactly("bootstrap");
    assertThat(units)
        .filteredOn(unit -> unit.traits().throwAway())
        .extracting(Unit::id)
        .containsExactly("poc");
    assertThat(units).filteredOn(unit -> !unit.origin().isInForce()).isEmpty();
  }

  @Test
  void filesThatAreLinkedCountInEachDirectory() {
    TerraformLandscape terraform =
        DetectorTester.landscape(
                """
                -- a/main.tf --
                resource "aws_vpc" "main" {}
                -- a/versions.tf --
                terraform { backend "s3" {} }
                -- b/main.tf --
                resource "aws_vpc" "main" {}
                -- b/versions.tf --
                terraform { backend "s3" {} }
                """)
            .facet(TerraformLandscape.FACET);
    assertThat(terraform.roots()).hasSize(2).allMatch(root -> root.backend().equals("s3"));
  }

  private static List<String> units(String files) {
    return DetectorTester.landscape(files).units().all().stream()
        .map(
            u ->
                u.kind()
                    + " "
                    + u.id()
                    + (u.traits().production() && !u.environment().isEmpty() ? "!" : ""))
        .toList();
  }
}
