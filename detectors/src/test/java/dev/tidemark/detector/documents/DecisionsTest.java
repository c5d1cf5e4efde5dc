package dev.tidemark.detector.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  @Test
  void aRecordIsNumbered() {
    for (String name : List.of("0003-queue", "3_queue", "ADR0003", "adr-0003-queue", "ADR_3")) {
      assertThat(statuses("-- docs/ADR/%s.md --\n# Queue\n".formatted(name)))
          .as(name)
          .containsExactly("");
    }
    for (String name : List.of("queue", "adr", "ADR-queue", "adr-", "notes-3")) {
      assertThat(statuses("-- docs/adr/%s.md --\n# Queue\n".formatted(name))).as(name).isEmpty();
    }
  }

  @Test
  void aRecordWithoutANumberHasTwoOfItsSections() {
    String page = "-- docs/decisions/queue.md --\n# Queue\n## Context\nMany.\n";
    assertThat(statuses(page + "## Decision\nOne.\n")).containsExactly("");
    assertThat(statuses(page)).isEmpty();
  }

  @Test
  void anIndexATemplateAndAReadmeAreNoRecords() {
    for (String name : List.of("README", "index", "0000-template")) {
      assertThat(
              statuses(
                  "-- adr/%s.md --\n# Records\n## Context\nMany.\n## Decision\nOne.\n"
                      .formatted(name)))
          .as(name)
          .isEmpty();
    }
  }

  @Test
  void theStatusIsTheFirstWordOfItsSectionOrFrontMatter() {
    assertThat(statuses("-- adr/1.md --\n# Queue\n## Status\nSuperseded by 2\n"))
        .containsExactly("superseded");
    assertThat(statuses("-- adr/1.md --\n---\nstatus: Proposed\n---\n# Queue\n"))
        .containsExactly("proposed");
    assertThat(statuses("-- adr/1.md --\n# Queue\n## Status\n2024-01-01\n")).containsExactly("");
  }

  private static List<String> statuses(String files) {
    return DetectorTester.of(new Decisions()).given(files).evidence().stream()
        .map((Evidence fact) -> fact.text("status").orElse(""))
        .toList();
  }
}
