package dev.tidemark.detector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Protection of branches that one repository declares for others of the same checkout. */
class ProtectionNextDoorTest {
  private static final TextNeighbours ORGANISATION =
      TextNeighbours.of("acme/forge", "acme/shop", "").and("acme/site", "").and("acme/infra", "");

  /** What is seen of each protection: whether it is for this repository, for which others, and what it asks. */
  private static List<String> seen(String files) {
    return seen(ORGANISATION, files);
  }

  private static List<String> seen(TextNeighbours organisation, String files) {
    return DetectorTester.of(new DeclaredCapabilities())
        .beside(organisation)
        .given(files)
        .evidence()
        .stream()
        .filter(fact -> fact.kind().equals("governance.branch-protection"))
        .map(ProtectionNextDoorTest::shown)
        .toList();
  }

  private static String shown(Evidence fact) {
    return fact.location().startLine()
        + " "
        + fact.text("for-this").orElse("?")
        + " "
        + String.join(",", fact.texts("elsewhere"))
        + (fact.is("required-checks") ? " checks" : "");
  }

  @Test
  void aNameThatIsWrittenOutIsForThatRepository() {
    assertThat(
            seen(
                """
                -- main.tf --
                resource "github_repository" "shop" { name = "shop" }
                resource "github_branch_protection" "shop" {
                  repository_id = github_repository.shop.node_id
                  required_status_checks { contexts = ["plan"] }
                }
                data "github_repository" "site" { full_name = "acme/site" }
                resource "github_repository_ruleset" "site" {
                  repository  = data.github_repository.site.name
                  enforcement = "active"
                  rules { pull_request {} }
                }
                resource "gitlab_branch_protection" "infra" { project = "acme/infra" }
                """))
        .containsExactly("2 no acme/shop checks", "7 no acme/site", "12 no acme/infra");
  }

  @Test
  void namesInFilesOfDataAreReadWhereTheyAreDecoded() {
    String resource =
        """
        resource "github_branch_protection" "all" {
          for_each      = %s
          repository_id = each.key
        }
        """;
    String data =
        """
        -- config/repositories.yaml --
        repositories:
          shop: {team: a}
          site: {team: b}
        -- main.tf --
        locals { config = yamldecode(file("${path.module}/config/%s.yaml")) }
        """;
    assertThat(
            seen(data.formatted("repositories") + resource.formatted("local.config.repositories")))
        .containsExactly("2 no acme/shop,acme/site");
    assertThat(seen(data.formatted("gone") + resource.formatted("local.config.repositories")))
        .containsExactly("2 unknown ");
    assertThat(
            seen(
                "-- names.json --\n[\"infra\"]\n-- main.tf --\n"
                    + resource.formatted("toset(jsondecode(file(\"names.json\")))")))
        .containsExactly("1 no acme/infra");
    assertThat(
            seen(
                "-- names.json --\n[\"infra\"]\n-- main.tf --\n"
                    + resource.formatted("toset(jsondecode(file(\"${var.where}/names.json\")))")))
        .as("a path that is computed")
        .containsExactly("1 unknown ");
  }

  @Test
  void listsAndMapsThatAreWrittenOutAreForEachOfThem() {
    assertThat(
            seen(
                """
                -- main.tf --
                locals {
                  names = ["shop", "site", "gone"]
                  repositories = {
                    shop = { checks = ["plan"] }
                    infra = { checks = [] }
                  }
                }
                resource "github_repository" "all" {
                  for_each = local.repositories
                  name     = each.key
                }
                resource "github_branch_protection" "list" {
                  for_each      = toset(local.names)
                  repository_id = each.value
                }
                resource "github_branch_protection" "map" {
                  for_each      = local.repositories
                  repository_id = github_repository.all[each.key].node_id
                  required_status_checks { contexts = each.value.checks }
                }
                resource "github_branch_protection" "those" {
                  for_each      = github_repository.all
                  repository_id = each.value.name
                }
                """))
        .containsExactlyInAnyOrder(
            "12 no acme/shop,acme/site",
            "16 no acme/shop checks",
            "16 no acme/infra",
            "21 no acme/infra,acme/shop");
  }

  @Test
  void aModuleThatIsCalledForEachRepositoryIsForEachOfThem() {
    assertThat(
            seen(
                """
                -- modules/repository/main.tf --
                variable "name" {}
                variable "protect" { default = true }
                resource "github_repository" "this" { name = var.name }
                resource "github_branch_protection" "main" {
                  count         = var.protect ? 1 : 0
                  repository_id = github_repository.this.node_id
                }
                -- main.tf --
                module "shop" {
                  source = "./modules/repository"
                  name   = "shop"
                }
                module "site" {
                  source  = "./modules/repository"
                  name    = "site"
                  protect = false
                }
                module "rest" {
                  source   = "./modules/repository"
                  for_each = toset(["infra", "forge"])
                  name     = each.key
                }
                """))
        .containsExactly("4 yes acme/infra,acme/shop");
  }

