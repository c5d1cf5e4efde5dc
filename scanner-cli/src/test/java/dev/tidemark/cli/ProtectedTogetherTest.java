package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protection of branches holds for the units of the repositories that are protected, and not for all of a checkout. */
class ProtectedTogetherTest {
  private static final String PROTECTED = "iac.ci.not-left-broken";

  private static final String STACK = "terraform {\n  backend \"s3\" {}\n}\n";

  private static final String RULES =
      """
      branches:
        - name: main
          protection:
            required_status_checks: {strict: true, contexts: [plan]}
      """;

  @TempDir Path folder;

  private void repository(String name, Map<String, String> files) throws Exception {
    try (GitFixture git = GitFixture.in(folder.resolve(name))) {
      git.write("config", "[remote \"origin\"]\n\turl = git@github.com:acme/" + name + ".git\n");
      files.forEach(git::file);
      git.commit("first");
    }
  }

  private JsonNode together() throws Exception {
    String json = Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report=json").out();
    assertThat(ReportSchema.validate(json).getErrors()).isEmpty();
    for (JsonNode area : new ObjectMapper().readTree(json).at("/organisation/rubrics/0/areas")) {
      for (JsonNode indicator : area.get("indicators")) {
        if (indicator.get("id").asText().equals(PROTECTED)) {
          return indicator;
        }
      }
    }
    throw new AssertionError(json);
  }

  @Test
  void oneProtectedRepositoryOfThreeLeavesItOpen() throws Exception {
    repository("shop", Map.of("a/main.tf", STACK, ".github/settings.yml", RULES));
    repository("site", Map.of("a/main.tf", STACK));
    repository("bank", Map.of("a/main.tf", STACK));
    JsonNode verdict = together();
    assertThat(verdict.get("verdict").asText()).isEqualTo("UNKNOWN");
    assertThat(verdict.get("reason").asText()).startsWith("1 of 3 units");
  }

  @Test
  void fourFifthsOfTheUnitsSufficeWhoeverProtectsThem() throws Exception {
    repository(
        "shop",
        Map.of(
            "a/main.tf", STACK,
            "b/main.tf", STACK,
            "c/main.tf", STACK,
            ".github/settings.yml", RULES));
    repository("bank", Map.of("a/main.tf", STACK));
    repository("site", Map.of("a/main.tf", STACK));
    assertThat(together().get("verdict").asText()).isEqualTo("UNKNOWN");
    repository(
        "forge",
        Map.of(
            "rules.tf",
            """
            resource "github_branch_protection" "bank" {
              repository_id = "bank"
              required_status_checks { contexts = ["plan"] }
            }
            """));
    assertThat(together().get("reason").asText()).startsWith("4 of 6 units");
  }

  @Test
  void rulesThatCannotBeReadLeaveItOpen() throws Exception {
    repository("shop", Map.of("a/main.tf", STACK, ".github/settings.yml", RULES));
    repository(
        "site",
        Map.of("a/main.tf", STACK, "rules.tf", "resource \"github_branch_protection\" \"x\" {\n"));
    assertThat(together().get("unknownBecause").asText()).isEqualTo("unreadable");
  }
}
