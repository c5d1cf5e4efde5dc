package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one document tells once caps nobody, however small the repository; what a pipeline does once is done. */
class ToldOnceTest {
  private static final String PATCHED = "iac.management.patch-in-place";

  private static final String LOGIN =
      """

      ## %s

      ```
      ssh web01 sudo apt-get upgrade
      ```
      """;

  private static final String PIPELINE =
      """
      on: {schedule: [{cron: "0 4 * * 1"}]}
      jobs:
        patch: {steps: [{run: ssh web01 sudo apt-get upgrade -y}]}
      """;

  @TempDir Path folder;

  @Test
  void oneCommandInOneDocumentCapsNobody() throws Exception {
    assertThat(verdict("# Web\n" + LOGIN.formatted("Operate"), "")).isEqualTo("FAILS");
  }

  @Test
  void twoPassagesTellOfAPractice() throws Exception {
    String readme = "# Web\n" + LOGIN.formatted("Operate") + LOGIN.formatted("Every month");
    assertThat(verdict(readme, "")).isEqualTo("HOLDS");
  }

  @Test
  void onePipelineThatDoesSoSuffices() throws Exception {
    assertThat(verdict("# Web\n", PIPELINE)).isEqualTo("HOLDS");
  }

  @Test
  void aPipelineThatCannotBeReadCouldDoSo() throws Exception {
    assertThat(verdict("# Web\n" + LOGIN.formatted("Operate"), "jobs: {patch: [\n"))
        .isEqualTo("UNKNOWN");
  }

  private String verdict(String readme, String pipeline) throws Exception {
    try (GitFixture git = GitFixture.in(folder.resolve("web"))) {
      Map.of(
              "README.md", readme,
              "main.tf", "resource \"aws_instance\" \"web\" {\n}\n",
              ".github/workflows/patch.yml", pipeline)
          .forEach(git::file);
      git.commit("first");
    }
    String json =
        Runs.real(Map.of(), "scan", folder.resolve("web").toString(), "-q", "--report=json").out();
    for (JsonNode area : new ObjectMapper().readTree(json).at("/repositories/0/rubrics/0/areas")) {
      for (JsonNode indicator : area.get("indicators")) {
        if (indicator.get("id").asText().equals(PATCHED)) {
          return indicator.get("verdict").asText();
        }
      }
    }
    throw new AssertionError(json);
  }
}
