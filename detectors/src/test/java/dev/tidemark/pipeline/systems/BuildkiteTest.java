package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildkiteTest {

  @Test
  void readsStepsInTheirOrder() {
    assertThat(
            tree(
                """
                -- .buildkite/pipeline.yml --
                steps:
                  - label: check
                    command: terraform validate
                  - block: Release?
                  - group: rollout
                    steps:
                      - label: apply
                        commands:
                          - cd app
                          - terraform apply -auto-approve
                  - label: scan
                    plugins:
                      - acme/scan#v1.0.0: {path: app}
                  - trigger: other-pipeline
                -- app/main.tf --
                """))
        .contains("check validate of .: terraform validate")
        .contains("job apply after check")
        .contains("a person confirms")
        .contains("apply infrastructure of app: terraform apply -auto-approve")
        .contains("? acme/scan#v1.0.0 (remote)")
        .contains("setup: buildkite/trigger other-pipeline");
  }

  @Test
  void stepsElsewhereAreNone() {
    assertThat(tree("-- config/pipeline.yml --\nsteps:\n  - command: terraform apply\n"))
        .doesNotContain("terraform apply");
  }

  @Test
  void aBrokenFileIsSurvived() {
    assertThat(tree("-- .buildkite/pipeline.yml --\nsteps: [wait, {command: [\n"))
        .doesNotContain("terraform");
  }

  @Test
  void stepsHaveBranchesAndPlugins() {
    assertThat(
            tree(
                """
                -- .buildkite/pipelines/main.yml --
                steps:
                  - {label: lint, plugins: [shellcheck#v1.3.0: {files: x}], timeout_in_minutes: 5}
                  - input: Which?
                  - {label: apply, branches: main, command: terraform -chdir=app apply}
                  - {label: old, skip: true, command: terraform destroy}
                -- app/main.tf --
                """))
        .contains("job lint within 5 min")
        .contains("shellcheck#v1.3.0")
        .contains("job apply after lint (a person confirms) on push")
        .doesNotContain("destroy");
  }
}
