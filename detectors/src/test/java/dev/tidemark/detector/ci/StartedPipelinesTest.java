package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import dev.tidemark.landscape.Neighbours;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that start a pipeline of another repository of the same checkout. */
class StartedPipelinesTest {
  private static final TextNeighbours BESIDE =
      TextNeighbours.of("acme/app", "acme/live", "-- .github/workflows/deploy.yml --\non: push\n")
          .and("acme/infra", "-- .gitlab-ci.yml --\na: {script: x}\n");

  private static final String DEPLOYS = "acme/live/.github/workflows/deploy.yml";

  private static List<String> started(String step) {
    return started(BESIDE, step);
  }

  private static List<String> started(Neighbours beside, String step) {
    String workflow =
        "-- .github/workflows/build.yml --\non:\n  push:\n    branches: [main]\n"
            + "jobs:\n  go:\n    runs-on: x\n    steps:\n      - ";
    return told(beside, workflow + step.strip().replace("\n", "\n        ") + "\n");
  }

  private static List<String> told(Neighbours beside, String files) {
    return DetectorTester.of(new StartedPipelines()).beside(beside).given(files).evidence().stream()
        .map(StartedPipelinesTest::said)
        .toList();
  }

  private static String said(Evidence fact) {
    return fact.location().startLine()
        + " "
        + fact.text("next-door").orElse("")
        + " "
        + fact.text("trigger").orElse("")
        + " "
        + fact.text("version").orElse("");
  }

  @Test
  void theCommandLineNamesTheRepository() {
    assertThat(started("run: gh workflow run deploy.yml -R acme/live --ref main -f env=prod"))
        .containsExactly("8 " + DEPLOYS + " commit main");
    assertThat(started("run: gh workflow run --repo=acme/live deploy.yml"))
        .containsExactly("8 " + DEPLOYS + " commit ");
    assertThat(started("run: gh workflow run -R acme/live --ref v1 -f a=b deploy.yml"))
        .containsExactly("8 " + DEPLOYS + " commit v1");
    assertThat(started("run: gh workflow run --repo acme/live"))
        .containsExactly("8 acme/live commit ");
  }

  @Test
  void soDoActionsAndTheApi() {
    assertThat(
            started(
                """
                uses: benc-uk/workflow-dispatch@v1
                with: {workflow: deploy.yml, repo: acme/live, ref: v1}
                """))
        .containsExactly("8 " + DEPLOYS + " commit v1");
    assertThat(
            started(
                """
                uses: peter-evans/repository-dispatch@v3
                with: {repository: acme/live, event-type: built}
                """))
        .containsExactly("8 acme/live commit ");
    assertThat(
            started(
                """
                uses: convictional/trigger-workflow-and-wait@v1
                with: {owner: acme, repo: live, workflow_file_name: deploy.yml}
                """))
        .containsExactly("8 " + DEPLOYS + " commit ");
    assertThat(
            started(
                "run: gh api repos/acme/live/actions/workflows/deploy.yml/dispatches -f ref=main"))
        .containsExactly("8 " + DEPLOYS + " commit ");
  }

  @Test
  void aDownstreamPipelineOfGitlabIsTheProjectsOwn() {
    assertThat(
            told(
                BESIDE,
                """
                -- .gitlab-ci.yml --
                deploy:
                  trigger:
                    project: acme/infra
                    branch: main
                """))
        .containsExactly("3 acme/infra/.gitlab-ci.yml commit main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run: gh workflow run deploy.yml",
        "run: gh workflow run deploy.yml -R acme/other",
        "run: gh workflow run deploy.yml -R $TARGET",
        "run: gh workflow list -R acme/live",
        "run: gh workflow run deploy.yml -R acme/app",
        "uses: peter-evans/repository-dispatch@v3",
        "run: gh workflow run -R",
      })
  void whatStartsNothingNextDoorIsNotTold(String step) {
    assertThat(started(step)).isEmpty();
    assertThat(started(Neighbours.NONE, "run: gh workflow run deploy.yml -R acme/live")).isEmpty();
  }
}
