package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiChecksTest {

  @Test
  void followsAScriptAndNarrowsByPathFilter() {
    DetectorTester.of(new CiChecks())
        .given(
            """
            -- .github/workflows/plan.yml --
            name: plan
            on:
              pull_request:
                paths: ['terraform/app/**']
            jobs:
              plan:
                runs-on: ubuntu-latest
                steps:
                  - run: ./scripts/plan.sh terraform/app
            -- scripts/plan.sh --
            #!/bin/bash
            set -eo pipefail
            terraform -chdir="$1" plan | tee plan.txt
            -- terraform/app/main.tf --
            resource "x" "y" {}
            """)
        .sees(
            "ci.check .github/workflows/plan.yml:9 blocking=true category=plan comments=false"
                + " creates=false pipeline=plan runs=pipeline subject=iac system=github-actions"
                + " targets=[terraform/app] tool=terraform triggers=[change-request]"
                + " via=[scripts/plan.sh:3]");
  }

  @ParameterizedTest
  @CsvSource({"#!/usr/bin/env bats, true", "#!/bin/bash, false", "#!, false"})
  void aTestOfBatsFailsWithItsCommands(String first, boolean blocks) {
    List<Evidence> found =
        DetectorTester.of(new CiChecks())
            .given(
                """
                -- .github/workflows/test.yml --
                name: test
                on: push
                jobs:
                  all: {steps: [{run: ./tests/all.sh}]}
                -- tests/all.sh --
                %s
                @test "latest is refused" {
                  run conftest test latest.yaml
                  [ "$status" -eq 1 ]
                  echo "$output"
                }
                """
                    .formatted(first))
            .evidence();
    assertThat(found).allSatisfy(check -> assertThat(check.is("blocking")).isEqualTo(blocks));
  }

  @ParameterizedTest
  @CsvSource({
    "helm template app ./chart > app.yaml, false",
    "helm template app ./chart --output-dir out, false",
    "kustomize build overlays/prod >> all.yaml, false",
    "helm template app ./chart > /dev/null, true",
    "helm template app ./chart 2> errors.txt, true",
    "helm lint ./chart > report.txt, true"
  })
  void whoRendersLocallyToKeepTheFileChecksNothing(String command, boolean check) {
    List<Evidence> found =
        DetectorTester.of(new CiChecks())
            .given("-- Makefile --\nout:\n\t" + command + "\n-- chart/Chart.yaml --\nname: app\n")
            .evidence();
    assertThat(!found.isEmpty()).isEqualTo(check);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "kustomize build overlays/prod > all.yaml; kubectl apply -f all.yaml @ []",
        "kustomize build overlays/prod > all.yaml; kubeconform ./all.yaml @ [kubeconform of"
            + " overlays/prod]",
        "kustomize build overlays/prod > all.yaml @ [kustomize of overlays/prod]",
        "kustomize build overlays/prod > all.yaml; kubectl apply -f other.yaml @ [kustomize of"
            + " overlays/prod]",
        "if git diff --quiet; then echo same; fi @ []",
        "if ! git diff --quiet; then exit 1; fi @ [git of .]",
        "kubeconform overlays || failed+=(overlays) @ [kubeconform of overlays/**]"
      })
  void aStepChecksWhatItFailsBy(String script, String checks) {
    List<Evidence> found =
        DetectorTester.of(new CiChecks())
            .given(
                """
                -- .github/workflows/w.yml --
                name: w
                on: push
                jobs:
                  all: {steps: [{run: "%s"}]}
                -- overlays/prod/kustomization.yaml --
                resources: []
                """
                    .formatted(script.strip()))
            .evidence();
    assertThat(
            found.stream()
                .filter(check -> check.is("blocking"))
                .map(c -> c.text("tool").orElse("") + " of " + String.join(" ", c.texts("targets")))
                .toList())
        .hasToString(checks);
  }

  @Test
  void aGeneralRunnerTestsInfrastructureWhereItsProgramsDo() {
    String workflow =
        """
        -- .github/workflows/test.yml --
        name: test
        on: pull_request
        jobs:
          stack:
            runs-on: ubuntu-latest
            steps:
              - run: npm test
                working-directory: stack
              - run: npm test
                working-directory: web
              - run: go test ./...
                working-directory: tool
        -- stack/package.json --
        {"name": "stack"}
        -- stack/Pulumi.yaml --
        name: stack
        runtime: nodejs
        -- web/package.json --
        {"name": "web"}
        -- web/page.test.ts --
        import { render } from "page";
        test("page", () => render());
        -- tool/main_test.go --
        package main
        import "testing"
        func TestMain(t *testing.T) {}
        """;
    String program =
        """
        import * as pulumi from "@pulumi/pulumi";
        pulumi.runtime.setMocks({});
        describe("bucket", () => { it("is private", () => {}); });
        """;
    DetectorTester.of(new CiChecks())
        .given(workflow + "-- stack/test/bucket.test.ts --\n" + program)
        .sees(
            "ci.check .github/workflows/test.yml:7 blocking=true category=unit comments=false"
                + " creates=false pipeline=test runs=pipeline subject=iac system=github-actions"
                + " targets=[stack] tool=pulumi-test triggers=[change-request]");
    DetectorTester.of(new CiChecks())
        .given(
            workflow
                + "-- stack/inner/package.json --\n{}\n-- stack/inner/test/b.test.ts --\n"
                + program)
        .seesNothing();
  }

  @Test
  void whoValidatesATrialOfAModuleValidatesTheModules() {
    List<Evidence> checks =
        DetectorTester.of(new CiChecks())
            .given(
                """
                -- .github/workflows/unit.yml --
                on: [pull_request]
                jobs:
                  trial:
                    steps:
                      - {run: terraform init && terraform validate, working-directory: test/unit}
                      - {run: terraform fmt -check, working-directory: test/unit}
                -- test/unit/main.tf --
                module "it" { source = "../../" }
                -- main.tf --
                module "rules" { source = "./rules" }
                -- rules/main.tf --
                resource "null_resource" "a" {}
                -- other/main.tf --
                resource "null_resource" "b" {}
                """)
            .evidence();

    assertThat(checks)
        .filteredOn(check -> check.text("category").orElse("").equals("validate"))
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.texts("targets"))
                    .containsExactly("test/unit", "*.tf", "rules/*.tf"));
    assertThat(checks)
        .filteredOn(check -> check.text("category").orElse("").equals("format"))
        .allSatisfy(check -> assertThat(check.texts("targets")).doesNotContain("rules/*.tf"));
  }

  @Test
  void aJobThatNeverRunsIsNoEvidence() {
    DetectorTester.of(new CiChecks())
        .given(
            """
            -- .github/workflows/a.yml --
            on: push
            jobs:
              a:
                if: false
                steps:
                  - run: tflint
              b:
                steps:
                  - run: echo terraform validate
                  - if: failure()
                    run: terraform validate
            -- .github/workflows/sub/b.yml --
            on: push
            jobs: {a: {steps: [{run: tflint}]}}
            """)
        .seesNothing();
  }

  @Test
  void aPlanOfAChangeIsAPlanWhateverItsExitCodeTells() {
    List<Evidence> seen =
        DetectorTester.of(new CiChecks())
            .given(
                """
                -- .github/workflows/a.yml --
                on: pull_request
                jobs: {a: {steps: [{run: terraform plan -detailed-exitcode}]}}
                -- main.tf --
                resource "x" "y" {}
                """)
            .evidence();
    assertThat(seen)
        .map(Evidence::toString)
        .containsExactly(
            "ci.check .github/workflows/a.yml:2 blocking=true category=plan comments=false creates=false pipeline=a.yml runs=pipeline subject=iac system=github-actions targets=[.] tool=terraform triggers=[change-request]");
  }

  @Test
  void aBrokenWorkflowIsSurvived() {
    DetectorTester.of(new CiChecks())
        .given("-- .github/workflows/a.yml --\non: [push\njobs: {a: {steps: [{run: 'tflint\n")
        .seesNothing();
  }

  /** The checks of evidence.md that do not block, and those that look so and do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          tflint --recursive ; true
          tflint --recursive || true ; false
          tflint --recursive || (echo no && exit 1) ; true
          tflint --recursive --force ; false
          checkov -d . --soft-fail ; false
          set +e⏎tflint⏎echo done ; false
          set +e⏎tflint⏎rc=$?⏎exit $rc ; true
          tflint | tee log ; false
          set -o pipefail⏎tflint | tee log ; true
          if ! tflint⏎then⏎exit 1⏎fi ; true
          if tflint⏎then⏎echo fine⏎fi ; false
          R=`tflint | tail -n1`⏎echo $R ; false
          echo $(tflint) ; false
          trivy config . ; false
          trivy config --exit-code 1 . ; true
          bash -c 'tflint' ; true
          tflint & ; false
          """)
  void knowsHollowChecks(String script, boolean blocks) {
    String lines = script.replace("⏎", "\n          ");
    List<Evidence> seen =
        DetectorTester.of(new CiChecks())
            .given(
                "-- .github/workflows/a.yml --\n"
                    + "on: push\n"
                    + "jobs:\n"
                    + "  a:\n"
                    + "    steps:\n"
                    + "      - run: |\n"
                    + "          "
                    + lines
                    + "\n")
            .evidence();
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).is("blocking")).as(seen.toString()).isEqualTo(blocks);
  }

  @Test
  void aJobThatWaitsForThePlanMayWriteTheComment() {
    String pipeline =
        """
        -- .github/workflows/plan.yml --
        on: pull_request
        jobs:
          plan:
            steps:
              - run: terraform plan -out=plan
          lint:
            steps:
              - run: tflint
          publish:
            needs: [%s]
            steps:
              - uses: peter-evans/create-or-update-comment@v4
        -- main.tf --
        """;
    assertThat(commented(pipeline.formatted("plan"))).containsExactly("plan");
    assertThat(commented(pipeline.formatted("lint"))).isEmpty();
    assertThat(commented(pipeline.formatted("{"))).isEmpty();
  }

  private static List<String> commented(String files) {
    return DetectorTester.of(new CiChecks()).given(files).evidence().stream()
        .filter(check -> check.is("comments"))
        .map(check -> check.text("category").orElse(""))
        .toList();
  }
}
