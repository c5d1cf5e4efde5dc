package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that are done again until they succeed, and those that a loop gives up. */
class RepeatedChecksTest {
  private static String running(String script) {
    return tree(
        "-- main.tf --\n-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: |\n"
            + script.indent(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "until terraform validate; do sleep 5; done\n",
        "while ! terraform validate; do sleep 5; done\n",
        "n=0\nuntil terraform validate; do n=$((n+1)); if [ $n -gt 3 ]; then exit 1; fi; done\n",
        "retry() { until \"$@\"; do sleep 1; [ $((n++)) -lt 3 ] || return 1; done; }\nretry terraform validate\n",
      })
  void whatIsDoneUntilItSucceedsBlocks(String script) {
    assertThat(running(script)).contains("check validate").doesNotContain("does not block");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "until terraform validate; do n=$((n+1)); if [ $n -gt 3 ]; then break; fi; done\n",
        "until terraform validate; do exit 0; done\n",
        "while terraform validate; do sleep 5; done\n",
        "until ! terraform validate; do sleep 5; done\n",
      })
  void whatIsGivenUpDoesNot(String script) {
    assertThat(running(script)).contains("its outcome is only asked for");
  }
}
