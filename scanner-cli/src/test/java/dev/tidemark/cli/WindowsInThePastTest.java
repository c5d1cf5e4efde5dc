package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows that end before the head: what came after them is none of theirs. */
class WindowsInThePastTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void changesAfterTheEndAreNotCounted() throws Exception {
    try (GitFixture git = GitFixture.in(folder)) {
      commit(git, "Fix the subnet (#1)", "2023-05-01");
      commit(git, "Fix the route (#2)", "2023-06-01");
      commit(git, "Fix the gateway (#3)", "2024-02-01");
    }
    assertThat(facts().path("history.fix").asInt()).isEqualTo(3);
    assertThat(facts().path("history.change").asInt()).isEqualTo(3);
    JsonNode before = facts("--as-of", "2023-12-31");
    assertThat(before.path("history.fix").asInt()).isEqualTo(2);
    assertThat(before.path("history.change").asInt()).isEqualTo(2);
    assertThat(facts("--as-of", "2024-12-31").path("history.fix").asInt()).isEqualTo(3);
  }

  private static void commit(GitFixture git, String message, String day) {
    git.file("main.tf", "resource \"aws_vpc\" \"" + day + "\" {}\n")
        .commit(message, Instant.parse(day + "T12:00:00Z"));
  }

  private JsonNode facts(String... more) throws Exception {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(
        new String[] {"scan", folder.toString(), "--report", "json"}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    Runs.Outcome outcome = Runs.real(Map.of(), arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out()).path("repositories").path(0).path("facts");
  }
}
