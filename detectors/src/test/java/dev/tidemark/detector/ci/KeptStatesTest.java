package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.repository.RepoPath;
import org.junit.jupiter.api.Test;

class KeptStatesTest {
  private static final String ROOT =
      "-- shop/stack/main.tf --\nprovider \"aws\" {}\nresource \"aws_sqs_queue\" \"q\" {}\n";

  private static String concourse(String apply, String after) {
    return ROOT
        + """
        -- ci/pipeline.yml --
        resources:
          - {name: code, type: git, source: {uri: "https://example.com/shop.git"}}
          - {name: shop-state, type: s3, source: {bucket: states, versioned_file: shop.tfstate}}
        jobs:
          - name: apply
            plan:
              - {get: code, trigger: true}
              - {get: shop-state}
              - task: apply
                config:
                  platform: linux
                  inputs: [{name: code}, {name: shop-state}]
                  run:
                    path: sh
                    args:
                      - -ec
                      - |
                        cd code/shop/stack
                        terraform init
                        APPLY
        AFTER
        """
            .replace("APPLY", apply)
            .replace("AFTER", after);
  }

  @Test
  void aStateThatIsPutBackIsKept() {
    String expected =
        "iac.state-kept ci/pipeline.yml:20 dir=shop/stack file=shop.tfstate system=concourse tool=terraform";
    String apply = "terraform apply -auto-approve -state=../../../new/shop.tfstate";
    DetectorTester.of(new KeptStates())
        .given(
            concourse(
                apply, "        ensure: {put: shop-state, params: {file: new/shop.tfstate}}\n"))
        .sees(expected);
    DetectorTester.of(new KeptStates())
        .given(concourse(apply, "      - {put: shop-state, params: {file: new/shop.tfstate}}\n"))
        .sees(expected);
    DetectorTester.of(new KeptStates())
        .given(
            concourse(
                apply
                    + "\n                aws s3 cp ../../../new/shop.tfstate s3://states/shop.tfstate",
                ""))
        .sees(expected);
  }

  @Test
  void aStateThatNothingPutsBackIsNotKept() {
    String apply = "terraform apply -auto-approve -state=../../../new/shop.tfstate";
    DetectorTester.of(new KeptStates()).given(concourse(apply, "")).seesNothing();
    DetectorTester.of(new KeptStates())
        .given(concourse(apply, "      - {put: shop-state, params: {file: new/other.tfstate}}\n"))
        .seesNothing();
    DetectorTester.of(new KeptStates())
        .given(
            concourse(
                apply, "        on_failure: {put: shop-state, params: {file: new/shop.tfstate}}\n"))
        .seesNothing();
    DetectorTester.of(new KeptStates())
        .given(
            concourse(
                "terraform apply -auto-approve",
                "      - {put: shop-state, params: {file: new/shop.tfstate}}\n"))
        .seesNothing();
    DetectorTester.of(new KeptStates())
        .given(
            concourse(
                "aws s3 cp s3://states/shop.tfstate new/shop.tfstate\n                " + apply,
                ""))
        .seesNothing();
  }

  @Test
  void onlyAFileThatNamesAStateMayHideOne() {
    KeptStates detector = new KeptStates();
    RepoPath pipeline = RepoPath.of("ci/pipeline.yml");
    assertThat(detector.couldEmit(pipeline, "terraform apply -state=x")).isNotEmpty();
    assertThat(detector.couldEmit(pipeline, "")).isNotEmpty();
    assertThat(detector.couldEmit(pipeline, "terraform apply")).isEmpty();
  }

  @Test
  void brokenInputIsNothing() {
    DetectorTester.of(new KeptStates())
        .given(ROOT + "-- ci/pipeline.yml --\njobs: [{plan: [{task: terraform apply -state=x")
        .seesNothing();
  }
}
