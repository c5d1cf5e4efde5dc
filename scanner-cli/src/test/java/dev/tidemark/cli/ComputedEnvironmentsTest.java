package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether environments that a pipeline computes are a path to production. */
class ComputedEnvironmentsTest {
  private static final String WORKFLOW =
      """
      on: {push: {branches: [main]}}
      jobs:
        list:
          outputs: {all: "${{ steps.make.outputs.all }}"}
          steps: [{id: make, run: "%s"}]
        apply:
          needs: list
          strategy: {max-parallel: %s, matrix: {target: "${{ fromJSON(needs.list.outputs.all) }}"}}
          environment: ${{ matrix.target }}
          steps: [{run: terraform apply}]
      """;

  @TempDir Path folder;

  private String consistentPath(String parallel, String script) throws IOException {
    Path file = folder.resolve(".github/workflows/deploy.yml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, WORKFLOW.formatted(script, parallel));
    Files.writeString(folder.resolve("main.tf"), "resource \"aws_sqs_queue\" \"a\" {}\n");
    List<String> lines =
        Runs.real(Map.of(), "scan", folder.toString(), "-q", "--rubric", "iac", "--report", "json")
            .out()
            .lines()
            .toList();
    int at =
        lines.stream().map(String::strip).toList().indexOf("\"id\": \"iac.ci.consistent-path\",");
    return lines.stream()
        .skip(Math.max(0, at))
        .filter(line -> line.contains("\"verdict\""))
        .findFirst()
        .orElse("");
  }

  @Test
  void oneAfterAnotherMayBeAPathAndSideBySideIsNone() throws IOException {
    assertThat(consistentPath("1", "./list.sh")).contains("UNKNOWN");
    assertThat(consistentPath("4", "./list.sh")).contains("FAILS");
  }

  @Test
  void whatIsWrittenOutIsJudged() throws IOException {
    String written = "echo 'all=[\\\"test\\\",\\\"production\\\"]' >> $GITHUB_OUTPUT";
    assertThat(consistentPath("1", written)).contains("HOLDS");
    assertThat(consistentPath("4", written)).contains("FAILS");
  }
}
