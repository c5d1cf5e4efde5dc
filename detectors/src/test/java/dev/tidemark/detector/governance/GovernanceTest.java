package dev.tidemark.detector.governance;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class GovernanceTest {

  @Test
  void seesTheRulesOfThisRepository() {
    DetectorTester.of(new BranchRules())
        .given(
            """
            -- .github/settings.yml --
            branches:
              - name: main
                protection:
                  required_status_checks: {strict: true, contexts: [test]}
                  required_pull_request_reviews: {required_approving_review_count: 1}
            -- .github/rulesets/main.json --
            {"enforcement": "active", "rules": [{"type": "merge_queue"}, {"type": "required_status_checks"}]}
            -- .mergify.yml --
            queue_rules: [{name: default}]
            """)
        .sees(
            """
            governance.branch-protection .github/rulesets/main.json:1 for-this=yes merge-queue=true required-checks=true reviews=false signature=false tool=github-ruleset
            governance.branch-protection .github/settings.yml:2 for-this=yes required-checks=true reviews=true signature=false tool=probot-settings
            governance.branch-protection .mergify.yml:1 for-this=yes merge-queue=true tool=mergify
            """);
    DetectorTester.of(new BranchRules())
        .given(
            """
            -- .github/settings.yml --
            repository: {description: x}
            branches: [{name: main, protection: null}]
            -- .github/rulesets/off.json --
            {"enforcement": "disabled", "rules": [{"type": "pull_request"}]}
            -- templates/settings.yml --
            branches: [{name: main, protection: {required_status_checks: {contexts: [x]}}}]
            -- .mergify.yml --
            queue_rules: [
            """)
        .seesNothing();
  }

  @Test
  void seesCostAllottedByTags() {
    DetectorTester.of(new CostAllocation())
        .given(
            """
            -- a/main.tf --
            provider "aws" {
              default_tags {
                tags = { Owner = "team-a" }
              }
            }
            -- b/main.tf --
            provider "aws" { region = "eu-west-1" }
            -- infracost.yml --
            version: 0.1
            projects: [{path: a}]
            """)
        .sees(
            """
            governance.cost a/main.tf:1 enforced=false per-team=true share=50 tool=terraform what=allocation
            governance.cost infracost.yml:1 tool=infracost what=estimate
            """);
    DetectorTester.of(new CostAllocation())
        .given(
            """
            -- main.tf --
            provider "aws" {
              default_tags { tags = { Terraform = "true" } }
            }
            -- broken.tf --
            provider "aws" { default_tags { tags = {
            -- infracost.yml --
            version
            """)
        .seesNothing();
  }

  @Test
  void seesEncryptedSecrets() {
    DetectorTester.of(new SecretFiles())
        .given(
            """
            -- .sops.yaml --
            creation_rules: [{path_regex: secrets/.*, age: x}]
            -- secrets/db.yaml --
            password: ENC[AES256_GCM]
            sops: {mac: x, version: 3.8.1}
            -- readme.yaml --
            sops: we use it
            -- broken.yaml --
            sops: {mac: [
            -- group_vars/web/vault.yml --
            $ANSIBLE_VAULT;1.1;AES256
            31313131
            -- group_vars/web/near.yml --
            marked: "$ANSIBLE_VAULT;1.1;AES256"
            """)
        .sees(
            """
            governance.secret-management .sops.yaml:1 tool=sops what=sops
            governance.secret-management group_vars/web/vault.yml:1 tool=ansible-vault what=ansible-vault
            governance.secret-management secrets/db.yaml:1 tool=sops what=sops
            """);
  }

  @Test
  void tagsThatAreComputedAndProvidersWithoutTagsAreNoShare() {
    DetectorTester.of(new CostAllocation())
        .given(
            """
            -- a/main.tf --
            provider "aws" {
              default_tags {
                tags = module.labels.tags
              }
            }
            -- b/main.tf --
            provider "google" {
              default_labels = { cost-center = "shop" }
            }
            -- c/main.tf --
            provider "kubernetes" {}
            """)
        .sees(
            "governance.cost a/main.tf:1 enforced=false per-team=true share=100 tool=terraform"
                + " what=allocation");
    DetectorTester.of(new CostAllocation())
        .given(
            """
            -- a/main.tf --
            provider "aws" {
              default_tags {
                tags = { Source = local.tags_of_nobody }
              }
            }
            -- b/main.tf --
            provider "aws" {
              default_tags {
                tags = local.names
              }
            }
            """)
        .seesNothing();
  }

  @Test
  void rulesAndMarksOfEncryptionAreBothWhole() {
    DetectorTester.of(new SecretFiles())
        .given(
            """
            -- .sops.yaml --
            creation_rules: []
            -- settings.yaml --
            creation_rules: [{path_regex: secrets/.*}]
            -- a.yaml --
            sops: {version: 3.8.1}
            -- b.yaml --
            sops: {mac: x}
            """)
        .seesNothing();
  }
}