  @Test
  void rulesForAllLeaveOutWhatTheyName() {
    String rules =
        """
        -- main.tf --
        resource "github_organization_ruleset" "all" {
          target      = "%s"
          enforcement = "active"
          conditions {
            repository_name {
              include = ["~ALL"]
              exclude = ["site"]
            }
          }
          rules { required_status_checks {} }
        }
        """;
    assertThat(seen(rules.formatted("branch"))).containsExactly("1 yes acme/infra,acme/shop");
    assertThat(seen(rules.formatted("tag"))).isEmpty();
  }

  @Test
  void whatIsComputedLeavesItOpen() {
    assertThat(
            seen(
                """
                -- main.tf --
                variable "teams" {}
                variable "protect" {}
                resource "github_branch_protection" "computed" {
                  for_each      = var.teams
                  repository_id = "${each.key}-shop"
                }
                resource "github_branch_protection" "every" {
                  for_each      = { for team in var.teams : team => team if team != "site" }
                  repository_id = each.key
                }
                resource "github_branch_protection" "perhaps" {
                  count         = var.protect ? 1 : 0
                  repository_id = "shop"
                }
                resource "github_branch_protection" "unknown" {
                  repository_id = github_repository.all["shop"].node_id
                }
                resource "github_repository" "all" {
                  for_each = toset(["shop", "site"])
                  name     = each.key
                }
                """))
        .containsExactly("3 unknown ", "7 unknown ", "11 unknown ", "15 unknown ");
  }

  @Test
  void anotherOwnersRepositoryOfThatNameIsNone() {
    assertThat(
            seen(
                """
                -- main.tf --
                resource "github_branch_protection" "other" { repository_id = "umbrella/shop" }
                resource "github_branch_protection" "none" { repository_id = "nowhere" }
                """))
        .containsExactly("1 no ", "2 no ");
  }

  @Test
  void thisOneIsKnownByItsNameInAnyCase() {
    assertThat(
            seen(
                """
                -- main.tf --
                resource "github_branch_protection" "bare" { repository_id = "Forge" }
                resource "github_branch_protection" "whole" { repository_id = "ACME/forge" }
                resource "github_branch_protection" "fork" { repository_id = "umbrella/forge" }
                """))
        .containsExactly("1 yes ", "2 yes ", "3 no ");
  }

  @Test
  void aRuleForAllMayLeaveThisOneOut() {
    assertThat(
            seen(
                """
                -- main.tf --
                resource "github_organization_ruleset" "all" {
                  target      = "branch"
                  enforcement = "active"
                  conditions {
                    repository_name {
                      include = ["~ALL"]
                      exclude = ["Forge", "acme/site"]
                    }
                  }
                  rules { required_status_checks {} }
                }
                """))
        .containsExactly("1 no acme/infra,acme/shop");
  }

  @Test
  void aProjectIsCalledByItsPathAndElseByItsName() {
    assertThat(
            seen(
                """
                -- main.tf --
                resource "gitlab_project" "both" {
                  name                                  = "shop"
                  path                                  = "site"
                  only_allow_merge_if_pipeline_succeeds = true
                }
                resource "gitlab_project" "named" {
                  name                                  = "infra"
                  merge_trains_enabled                  = true
                }
                resource "gitlab_project" "open" { name = "shop" }
                """))
        .containsExactly("1 no acme/site checks", "6 no acme/infra");
  }

  @Test
  void aPolicyMayBeForSeveral() {
    assertThat(
            seen(
                """
                -- main.tf --
                resource "azuredevops_branch_policy_build_validation" "all" {
                  blocking = true
                  settings {
                    scope { repository_id = "shop" }
                    scope { repository_id = "site" }
                  }
                }
                """))
        .containsExactly("1 no acme/shop,acme/site checks");
  }

  @Test
  void whoHasNoNameKnowsOnlyWhichOthersAreMeant() {
    String protections =
        """
        -- main.tf --
        resource "github_branch_protection" "other" { repository_id = "acme/shop" }
        resource "github_branch_protection" "perhaps" { repository_id = "forge" }
        """;
    assertThat(seen(new TextNeighbours(Optional.empty(), ORGANISATION.repositories()), protections))
        .containsExactly("1 no acme/shop", "2 unknown ");
  }

  @Test
  void repositoriesWithoutAnOwnerAreCalledByTheirNames() {
    assertThat(
            seen(
                TextNeighbours.of("forge", "shop", ""),
                """
                -- main.tf --
                resource "github_branch_protection" "shop" { repository_id = "shop" }
                resource "github_branch_protection" "forge" { repository_id = "forge" }
                """))
        .containsExactly("1 no shop", "2 yes ");
  }

  @Test
  void brokenInputIsForNobody() {
    assertThat(
            seen(
                """
                -- main.tf --
                resource "github_branch_protection" "shop" {
                  for_each = toset([
                """))
        .allMatch(line -> line.endsWith("unknown "));
  }
}
