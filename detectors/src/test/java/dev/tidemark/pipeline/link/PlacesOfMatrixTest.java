package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a job does in each folder of its matrix. */
class PlacesOfMatrixTest {
  private static final String MODULES =
      """
      -- queue/Makefile --
      test:
      	terraform init && terraform test
      -- queue/main.tf --
      -- topic/Makefile --
      test:
      	terraform test
      lint: ; tflint
      -- topic/main.tf --
      """;

  private static String job(String command) {
    return """
        -- .github/workflows/ci.yml --
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            strategy:
              matrix: {module: [queue, topic, gone]}
            steps:
              - run: %s
                working-directory: ${{ matrix.module }}
        """
            .formatted(command)
        + MODULES;
  }

  @Test
  void theMakefileOfEachIsFollowed() {
    assertThat(tree(job("make test")))
        .contains("of queue: terraform test")
        .contains("of topic: terraform test")
        .contains("? make test (missing");
  }

  @Test
  void whatNeedsNoFileThereIsReadOnce() {
    assertThat(tree(job("tflint"))).containsOnlyOnce("tflint").doesNotContain("in each of");
    assertThat(tree(job("make"))).doesNotContain("dynamic");
    assertThat(tree(job("make {"))).contains("make");
  }
}
