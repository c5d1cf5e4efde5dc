package dev.tidemark.pipeline.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.pipeline.PipelineTree;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;
import org.junit.jupiter.api.Test;

class BuildkiteTest {

  private static String tree(String files) {
    return String.join(
        "\n",
        PipelineTree.of(
            DetectorTester.landscape(TextSnapshot.of(files), History.NONE, p -> Origin.OWN)));
  }

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
}
