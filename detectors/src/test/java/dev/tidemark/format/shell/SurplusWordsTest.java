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
    assertThat(new SurplusWords("echo '\nwhile a; do\n' x\ndone\n").has("done")).isFalse();
  }

  @Test
  void wordsInTextCloseNothing() {
    assertThat(new SurplusWords("while a; do b; done; echo all done\n").has("done")).isFalse();
    assertThat(new SurplusWords("  # if they do not match\ndone\n").has("done")).isTrue();
    assertThat(new SurplusWords("echo they do\ndone\n").has("done")).isFalse();
    assertThat(new SurplusWords("a-done\nundone\n").has("done")).isFalse();
    assertThat(new SurplusWords("}\n").has("}")).as("braces mean much").isFalse();
  }
}
