package dev.tidemark.detector.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class ReadmesTest {
  private static final String INPUTS = "# Queue\n## Inputs\n";

  @Test
  void inputsAreAListProseOrCode() {
    assertThat(readme(INPUTS + "- name\n").is("inputs")).isTrue();
    assertThat(readme(INPUTS + "The name is given to it by the one who calls it.\n").is("inputs"))
        .isTrue();
    assertThat(readme(INPUTS + "```\nname = 1\n```\n").is("inputs")).isTrue();
    assertThat(readme(INPUTS + "See below.\n").is("inputs")).isFalse();
    assertThat(readme(INPUTS + "See below.\n## Example\n```\nname = 1\n```\n").is("inputs"))
        .isFalse();
    assertThat(readme("```\nname = 1\n```\n" + INPUTS + "See above.\n").is("inputs")).isFalse();
  }

  @Test
  void guidanceIsProseAListOrCommands() {
    assertThat(changes("word ".repeat(30))).isTrue();
    assertThat(changes("word ".repeat(29))).isFalse();
    assertThat(changes("- branch\n- ask\n")).isTrue();
    assertThat(changes("- ask\n")).isFalse();
    assertThat(changes("```sh\ngit checkout -b x\ngit push\n```\n")).isTrue();
    assertThat(changes("```sh\ngit push\n```\n")).isFalse();
  }

  @Test
  void commandsOfAnotherSectionGuideNobody() {
    String commands = "```sh\ngit checkout -b x\ngit push\n```\n";
    assertThat(changes("Ask us.\n## Elsewhere\n" + commands)).isFalse();
    assertThat(readme("# Queue\n" + commands + "## Contributing\nAsk us.\n").is("change"))
        .isFalse();
  }

  private static boolean changes(String section) {
    return readme("# Queue\n## Contributing\n" + section).is("change");
  }

  private static Evidence readme(String text) {
    return DetectorTester.of(new Readmes())
        .given("-- queue/README.md --\n" + text)
        .evidence()
        .get(0);
  }
}
