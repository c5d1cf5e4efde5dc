package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a failure counts in a shell that a command starts: its options say so, not those of the shell around it. */
class ShellOptionsTest {
  private static final String SCRIPT = "-- check.sh --\ntflint\necho done\n";

  private static String softOf(String command) {
    String workflow =
        """
        -- .github/workflows/a.yml --
        on: pull_request
        jobs:
          a:
            steps:
              - run: |
        """
            + command.indent(10);
    return DetectorTester.landscape(SCRIPT + workflow)
        .facet(Pipelines.FACET)
        .performed(Pipeline.Kind.PIPELINE)
        .stream()
        .filter(deed -> deed.is(Meaning.Act.CHECK))
        .map(deed -> deed.deed().soft())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash -e check.sh",
        "bash -x -e check.sh",
        "bash -eu -o pipefail check.sh",
        "bash -o errexit check.sh",
        "bash -ec 'tflint; echo done'",
        "sh -x -ec 'tflint; echo done'",
        "bash -ec 'tflint\n  echo done'",
        "bash -e <<EOF\ntflint\necho done\nEOF",
        "bash -eo pipefail -c 'tflint | tee log; echo done'",
        "eval 'tflint; echo done'",
      })
  void stopsAtTheFailure(String command) {
    assertThat(softOf(command)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash check.sh",
        "bash check.sh -e",
        "bash +e check.sh",
        "bash --verbose check.sh",
        "bash -c 'tflint; echo done'",
        "bash -c 'tflint; echo -e done'",
        "bash -c 'tflint; echo done' -e x",
        "bash <<EOF\ntflint\necho done\nEOF",
      })
  void goesOnAfterIt(String command) {
    assertThat(softOf(command)).isEqualTo("later commands hide its failure");
  }

  @Test
  void aShellOfItsOwnKnowsNothingOfPipefailAround() {
    assertThat(softOf("set -o pipefail\nbash -ec 'tflint | tee log'"))
        .isEqualTo("piped without pipefail");
  }
}
