package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TravisCiTest {
  @Test
  void deploysBranchesUnlessItIsToldTags() {
    String file =
        """
        -- .travis.yml --
        script: terraform validate
        deploy: {provider: script, script: terraform apply -auto-approve, on: {WHAT}}
        """;
    assertThat(tree(file.replace("WHAT", "branch: main")))
        .contains("terraform apply -auto-approve (on push)");
    assertThat(tree(file.replace("WHAT", "tags: true")))
        .contains("terraform apply -auto-approve (on tag)");
  }

  @Test
  void runsStagesAndDeploysWhatIsMerged() {
    assertThat(
            tree(
                """
                -- .travis.yml --
                stages: [{name: lint}, {name: ship, if: branch = main AND type = push}]
                jobs:
                  include:
                    - {stage: lint, name: a, script: tflint --chdir=app}
                    - {name: b, os: osx, script: tfsec app}
                    - stage: ship
                      name: c
                      script: "true"
                      deploy: {provider: script, script: terraform -chdir=app apply -auto-approve}
                    - {name: off, if: false, script: terraform destroy}
                  allow_failures: [{os: osx}]
                -- app/main.tf --
                """))
        .contains("check lint of app")
        .contains("(does not block: the job may fail)")
        .contains("job c after a, b on push")
        .contains("apply infrastructure of app")
        .doesNotContain("destroy");
  }
}
