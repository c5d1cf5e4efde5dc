package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether steps of a tool that takes one directory at a time reach the roots below their own. */
class OneDirectoryTest {
  private static final String ROOTS =
      """
      -- main.tf --
      terraform {
        backend "s3" {}
      }
      resource "aws_sqs_queue" "top" {}
      -- live/shop/main.tf --
      terraform {
        backend "s3" {}
      }
      resource "aws_sqs_queue" "shop" {}
      -- .github/workflows/apply.yml --
      on: {push: {branches: [main]}}
      """;

  private static Evidence apply(String jobs) {
    List<Evidence> seen = DetectorTester.of(new CiApplies()).given(ROOTS + jobs).evidence();
    assertThat(seen).hasSize(1);
    return seen.get(0);
  }

  @Test
  void anApplyWhereARootLiesReachesThatRootAlone() {
    Evidence apply = apply("jobs: {a: {steps: [{run: terraform init && terraform apply}]}}\n");
    assertThat(apply.text("alone")).contains("terraform");
    assertThat(apply.texts("targets")).containsExactly(".");
  }

  @Test
  void anApplyWhereNoRootLiesGoesOnInAWayThatNobodyReads() {
    Evidence apply = apply("jobs: {a: {steps: [{run: cd live && terraform apply}]}}\n");
    assertThat(apply.text("alone")).isEmpty();
  }

  @Test
  void aDirectoryThatIsChosenWhenItRunsMayBeAny() {
    String jobs = "jobs: {a: {steps: [{run: 'cd \"$STACK\" && terraform apply'}]}}\n";
    Evidence apply = apply(jobs);
    assertThat(apply.text("alone")).isEmpty();
    assertThat(apply.texts("targets")).containsExactly(".");
  }

  @Test
  void aLoopOverDirectoriesReachesThem() {
    Evidence apply =
        apply("jobs: {a: {steps: [{run: 'for d in live/*; do terraform -chdir=$d apply; done'}]}}");
    assertThat(apply.text("alone")).isEmpty();
    assertThat(apply.texts("targets")).containsExactly("live/*");
  }

  @Test
  void aBrokenRootIsARootStill() {
    Evidence apply =
        apply("jobs: {a: {steps: [{run: terraform apply}]}}\n-- other/main.tf --\nresource {{{\n");
    assertThat(apply.text("alone")).contains("terraform");
  }
}
