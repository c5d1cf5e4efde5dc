package dev.tidemark.detector.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class that extends one of Checkov's is a policy; a blocking run that names its folder enforces it. */
class CheckovPoliciesTest {
  private static final String CHECK =
      """
      -- checkov/custom_checks/owner.py --
      from checkov.common.models.enums import CheckResult
      from checkov.terraform.checks.resource.base_resource_check import BaseResourceCheck

      class BucketOwner(BaseResourceCheck):
          def __init__(self):
              name = "Buckets name their owner"
              id = "CKV2_ACME_1"
              super().__init__(name=name, id=id, guideline="https://wiki.example/owner")

          def scan_resource_conf(self, conf):
              return CheckResult.PASSED

      check = BucketOwner()
      """;

  @Test
  void seesACheckAndWhetherARunEnforcesIt() {
    DetectorTester.of(new CheckovPolicies())
        .given(
            CHECK
                + """
                -- checkov/tests/test_owner.py --
                def test_owner(): pass
                """)
        .sees(
            """
            policy.definition checkov/custom_checks/owner.py:4 blocking=false documented=true engine=checkov message=true mode=unknown name=CKV2_ACME_1 rules=1 tested=true tool=checkov
            """);
    DetectorTester.of(new CheckovPolicies())
        .given(
            CHECK
                + """
                -- .github/workflows/a.yml --
                on: pull_request
                jobs: {a: {steps: [{run: checkov -d . --external-checks-dir checkov/custom_checks}]}}
                """)
        .sees(
            """
            policy.definition checkov/custom_checks/owner.py:4 blocking=true documented=true engine=checkov message=true mode=enforce name=CKV2_ACME_1 rules=1 tested=false tool=checkov
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{uses: bridgecrewio/checkov-action@v12, with: {external_checks_dirs: checkov/custom_checks}} | enforce",
        "{uses: bridgecrewio/checkov-action@v12, with: {external_checks_dirs: './a,./checkov/custom_checks'}} | enforce",
        "{uses: bridgecrewio/checkov-action@v12, with: {external_checks_dirs: checkov/custom_checks, soft_fail: true}} | unknown",
        "{uses: bridgecrewio/checkov-action@v12, with: {external_checks_dirs: other}} | unknown",
        "{uses: bridgecrewio/checkov-action@v12} | unknown",
      })
  void anActionEnforcesThemToo(String step, String mode) {
    assertThat(
            DetectorTester.of(new CheckovPolicies())
                .given(
                    CHECK
                        + """
                        -- .github/workflows/a.yml --
                        on: pull_request
                        jobs: {a: {steps: [%s]}}
                        """
                            .formatted(step))
                .evidence())
        .singleElement()
        .satisfies(policy -> assertThat(policy.text("mode")).contains(mode));
  }

  @Test
  void aConfigurationAtTheTopNamesThemToo() {
    assertThat(
            DetectorTester.of(new CheckovPolicies())
                .given(
                    CHECK.replace("checkov/custom_checks", "policies")
                        + """
                        -- .checkov.yaml --
                        external-checks-dir: [policies]
                        -- .github/workflows/a.yml --
                        on: pull_request
                        jobs: {a: {steps: [{run: checkov -d .}]}}
                        """)
                .evidence())
        .singleElement()
        .satisfies(policy -> assertThat(policy.text("mode")).contains("enforce"));
  }

  @Test
  void leavesOtherProgramsAlone() {
    DetectorTester.of(new CheckovPolicies())
        .given(
            """
            -- checkov/report.py --
            class BaseReportCheck(Base):
                name = "x"
            -- app/owner.py --
            from checkov.terraform.checks.resource.base_resource_check import BaseResourceCheck
            class A(BaseResourceCheck):
                pass
            """)
        .seesNothing();
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new CheckovPolicies())
        .given("-- checkov/a.py --\nfrom checkov.x import y\nclass A(BaseCheck\n  id = \"\n")
        .sees(
            """
            policy.definition checkov/a.py:2 blocking=false documented=false engine=checkov message=false mode=unknown name=a.py rules=1 tested=false tool=checkov
            """);
  }
}
