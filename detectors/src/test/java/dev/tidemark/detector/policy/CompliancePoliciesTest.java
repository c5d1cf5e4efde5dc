package dev.tidemark.detector.policy;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class CompliancePoliciesTest {
  private static final String FEATURES =
      """
      -- terraform/compliance/bucket.feature --
      Feature: Buckets
        Scenario: Buckets are encrypted
          Given I have aws_s3_bucket defined
          Then it must have server_side_encryption_configuration
      -- web/features/login.feature --
      Feature: Login
      -- terraform/core/main.tf --
      terraform {}
      """;

  @Test
  void featuresThatAStepHoldsPlansToAreInForce() {
    DetectorTester.of(new CompliancePolicies())
        .given(
            FEATURES
                + """
                -- .github/workflows/ci.yml --
                on: pull_request
                jobs:
                  plan:
                    steps:
                      - run: terraform-compliance -p plan.out -f ../compliance/
                        working-directory: terraform/core
                """)
        .sees(
            """
            policy.definition terraform/compliance/bucket.feature blocking=true engine=terraform-compliance message=true mode=enforce name=bucket.feature tool=terraform-compliance
            """);
  }

  @Test
  void featuresThatOnlyCucumberRunsAndStepsThatMayFailSayNothing() {
    DetectorTester.of(new CompliancePolicies())
        .given(
            FEATURES
                + """
                -- .github/workflows/ci.yml --
                on: pull_request
                jobs:
                  test:
                    steps:
                      - run: cucumber-js web/features
                      - run: terraform-compliance -p plan.out -f terraform/compliance || true
                """)
        .seesNothing();
  }

  @Test
  void aStepWithoutItsDirectorySaysNothing() {
    DetectorTester.of(new CompliancePolicies())
        .given(
            FEATURES
                + """
                -- .github/workflows/ci.yml --
                on: push
                jobs: {test: {steps: [{run: 'terraform-compliance -f'}]}}
                """)
        .seesNothing();
  }
}
