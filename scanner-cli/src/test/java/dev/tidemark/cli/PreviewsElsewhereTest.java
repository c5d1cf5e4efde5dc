package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where deliveries are behind a shared library that is not in the scan, so may their previews be. */
class PreviewsElsewhereTest {
  private static final String PREVIEWS = "platform.preview-environments";
  private static final String STACK =
      "terraform {\n  backend \"s3\" {}\n}\nresource \"aws_sqs_queue\" \"a\" {}\n";
  private static final String LIBRARY =
      "@Library(\"Delivery@1.2.0\")\n\nwithPipeline(\"java\", \"shop\", \"api\") {\n  enableDbMigration(\"shop\")\n}\n";
  private static final String WORKFLOW =
      """
      on: {push: {branches: [main]}}
      jobs:
        a:
          steps:
            - uses: actions/checkout@v4
            - run: terraform -chdir=stacks/prod apply -auto-approve
      """;

  @TempDir Path folder;

  private String verdict(Map<String, String> files) throws Exception {
    try (GitFixture git = GitFixture.in(folder)) {
      git.file("stacks/prod/main.tf", STACK);
      files.forEach(git::file);
      git.commit("first");
    }
    String json = Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report=json").out();
    for (JsonNode indicator : new ObjectMapper().readTree(json).findParents("verdict")) {
      if (indicator.path("id").asText().equals(PREVIEWS)) {
        return indicator.get("verdict").asText();
      }
    }
    throw new AssertionError(PREVIEWS);
  }

  @Test
  void deliveriesBehindALibraryLeaveThemOpen() throws Exception {
    assertThat(verdict(Map.of("Jenkinsfile", LIBRARY))).isEqualTo("UNKNOWN");
  }

  @Test
  void deliveriesThatAreHereShowThatThereAreNone() throws Exception {
    assertThat(verdict(Map.of("Jenkinsfile", LIBRARY, ".github/workflows/a.yml", WORKFLOW)))
        .isEqualTo("FAILS");
  }

  @Test
  void aBrokenPipelineIsNoSign() throws Exception {
    assertThat(verdict(Map.of("Jenkinsfile", "@Library(\n"))).isEqualTo("FAILS");
  }
}
