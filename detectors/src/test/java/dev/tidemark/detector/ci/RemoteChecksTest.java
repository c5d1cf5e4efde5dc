package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteChecksTest {

  private static DetectorTester tester() {
    return DetectorTester.of(new CiChecks());
  }

  @Test
  void whatAServerHandsToAgentsIsAppliedElsewhere() {
    DetectorTester.of(new ExternalCi())
        .given(
            """
            -- roles/web.rb --
            name 'web'
            run_list 'recipe[web]'
            -- puppet/environment.conf --
            modulepath = modules
            -- models/roles/admin.rb --
            class Admin; end
            """)
        .sees(
            """
            ci.external puppet/environment.conf does=[apply] tool=puppet what=agents that fetch from a server
            ci.external roles/web.rb does=[apply] tool=chef what=agents that fetch from a server
            """);
    DetectorTester.of(new ExternalCi())
        .given("-- masterless/manifests/site.pp --\nnode default {\n  package { 'a': }\n}\n")
        .seesNothing();
  }

  @Test
  void aWholeJobElsewhereIsASignOfChecksWhereNothingHereChecks() {
    String elsewhere =
        """
        -- .github/workflows/branch.yml --
        on: [pull_request]
        jobs:
          module: {uses: acme/.github/.github/workflows/shared-module.yml@main}
          stale: {uses: acme/.github/.github/workflows/stale.yml@main}
        -- .github/workflows/nightly.yml --
        on: {schedule: [{cron: "0 1 * * *"}]}
        jobs: {all: {uses: acme/.github/.github/workflows/nightly.yml@main}}
        """;
    DetectorTester.of(new ExternalCi())
        .given(elsewhere)
        .sees(
            """
            ci.external .github/workflows/branch.yml:3 does=[check] tool=github-actions what=workflow of another repository
            """);
    DetectorTester.of(new ExternalCi())
        .given(
            elsewhere
                + """
                -- .github/workflows/check.yml --
                on: [pull_request]
                jobs: {check: {steps: [{run: terraform validate}]}}
                -- main.tf --
                """)
        .seesNothing();
    DetectorTester.of(new ExternalCi())
        .given("-- .github/workflows/branch.yml --\non: push\njobs: {a: {uses: }}\n")
        .seesNothing();
  }

  @Test
  void aRemoteWorkflowNamedForAToolAndACheckIsReadByItsName() {
    tester()
        .given(
            """
            -- main.tf --
            terraform {
              backend "s3" {}
            }
            -- .github/workflows/check.yml --
            on:
              push:
              pull_request:
            jobs:
              check:
                uses: acme/pipelines/.github/workflows/terraform_check.yml@v1.2.3
            """)
        .sees(
            "ci.check .github/workflows/check.yml:6 blocking=true category=validate external=true"
                + " pipeline=check.yml runs=pipeline subject=iac"
                + " system=github-actions targets=[.] triggers=[push, change-request]");
  }

  @Test
  void anActionAnApplicationsWorkflowAndOneThatSaysNothingAreNone() {
    tester()
        .given(
            """
            -- .github/workflows/check.yml --
            on: push
            jobs:
              application:
                uses: acme/terraform-pipelines/.github/workflows/scala_check.yml@v1.2.3
              nothing:
                uses: acme/pipelines/.github/workflows/terraform.yml@v1.2.3
              action:
                runs-on: ubuntu-latest
                steps:
                  - uses: acme/terraform-check@v1
              broken:
                uses: "@"
            """)
        .seesNothing();
  }

  @Test
  void anInputThatIsCalledAnActionChoosesWhatATemplateOfAToolDoes() {
    assertThat(categories("terraform.yml", "action: plan")).containsExactly("plan");
    assertThat(categories("terraform.yml", "override-action: apply")).isEmpty();
    assertThat(categories("terraform.yml", "action: destroy")).isEmpty();
    assertThat(categories("terraform.yml", "stage: plan")).isEmpty();
    assertThat(categories("build.yml", "action: plan")).isEmpty();
    assertThat(categories("terraform.yml", "action: '{plan'")).isEmpty();
  }

  @Test
  void aTestThatIsNamedAfterAToolTestsItsCode() {
    assertThat(categories("terraform-test.yml", "filter: unit")).containsExactly("unit");
    assertThat(categories("kubernetes-test.yml", "filter: unit")).isEmpty();
    assertThat(categories("unit-test.yml", "terraform-version: '1.9'")).isEmpty();
    assertThat(categories("terraform-contest.yml", "filter: [")).isEmpty();
  }

  private static List<String> categories(String workflow, String input) {
    return tester()
        .given(
            """
            -- main.tf --
            -- .github/workflows/run.yml --
            on: push
            jobs:
              run:
                uses: acme/pipelines/.github/workflows/%s@v1
                with: {%s}
            """
                .formatted(workflow, input))
        .evidence()
        .stream()
        .map(check -> check.text("category").orElse(""))
        .toList();
  }
}
