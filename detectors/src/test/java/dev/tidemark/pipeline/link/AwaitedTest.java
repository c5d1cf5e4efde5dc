package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitedTest {

  private static List<String> softOf(String script) {
    String files =
        """
        -- .github/workflows/a.yml --
        on: pull_request
        jobs: {a: {steps: [{run: bash check.sh}]}}
        -- check.sh --
        """
            + script
            + "\n";
    return DetectorTester.landscape(files)
        .facet(Pipelines.FACET)
        .performed(Pipeline.Kind.PIPELINE)
        .stream()
        .filter(deed -> deed.is(Meaning.Act.CHECK))
        .map(deed -> deed.deed().soft())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set -e\ntflint & pid=$!\nwait $pid\necho done",
        "set -e\ntflint &\necho so long\nwait $!\necho done",
        "tflint & pid=$!\necho so long\nwait \"$pid\" || exit 1\necho done",
        "tflint & pid=$!\nif ! wait ${pid}; then exit 1; fi\necho done",
        "check() { tflint; }\nset -e\nmain() { check & c=$!; wait $c; echo done; }\nmain",
        "set -e\ntflint & pids=\"$!\"\nsleep 1 & pids=\"$pids $!\"\nfor p in $pids; do wait $p; done",
        "tflint & pid=$!\nwait $pid"
      })
  void whatIsWaitedForBlocks(String script) {
    assertThat(softOf(script)).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set -e\ntflint &\necho done",
        "set -e\ntflint & pid=$!\necho $pid",
        "set -e\ntflint &\nwait",
        "set -e\ntflint & a=$!\nsleep 1 & b=$!\nwait $b",
        "set -e\ntflint & a=$!\nsleep 1 & b=$!\nwait $a $b",
      })
  void whatNobodyWaitsForDoesNot(String script) {
    assertThat(softOf(script)).containsExactly("runs in the background");
  }

  @Test
  void aStatusThatIsThrownAwayDoesNotCount() {
    assertThat(softOf("set -e\ntflint & pid=$!\nwait $pid || true\necho done"))
        .containsExactly("|| true");
    assertThat(softOf("tflint & pid=$!\nwait $pid\necho done"))
        .containsExactly("later commands hide its failure");
  }

  @Test
  void aBrokenScriptIsSurvived() {
    assertThat(softOf("set -e\ntflint & pid=$!\nwait $(pid")).hasSizeLessThan(2);
  }
}
