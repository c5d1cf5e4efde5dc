package dev.tidemark.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Values with a colon that nobody quoted, and words that a script replaces with keys. */
class MendedLinesTest {
  private static Reading read(String text) {
    return new YamlFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void suchAValueIsItsTextAndTheRestIsRead() {
    Reading reading =
        read(
            """
            Resources:
              Tags:
                - Key: owner
                  Value: The Team: us@acme.org
                - Key: it's
                  Value: Our: 'own'
              Table: {Type: "AWS::DynamoDB::Table"}
            """);
    assertThat(reading.losesContent()).isFalse();
    assertThat(reading.flaws())
        .extracting(flaw -> flaw.line() + " " + flaw.detail())
        .containsExactly(
            "4 a value with a colon is not quoted; read as text",
            "6 a value with a colon is not quoted; read as text");
    Value root = ((ConfigDocument) reading.document().orElseThrow()).roots().get(0);
    assertThat(root.items("Resources", "Tags").get(0).text("Value"))
        .contains("The Team: us@acme.org");
    assertThat(root.items("Resources", "Tags").get(1).text("Value")).contains("Our: 'own'");
    assertThat(root.at("Resources", "Table").orElseThrow().line()).isEqualTo(7);
  }

  @Test
  void aWordOfCapitalsAmongKeysIsWhatAScriptReplaces() {
    Reading reading =
        read(
            """
            Resources:
              Task:
                Type: "AWS::ECS::TaskDefinition"
                TASK_SETTINGS

              Service:
                Type: "AWS::ECS::Service"
            """);
    assertThat(reading.losesContent()).isFalse();
    assertThat(reading.flaws())
        .extracting(flaw -> flaw.line() + " " + flaw.detail())
        .containsExactly("4 a word alone among keys; taken for what a script replaces");
    Value root = ((ConfigDocument) reading.document().orElseThrow()).roots().get(0);
    assertThat(root.at("Resources", "Service").orElseThrow().line()).isEqualTo(7);
  }

  @Test
  void aPatternWithAStarInFrontIsItsText() {
    Reading reading =
        read("rules:\n- match: *.signup.*\n  name: a\nhosts:\n  - *.acme.org\n  - **/x\n");
    assertThat(reading.losesContent()).isFalse();
    assertThat(reading.flaws()).hasSize(3);
    Value root = ((ConfigDocument) reading.document().orElseThrow()).roots().get(0);
    assertThat(root.items("rules").get(0).text("match")).contains("*.signup.*");
    assertThat(root.texts("hosts")).containsExactly("*.acme.org", "**/x");
    assertThat(read("kind: *gone\nrules: [*.a, b]\n").losesContent()).isTrue();
  }

  @Test
  void aWordThatIsAValueStaysOne() {
    Reading reading = read("kind: A\nsize:\n  LARGE\ntext: |\n  LARGE\n  SMALL\n");
    assertThat(reading.flaws()).isEmpty();
    Value root = ((ConfigDocument) reading.document().orElseThrow()).roots().get(0);
    assertThat(root.text("size")).contains("LARGE");
  }

  @Test
  void whatElseIsWrongStaysLost() {
    for (String text :
        new String[] {
          "kind: A\nsteps: a: [\n",
          "kind: A\nsteps: b: c\nrules: [\n",
          "kind: A\nsteps: [a: b: c\n",
          "kind: A\nsteps: b: c # d\n",
          "kind: A\n  steps: b\n    - c\n",
          "kind: A\nlower\nsteps: b\n",
          "kind: A\nFOUR\nsteps: [\n"
        }) {
      assertThat(read(text).losesContent()).as(text).isTrue();
    }
  }
}
