package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merge queue holds a mainline whole by what its pipelines check, not by every pipeline that starts in one. */
class MergeQueueTest {
  private static final String CHECK =
      """
      name: check
      on: {pull_request: {}, merge_group: {}}
      jobs: {a: {steps: [{uses: actions/checkout@v4}, {run: terraform validate}]}}
      """;

  private static final String BOT =
      """
      name: updates
      on: {schedule: [{cron: "0 * * * *"}], merge_group: {}}
      jobs: {a: {steps: [{uses: actions/checkout@v4}, {uses: renovatebot/github-action@v43}]}}
      """;

  @TempDir Path folder;

  private String verdict(String workflow) throws Exception {
    try (GitFixture git = GitFixture.in(folder)) {
      git.file("main.tf", "terraform {\n  backend \"s3\" {}\n}\n");
      git.file(".github/workflows/queue.yml", workflow);
      git.commit("first");
    }
    String json = Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report=json").out();
    for (JsonNode indicator : new ObjectMapper().readTree(json).findParents("verdict")) {
      if (indicator.path("id").asText().equals("iac.ci.not-left-broken")) {
        return indicator.get("verdict").asText();
      }
    }
    throw new IllegalStateException(json);
  }

  @Test
  void checksOfAQueueHoldTheMainline() throws Exception {
    assertThat(verdict(CHECK)).isEqualTo("HOLDS");
  }

  @Test
  void aBotThatStartsInAQueueHoldsNothing() throws Exception {
    assertThat(verdict(BOT)).isEqualTo("UNKNOWN");
  }
}
