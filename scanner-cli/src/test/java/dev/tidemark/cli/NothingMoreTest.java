package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no step to take, reports say why instead of nothing. */
class NothingMoreTest {
  @TempDir Path folder;

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String run(String... arguments) {
    Runs.Outcome outcome = Runs.real(Map.of(), arguments);
    assertThat(outcome.code()).isZero();
    return outcome.out();
  }

  private void library() throws IOException {
    file("modules/berth/main.tf", "resource \"aws_sqs_queue\" \"berth\" {}\n");
    file("modules/berth/variables.tf", "variable \"name\" {}\n");
    file("modules/crane/main.tf", "resource \"aws_sqs_queue\" \"crane\" {}\n");
    file("modules/crane/variables.tf", "variable \"name\" {}\n");
    file(".tidemark.yml", "role: library\n");
  }

  @Test
  void whatNoModelSpeaksAboutIsToldWithWhatWasLookedFor() throws IOException {
    file("main.py", "print(1)\n");
    String looked = "no definitions, charts, policies or provisioning scripts";
    String whole = looked + ", no deploys or published images of pipelines here";
    assertThat(run("plan", folder.toString(), "--worktree"))
        .contains("Infrastructure as Code\n  not assessed: " + looked)
        .contains("Platform engineering\n  not assessed");
    assertThat(run("scan", folder.toString(), "--worktree"))
        .contains("Infrastructure as Code\n  not assessed: " + looked)
        .doesNotContain("tidemark plan");
    assertThat(run("scan", folder.toString(), "--worktree", "--report=markdown"))
        .contains("Infrastructure as Code is not assessed: " + whole);
    assertThat(run("scan", folder.toString(), "--worktree", "--report=html"))
        .contains("Not assessed: " + whole + ".");
  }

  @Test
  void whatIsNotAskedOfALibraryIsNamedOnce() throws IOException {
    library();
    String here = folder.toString();
    assertThat(run("scan", here, "--worktree"))
        .containsPattern(
            "Provisioning .*\\n +– higher levels are not asked of a library repository\\n")
        .containsPattern("Management .*does not apply\\n +– not asked of a library repository\\n");
    assertThat(run("plan", here, "--worktree"))
        .contains("  Higher levels are not asked of a library repository.\n")
        .contains("  Not asked of a library repository.\n");
    assertThat(run("scan", here, "--worktree", "--report=markdown"))
        .contains("| higher levels are not asked of a library repository |")
        .contains("| not asked of a library repository |");
    assertThat(run("scan", here, "--worktree", "--report=html"))
        .contains(">higher levels are not asked of a library repository</li>");
  }

  @Test
  void whatHasStepsSaysNothingOfTheKind() throws IOException {
    library();
    file(".tidemark.yml", "role: deployment\n");
    assertThat(run("scan", folder.toString(), "--worktree")).doesNotContain("not asked of");
  }

  @Test
  void aNoteOnHowItWasReadIsNoLoss() throws IOException {
    file("main.tf", "resource \"aws_sqs_queue\" \"berth\" {}\n");
    String here = folder.toString();
    // That a folder is no repository is worth knowing, and hides nothing.
    assertThat(run("scan", here, "--report=markdown")).doesNotContain("could not be read");
    assertThat(run("scan", here, "--report=html")).doesNotContain("could not be read");
  }
}
