package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is published for CI systems, run as they run it: the steps stand in the files that users get. */
@DisabledOnOs(OS.WINDOWS)
class IntegrationsTest {
  @TempDir Path top;
  private GateRuns runs;
  private CiMachine machine;
  private String base = "";
  private String head = "";

  @BeforeEach
  void begin() throws IOException {
    runs = GateRuns.mature(Files.createDirectory(top.resolve("checkout")));
    base = runs.commit("everything");
    machine = CiMachine.github(top, top.resolve("checkout"));
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void theActionPassesAHarmlessChange() throws Exception {
    runs.write("NOTES.md", "# Notes\n\nMore words.\n");
    head = runs.commit("words");

    Map<String, String> outputs = machine.gate();

    assertThat(outputs).containsEntry("verdict", "passed").containsEntry("exit-code", "0");
    assertThat(Files.readString(Path.of(outputs.get("summary")))).contains("passed");
    assertThat(Path.of(outputs.get("sarif"))).isNotEmptyFile();
    assertThat(Path.of(outputs.get("json"))).isNotEmptyFile();
    assertThat(machine.summary()).contains("### ✅ Maturity gate: passed");
    assertThat(machine.step("Verdict", outputs)).isZero();
  }

  @Test
  void theActionFailsARegressionAndMarksIt() throws Exception {
    regress();

    Map<String, String> outputs = machine.gate();

    assertThat(outputs).containsEntry("verdict", "failed").containsEntry("exit-code", "1");
    assertThat(machine.summary()).contains("### ❌ Maturity gate: failed");
    assertThat(machine.log()).contains("::error file=");
    assertThat(machine.step("Verdict", outputs)).isEqualTo(1);
  }

  @Test
  void theActionSaysThatItCannotKnowWithoutTheBase() throws Exception {
    regress();
    machine.environment().put("GITHUB_BASE_REF", "not-fetched");

    Map<String, String> outputs = machine.gate();

    assertThat(outputs).containsEntry("verdict", "unknown").containsEntry("exit-code", "3");
    assertThat(outputs).doesNotContainKey("summary");
    assertThat(machine.log()).contains("fetch-depth: 0");
    assertThat(machine.summary()).contains("### Maturity gate: unknown", "fetch-depth: 0");
    assertThat(machine.step("Verdict", outputs)).isEqualTo(3);
  }

  @Test
  void theActionHandsItsInputsOn() throws Exception {
    regress();
    machine.inputs().put("informational", "true");
    machine.inputs().put("annotations", "false");
    assertThat(machine.gate()).containsEntry("verdict", "failed").containsEntry("exit-code", "0");
    assertThat(machine.log()).doesNotContain("::error");

    machine.inputs().put("fail-on", "nonsense");
    assertThat(machine.gate()).containsEntry("verdict", "error").containsEntry("exit-code", "2");
  }

  @Test
  void theCommentIsSilentUntilThereIsSomethingToSayAndThenUpdated() throws Exception {
    Path calls = top.resolve("calls");
    machine.tool(
        "gh",
        """
        #!/bin/sh
        printf '%%s\\n' "$*" >>'%s'
        for last in "$@"; do :; done
        case "$*" in
          *--paginate*) cat '%s' ;;
          *) cp "${last#body=@}" '%s' ;;
        esac
        """
            .formatted(calls, top.resolve("found"), top.resolve("body")));
    Files.writeString(top.resolve("found"), "");
    Path summary = Files.writeString(top.resolve("words.md"), "### Maturity gate\n");
    Map<String, String> outputs = new TreeMap<>(Map.of("verdict", "passed"));
    outputs.put("summary", summary.toString());

    machine.step("Comment", outputs);
    assertThat(Files.readAllLines(calls)).hasSize(1);

    outputs.put("verdict", "failed");
    machine.step("Comment", outputs);
    assertThat(Files.readString(calls))
        .contains("--method POST repos/acme/infra/issues/7/comments");
    assertThat(Files.readString(top.resolve("body")))
        .isEqualTo("<!-- tidemark gate -->\n### Maturity gate\n");

    Files.writeString(top.resolve("found"), "42\n");
    outputs.put("verdict", "passed");
    machine.step("Comment", outputs);
    assertThat(Files.readString(calls))
        .contains("--method PATCH repos/acme/infra/issues/comments/42");
  }

  @Test
  void theHookGatesWhatIsPushed() throws Exception {
    regress();
    machine.environment().put("PRE_COMMIT_FROM_REF", base);
    machine.environment().put("PRE_COMMIT_TO_REF", head);
    assertThat(hook()).isEqualTo(1);

    machine.environment().put("PRE_COMMIT_FROM_REF", "0".repeat(40));
    machine.environment().put("PRE_COMMIT_TO_REF", base);
    assertThat(hook()).isEqualTo(3);
    assertThat(machine.log()).contains("nothing to compare with");
  }

  @Test
  void everyInputAndOutputOfTheActionIsUsed() {
    String action = Repository.text("action.yml");
    for (Value.Pair input : CiMachine.action().pairs("inputs")) {
      assertThat(action).contains("inputs." + input.key());
    }
    String gate = Repository.text("integrations/github/gate.sh");
    for (Value.Pair output : CiMachine.action().pairs("outputs")) {
      assertThat(action).contains("steps.gate.outputs." + output.key());
      assertThat(gate).containsAnyOf(output.key() + "=", output.key() + ":");
    }
    assertThat(action).contains("tidemark-" + Version.NUMBER + "-");
    assertThat(Repository.text(".pre-commit-hooks.yaml"))
        .contains("entry: integrations/pre-commit/gate.sh");
  }

  private int hook() throws Exception {
    return machine.run(Repository.file("integrations/pre-commit/gate.sh").toString());
  }

  private void regress() {
    runs.remove(".github/workflows/check.yml");
    head = runs.commit("no checks");
  }
}
