package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircleCiTest {
  @Test
  void jobsHaveMatricesAndContexts() {
    assertThat(
            tree(
                """
                -- .circleci/config.yml --
                version: 2.1
                jobs:
                  plan:
                    parameters: {dir: {type: string}}
                    steps: [{run: terraform -chdir=<< parameters.dir >> plan}]
                workflows:
                  w:
                    jobs:
                      - plan: {context: [cloud], matrix: {parameters: {dir: [app, net]}}}
                -- app/main.tf --
                -- net/main.tf --
                """))
        .contains("job plan on push, change-request with secrets cloud")
        .contains("terraform -chdir={app,net} plan");
  }
}
