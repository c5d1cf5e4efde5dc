package dev.tidemark.detector.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy is enforced by a step that runs its directory and fails on a violation; by no other. */
class PolicyStepsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{run: conftest test plan.json --policy rules} => enforce",
        "{run: conftest test plan.json --policy=rules} => enforce",
        "{run: conftest test plan.json -p ../../rules} => enforce",
        "{run: conftest test plan.json -p deploy/rules} => unknown",
        "{run: conftest test plan.json -p rules/deep} => unknown",
        "{run: conftest test plan.json -p other} => unknown",
        "{run: conftest test rules} => unknown",
        "{run: conftest test plan.json --policy} => unknown",
        "{run: conftest test plan.json --policy=} => unknown",
        "{run: conftest test plan.json --output=rules} => unknown",
        "{run: conftest test plan.json -p other -d rules} => enforce",
        "{run: conftest test plan.json -p .} => enforce",
        "{run: conftest test plan.json -p rules || true} => unknown",
        "{run: conftest test plan.json -p rules, continue-on-error: true} => unknown",
        "{run: opa eval --fail-defined -d rules -i plan.json data.main.deny} => enforce",
        "{run: kyverno apply rules --resource app.yaml} => unknown",
      })
  void aStepRunsTheDirectoriesThatItsFlagsName(String step, String mode) {
    assertThat(mode(new RegoPolicies(), rego("rules") + workflow(step))).isEqualTo(mode);
  }

  @Test
  void withoutADirectoryTheEngineLooksWhereItAlwaysDoes() {
    String step = "{run: conftest test plan.json}";
    assertThat(mode(new RegoPolicies(), rego("policy") + workflow(step))).isEqualTo("enforce");
    assertThat(mode(new RegoPolicies(), rego("rules") + workflow(step))).isEqualTo("unknown");
  }

  @Test
  void aDirectoryMayBeNamedFromBelowTheRoot() {
    String step = "{run: conftest test plan.json -p rules}";
    assertThat(mode(new RegoPolicies(), rego("deploy/rules") + workflow(step)))
        .isEqualTo("enforce");
    assertThat(mode(new RegoPolicies(), rego("deploy/hard-rules") + workflow(step)))
        .isEqualTo("unknown");
  }

  @Test
  void aPolicyOfAnotherEngineIsNotRunByIt() {
    String allow = "-- rules/a.rego --\npackage main\ndefault allow := false\nallow { true }\n";
    assertThat(
            mode(new RegoPolicies(), allow + workflow("{run: conftest test plan.json -p rules}")))
        .isEqualTo("enforce");
    String scan = rego("rules").replace("package main", "package user.tags");
    assertThat(mode(new RegoPolicies(), scan + workflow("{run: conftest test plan.json -p rules}")))
        .isEqualTo("unknown");
    assertThat(mode(new RegoPolicies(), scan + workflow("{run: opa eval --fail -d rules data.x}")))
        .isEqualTo("enforce");
  }

  @Test
  void whatCheckovIsConfiguredWithIsRunByCheckovAlone() {
    String configuration = "-- .checkov.yml --\nexternal-checks-dir: [custom_checks]\n";
    assertThat(mode(new CheckovPolicies(), CHECK + configuration + workflow("{run: checkov -d .}")))
        .isEqualTo("enforce");
    assertThat(mode(new CheckovPolicies(), CHECK + configuration + workflow("{run: tflint}")))
        .isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{run: checkov -d . --external-checks-dir custom_checks} => enforce",
        "{run: checkov -d . --external-checks-dir=custom_checks} => enforce",
        "{run: checkov -d . --external-checks-dir other} => unknown",
        "{run: checkov -d custom_checks} => unknown",
        "{run: checkov --output=custom_checks -d .} => unknown",
        "{run: checkov -d . --external-checks-dir} => unknown",
        "{run: checkov -d . --external-checks-dir custom_checks --soft-fail} => unknown",
      })
  void checkovIsToldWhereChecksOfTheTeamAre(String step, String mode) {
    assertThat(mode(new CheckovPolicies(), CHECK + workflow(step))).isEqualTo(mode);
  }

  private static final String CHECK =
      """
      -- custom_checks/owner.py --
      from checkov.terraform.checks.resource.base_resource_check import BaseResourceCheck
      class BucketOwner(BaseResourceCheck):
          pass
      """;

  private static String rego(String folder) {
    return "-- "
        + folder
        + "/tags.rego --\npackage main\ndeny[msg] { not input.tags; msg := \"tag\" }\n";
  }

  private static String workflow(String step) {
    return "-- .github/workflows/a.yml --\non: pull_request\njobs: {a: {steps: [" + step + "]}}\n";
  }

  private static String mode(Detector detector, String files) {
    return DetectorTester.of(detector).given(files).evidence().stream()
        .flatMap(policy -> policy.text("mode").stream())
        .reduce((one, other) -> one + " " + other)
        .orElse("none");
  }
}
