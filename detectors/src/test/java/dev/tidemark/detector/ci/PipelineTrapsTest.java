package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of each system to make a check that does not block, or a job that never runs. */
class PipelineTrapsTest {
  private static final String GITLAB = "-- .gitlab-ci.yml --\n";
  private static final String JENKINS = "-- Jenkinsfile --\n";
  private static final String AZURE = "-- azure-pipelines.yml --\n";
  private static final String MAKE =
      "-- .github/workflows/a.yml --\non: push\njobs: {a: {steps: [{run: make lint}]}}\n-- Makefile --\n";
  private static final String JUST =
      "-- .github/workflows/a.yml --\non: push\njobs: {a: {steps: [{run: just lint}]}}\n-- justfile --\n";

  private static List<Evidence> checks(String files) {
    return DetectorTester.of(new CiChecks()).given(files).evidence().stream()
        .filter(seen -> seen.text("runs").orElse("").equals("pipeline"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GITLAB + "lint:\n  script: [tflint]\n",
        JENKINS + "pipeline { agent any\n stages { stage('a') { steps { sh 'tflint' } } } }\n",
        AZURE + "trigger: [main]\nsteps:\n- script: tflint\n",
        MAKE + "lint: ## as in make lint ENV=dev\n\ttflint\n",
        JUST + "lint:\n    tflint\n"
      })
  void aCheckBlocks(String files) {
    List<Evidence> seen = checks(files);
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).is("blocking")).as(seen.toString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GITLAB + "lint:\n  allow_failure: true\n  script: [tflint]\n",
        GITLAB + "lint:\n  script: ['tflint || true']\n",
        JENKINS
            + "pipeline { agent any\n stages { stage('a') { steps {"
            + " catchError(buildResult: 'SUCCESS') { sh 'tflint' } } } } }\n",
        JENKINS
            + "pipeline { agent any\n stages { stage('a') { steps {"
            + " sh(script: 'tflint', returnStatus: true) } } } }\n",
        AZURE + "trigger: [main]\nsteps:\n- script: tflint\n  continueOnError: true\n",
        MAKE + "lint:\n\t-tflint\n",
        JUST + "lint:\n    -tflint\n"
      })
  void aCheckDoesNotBlock(String files) {
    List<Evidence> seen = checks(files);
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).is("blocking")).as(seen.toString()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GITLAB + "lint:\n  rules: [{when: never}]\n  script: [tflint]\n",
        GITLAB + ".lint:\n  script: [tflint]\nother:\n  script: [echo tflint]\n",
        GITLAB + "#lint:\n#  script: [tflint]\nother:\n  script: [make -v]\n",
        "-- service/.gitlab-ci.yml --\nlint:\n  script: [tflint]\n",
        JENKINS + "pipeline { stages { /* stage('a') { steps { sh 'tflint' } } */ } }\n",
        JENKINS + "// sh 'tflint'\nnode { echo 'tflint' }\n",
        AZURE + "trigger: [main]\nsteps:\n- script: tflint\n  enabled: false\n",
        AZURE + "trigger: [main]\nsteps:\n- script: tflint\n  condition: false\n",
        MAKE + "lint:\n\t@echo tflint\n",
        MAKE + "lint:\n\t# tflint\nother:\n\ttflint\n",
        JUST + "lint:\n    # tflint\nother:\n    tflint\n"
      })
  void aCheckThatNeverRunsIsNone(String files) {
    assertThat(checks(files)).isEmpty();
  }

  @Test
  void workflowsOfOthersAreNotOurs() {
    for (Origin origin : List.of(Origin.VENDORED, Origin.FIXTURE, Origin.EXAMPLE)) {
      DetectorTester.of(new CiChecks())
          .given("-- .github/workflows/a.yml --\non: push\njobs: {a: {steps: [{run: tflint}]}}\n")
          .withOrigins(path -> origin)
          .seesNothing();
    }
  }

  @Test
  void aTemplateOfGitlabHasItsJobs() {
    List<Evidence> pipelines =
        DetectorTester.of(new CiPipelines())
            .given("-- ci/lint.gitlab-ci.yml --\nlint:\n  script: [tflint]\n")
            .evidence();
    assertThat(pipelines).hasSize(1);
    assertThat(pipelines.get(0).toString()).contains("jobs=1", "purpose=check", "template=true");
  }
}
