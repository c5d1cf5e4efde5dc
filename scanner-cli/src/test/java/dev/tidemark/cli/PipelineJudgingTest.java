package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trees of {@code tidemark pipelines}, each below the repository that it is of. */
class PipelineJudgingTest {
  @TempDir Path folder;

  private Path repository(String name, String workflow) throws IOException {
    Path top = Files.createDirectory(folder.resolve(name));
    if (!workflow.isEmpty()) {
      Path file = top.resolve(".github/workflows/a.yml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, workflow);
    }
    return top;
  }

  private static String workflow(String command) {
    return "on: push\njobs:\n  a: {steps: [{run: " + command + "}]}\n";
  }

  @Test
  void eachRepositoryHasItsOwnTree() throws IOException {
    Path first = repository("first", workflow("tflint"));
    Path second = repository("second", workflow("checkov -d ."));
    Path third = repository("third", "");

    Runs.Outcome outcome =
        Runs.real(Map.of(), "pipelines", second.toString(), third.toString(), first.toString());

    assertThat(outcome.code()).isZero();
    assertThat(between(outcome.out(), "first\n", "second\n"))
        .contains("check lint of .: tflint")
        .doesNotContain("checkov");
    assertThat(between(outcome.out(), "second\n", "third\n"))
        .contains("checkov -d .")
        .doesNotContain("tflint");
    assertThat(between(outcome.out(), "third\n", "")).contains("no pipeline was found");
  }

  @Test
  void aWorkflowThatIsCutIsNamedAndNoOtherFileIs() throws IOException {
    Path top = repository("cut", workflow("\"tflint"));
    Files.writeString(top.resolve("main.tf"), "resource \"a\" {");

    Runs.Outcome outcome = Runs.real(Map.of(), "pipelines", top.toString());

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("! .github/workflows/a.yml:")
        .doesNotContain("no pipeline was found", "main.tf");
    Path whole = repository("whole", workflow("tflint"));
    assertThat(Runs.real(Map.of(), "pipelines", whole.toString()).out()).doesNotContain("!");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from);
    int end = to.isEmpty() ? text.length() : text.indexOf(to);
    assertThat(start).isGreaterThanOrEqualTo(0);
    assertThat(end).isGreaterThan(start);
    return text.substring(start, end);
  }

  @Test
  void whatAPipelineSaysCannotMoveTheCursor() throws IOException {
    Path top = repository("one", workflow("\"tflint \\e[2J\\x07\""));

    assertThat(Runs.real(Map.of(), "pipelines", top.toString()).out())
        .contains("tflint")
        .doesNotContain("\u001b", "\u0007");
  }
}
