package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.cli.UserError;
import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in a rubric file is told with file, line and field, all at once, with what was probably meant. */
class RubricErrorsTest {
  private static final String VALID =
      """
      id: own
      version: "1"
      title: "Our own"
      source: "us"
      levels: [{number: 0, name: "Low"}, {number: 1, name: "High"}]
      assessed-when: {present: {kind: iac.definition}}
      tolerances:
        most: {value: 0.5, unit: share, reason: "more than half"}
      areas:
        - id: area
          title: "Area"
          indicators:
            own.area.tested:
              level: 1
              role: requirement
              title: "Tested"
              source: "us"
              explanation: "Looks at tests."
              remedy: "Write one."
              holds: {present: {kind: test.iac, level: unit}}
      """;

  @TempDir Path folder;

  @Test
  void aValidFileIsRead() throws IOException {
    assertThat(read(VALID)).hasSize(1);
  }

  @Test
  void adviceNeedsToSayWhenItIsGiven() throws IOException {
    String advised = "remedy: \"Write one.\"\n        advice: [{%sremedy: \"Write another.\"}]";
    String before = "remedy: \"Write one.\"";
    assertThat(
            read(VALID.replace(before, advised.formatted("when: {present: {kind: test.iac}}, "))))
        .hasSize(1);
    assertThatThrownBy(() -> read(VALID.replace(before, advised.formatted(""))))
        .isInstanceOf(UserError.class)
        .satisfies(
            error ->
                assertThat(((UserError) error).fix())
                    .contains("indicators.own.area.tested.advice.when: is missing"));
  }

  @Test
  void everyErrorIsToldWithLineFieldAndSuggestion() {
    String wrong =
        VALID
            .replace("remedy:", "remedi:")
            .replace("kind: test.iac, level: unit", "kind: test.iaac, level: unit")
            .replace("role: requirement", "role: requirment");
    assertThatThrownBy(() -> read(wrong))
        .isInstanceOf(UserError.class)
        .satisfies(
            error ->
                assertThat(((UserError) error).fix())
                    .contains(":15:9: indicators.own.area.tested.role")
                    .contains("did you mean \"requirement\"?")
                    .contains(":19:9: indicators.own.area.tested.remedi: is not a field here")
                    .contains("did you mean \"remedy\"?")
                    .contains(":20:27: indicators.own.area.tested.holds.present.kind")
                    .contains("did you mean \"test.iac\"?"));
  }

  @Test
  void attributesAndTheirValuesAreChecked() {
    assertThatThrownBy(() -> read(VALID.replace("level: unit}", "level: unti}")))
        .satisfies(
            error -> assertThat(((UserError) error).fix()).contains("did you mean \"unit\"?"));
    assertThatThrownBy(() -> read(VALID.replace("level: unit}", "levle: unit}")))
        .satisfies(
            error -> assertThat(((UserError) error).fix()).contains("did you mean \"level\"?"));
  }

  private List<?> read(String text) throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.writeString(file, text);
    return new RubricFiles(EvidenceKinds.bundled()).read(List.of(file.toString()));
  }
}
