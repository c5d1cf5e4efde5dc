package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.TextNeighbours;
import org.junit.jupiter.api.Test;

/** Pipelines of Concourse that work on another repository of the checkout. */
class ConcourseNextDoorTest {
  private static final TextNeighbours BESIDE =
      TextNeighbours.of(
          "acme/concourse",
          "acme/stacks",
          "-- live/main.tf --\n-- apply.sh --\nterraform -chdir=live apply\n");

  private static String pipeline(String address) {
    return """
        -- pipelines/live.yaml --
        resources:
          - {name: stacks, type: git, source: {uri: "%s", branch: main}}
        jobs:
          - name: apply
            plan:
              - in_parallel: [{get: stacks, trigger: true}]
              - task: apply
                config:
                  platform: linux
                  inputs: [{name: stacks}]
                  run:
                    path: /bin/sh
                    dir: stacks
                    args: [-c, ./apply.sh]
        """
        .formatted(address);
  }

  @Test
  void aResourceOfASiblingIsThatRepository() {
    assertThat(tree(pipeline("https://github.com/acme/stacks.git"), BESIDE))
        .contains("[acme/stacks/apply.sh]")
        .contains("apply infrastructure of acme/stacks/live");
  }

  @Test
  void oneFileOfObjectsIsAllThatIsApplied() {
    String roles =
        pipeline("https://github.com/acme/stacks.git")
            .replace("./apply.sh", "kubectl apply -f live/main.tf");
    assertThat(tree(roles, BESIDE)).contains("apply release of acme/stacks/live/main.tf");
  }

  @Test
  void aResourceOfAnythingElseIsTheTopOfTheCheckout() {
    assertThat(tree(pipeline("https://github.com/acme/others.git"), BESIDE))
        .doesNotContain("acme/stacks/apply.sh");
  }

  private static String taskFrom(String address) {
    return """
        -- pipelines/live.yaml --
        resources:
          - {name: shared, type: git, source: {uri: "%s"}}
        jobs:
          - name: check
            plan:
              - {get: shared, trigger: true}
              - {task: scan, file: shared/ci/scan.yml}
        """
        .formatted(address);
  }

  @Test
  void aTaskMayBeWrittenInASibling() {
    TextNeighbours beside =
        TextNeighbours.of(
            "acme/concourse",
            "acme/tasks",
            """
            -- ci/scan.yml --
            platform: linux
            run: {path: tfsec, args: [.]}
            """);
    assertThat(tree(taskFrom("https://github.com/acme/tasks"), beside))
        .contains("acme/tasks/ci/scan.yml")
        .contains("check security");
    assertThat(tree(taskFrom("https://github.com/acme/other"), beside))
        .doesNotContain("check security");
    assertThat(tree(taskFrom("https://github.com/acme/tasks").replace("scan.yml", "x.yml"), beside))
        .doesNotContain("check security");
  }
}
