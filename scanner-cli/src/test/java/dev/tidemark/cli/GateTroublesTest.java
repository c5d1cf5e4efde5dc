package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a gate does when something is in its way: a clear word and the right exit code, never half an answer. */
class GateTroublesTest {
  @TempDir Path folder;
  @TempDir Path beside;
  private GateRuns runs;

  @BeforeEach
  void begin() {
    runs = Estate.in(folder);
  }

  @AfterEach
  void end() {
    runs.close();
  }

  @Test
  void aProvenLossOutranksWhatCannotBeKnown() {
    runs.commit("base");
    runs.remove(Estate.DEPLOY).makeUnreadable("policies/images.rego");
    runs.commit("head");
    Runs.Outcome outcome = runs.gate("--fail-on", "indicator");
    assertThat(outcome.code()).as(outcome.out()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("FAILED")
        .contains("iac.provisioning.pipeline-provisioned was shown and is lost")
        .contains("cannot be told: policies/images.rego");
    assertThat(runs.gate("--fail-on", "indicator", "--allow-incomplete").code()).isEqualTo(1);
  }

  /** Partial clones leave behind what is not checked out: the files of the base that a change deletes. */
  @Test
  void whatTheCloneDoesNotHoldOfTheBaseIsNotTakenForNothing() throws IOException {
    runs.commit("base");
    Path check = runs.git().looseFile(runs.git().blob(runs.content(Estate.CHECK)));
    runs.remove(Estate.CHECK).commit("head");
    Files.delete(check);
    Runs.Outcome outcome = runs.gate();
    assertThat(outcome.code()).as(outcome.out()).isEqualTo(3);
    assertThat(outcome.out())
        .contains("CANNOT TELL", "iac.ci cannot be told: " + Estate.CHECK + " could not be read")
        .contains("Give the job a whole clone");
    assertThat(runs.gate("--allow-incomplete").code()).isZero();
  }

  @Test
  void whatTheCloneDoesNotHoldAndNobodyChangedIsNoDoubt() throws IOException {
    runs.commit("base");
    Path check = runs.git().looseFile(runs.git().blob(runs.content(Estate.CHECK)));
    runs.write("notes.md", "x").commit("head");
    Files.delete(check);
    Runs.Outcome outcome = runs.gate();
    assertThat(outcome.code()).as(outcome.out()).isZero();
  }

  @Test
  void aConfigurationThatIsABombIsNoResultAndNamed() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String all = ("*a" + (i - 1) + ", ").repeat(9);
      bomb.append("a" + i + ": &a" + i + " [" + all.substring(0, all.length() - 2) + "]\n");
    }
    runs.write(".tidemark.yml", bomb.toString()).commit("base");
    runs.write("notes.md", "x").commit("head");
    Runs.Outcome outcome = runs.gate();
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(".tidemark.yml").doesNotContain("\tat ");
  }

  @Test
  void aBaseWithoutCommonHistoryIsNotToBeKnown() {
    runs.commit("base");
    var main = runs.git().commit("head");
    var stranger =
        runs.git()
            .commit(
                "elsewhere", Instant.parse("2024-03-01T00:00:00Z"), runs.git().tree(), List.of());
    runs.git().branch("stranger", stranger).branch("main", main);
    Runs.Outcome outcome = runs.gate("--against", "stranger");
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(3);
    assertThat(outcome.err()).contains("share no history").contains("--against");
  }

  @Test
  void twoReportsToOneFileAreRefusedBeforeAnythingIsRead() {
    String file = beside.resolve("x").toString();
    Runs.Outcome outcome = runs.gate("--report", "markdown=" + file + ",sarif=" + file);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("two reports go to");
    assertThat(beside).isEmptyDirectory();
  }

  @Test
  void anOutputThatCannotBeWrittenIsNoResult() {
    runs.commit("base");
    Runs.Outcome outcome =
        runs.gate("--report", "markdown=" + beside.resolve("none").resolve("x.md"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("does not exist");
  }

  @Test
  void aBaselineIsLoweredWithAReasonAlone() throws IOException {
    Path file = beside.resolve("kept");
    runs.commit("base");
    assertThat(baseline(file).code()).isZero();
    runs.remove(Estate.CHECK).commit("worse");
    Runs.Outcome refused = baseline(file);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("iac.ci falls from").contains("--allow-lower");
    assertThat(baseline(file, "--allow-lower").err()).contains("needs a reason");
    Runs.Outcome lowered = baseline(file, "--allow-lower", "--reason", "checked  elsewhere\nnow");
    assertThat(lowered.code()).isZero();
    assertThat(Files.readString(file)).startsWith("# lowered: checked elsewhere now\n");
    assertThat(runs.gate("--against", file.toString()).code()).isZero();
  }

  @Test
  void aBaselineLiesWithTheRepositoryThatItIsOf() throws IOException {
    runs.commit("base");
    Path file = folder.resolve(".tidemark-baseline");
    Runs.Outcome written = runs.run("baseline", folder.toString());
    assertThat(written.code()).as(written.err()).isZero();
    assertThat(written.out()).isEqualTo("written: " + file + "\n");
    assertThat(file).isRegularFile();
    assertThat(Path.of(".tidemark-baseline")).doesNotExist();
    assertThat(runs.gate("--against", ".tidemark-baseline").code()).isZero();
    runs.remove(Estate.CHECK).commit("worse");
    assertThat(runs.gate("--against", ".tidemark-baseline").code()).isEqualTo(1);
  }

  @Test
  void aBareRepositoryHasNoPlaceForABaselineUnlessOneIsNamed() throws IOException {
    runs.commit("base");
    Path bare = folder.resolve(".git");
    Runs.Outcome refused = runs.run("baseline", bare.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("-o FILE");
    assertThat(bare.resolve(".tidemark-baseline")).doesNotExist();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskBehindStandardOutputIsNoResult() throws Exception {
    runs.commit("base");
    runs.write("notes.md", "x").commit("head");
    Path errors = beside.resolve("err");
    Process gate = gate(errors).redirectOutput(new File("/dev/full")).start();
    assertThat(gate.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(gate.exitValue()).isEqualTo(2);
    assertThat(Files.readString(errors)).contains("cannot write").doesNotContain("\tat ");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aReaderThatGoesAwayEndsItQuietly() throws Exception {
    runs.commit("base");
    runs.write("notes.md", "x").commit("head");
    Path errors = beside.resolve("err");
    Process gate = gate(errors).start();
    gate.getInputStream().close();
    assertThat(gate.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(gate.exitValue()).isEqualTo(2);
    assertThat(Files.readString(errors, StandardCharsets.UTF_8)).doesNotContain("\tat ");
  }

  private ProcessBuilder gate(Path errors) {
    return JavaProcess.of(Main.class, "gate", folder.toString()).redirectError(errors.toFile());
  }

  private Runs.Outcome baseline(Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("baseline", folder.toString(), "-o", file.toString()));
    arguments.addAll(List.of(more));
    return runs.run(arguments.toArray(String[]::new));
  }
}
