package dev.tidemark.format.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurplusWordsTest {

  @Test
  void aWordThatClosesNothingLosesNothing() {
    ShellScript script = ShellScript.read("terraform apply\ndone < \"$file\"\nterraform destroy\n");
    assertThat(script.complete()).isTrue();
    assertThat(script.commands()).extracting(Node.Command::line).contains(1, 3);
    assertThat(ShellScript.read("if a; then b; fi\nfi\n").complete()).isTrue();
  }

  @Test
  void aLoopOfWhichTheBeginningWasNotSeenIsNotUnderstood() {
    assertThat(ShellScript.read("foo ) ; while read l; do a; done").complete()).isFalse();
    assertThat(SurplusWords.has("echo '\nwhile a; do\n' x\ndone\n", "done")).isFalse();
  }

  @Test
  void wordsInTextCloseNothing() {
    assertThat(SurplusWords.has("while a; do b; done; echo all done\n", "done")).isFalse();
    assertThat(SurplusWords.has("  # if they do not match\ndone\n", "done")).isTrue();
    assertThat(SurplusWords.has("echo they do\ndone\n", "done")).isFalse();
    assertThat(SurplusWords.has("a-done\nundone\n", "done")).isFalse();
    assertThat(SurplusWords.has("}\n", "}")).as("braces mean much").isFalse();
  }
}
