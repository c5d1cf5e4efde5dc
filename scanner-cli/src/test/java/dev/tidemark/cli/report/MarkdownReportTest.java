package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Samples;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

  @Test
  void putsTheTableFirstAndTheReasonsAfter() throws IOException {
    assertThat(scan(Samples.ordinary(), MarkdownReport.COMMENT))
        .startsWith("### `acme/infra`\n\nat 0123456789 of 2024\\-06\\-30 · deployment")
        .contains(
            "| Testing and integration | 0, up to 2 | `███ ███ ░░░ ░░░ ···` | Checks run on one"
                + " machine only and 2 more |")
        .contains("- ▼ Checks run on one machine only · 1 place `iac.ci.s`: ")
        .contains(
            "[`services/a"
                + " b/main.tf:3`](https://github.com/acme/infra/blob/0123456789abcdef0123456789abcdef01234567/services/a%20b/main.tf#L3-L9)")
        .contains("2. Do this first. Then do that. `iac.ci.s`")
        .contains("2 places could not be read whole or followed; 1 of them may change a verdict.");
  }

  @Test
  void aGateSaysWhereItWentThenWhyThenWhatRestoresIt() throws IOException {
    String page = gate(GateSamples.lost(Samples.ordinary()), MarkdownReport.COMMENT);
    assertThat(page)
        .startsWith("### ❌ Maturity gate: failed\n\n`acme/infra` at 0123456789")
        .contains(
            "- iac.ci fell from 1 to 0&#58; iac.ci.r1 was shown and is lost, at services/a"
                + " b/main.tf&#58;3\n")
        .contains("Testing and integration \\(iac.ci\\) | 1 → 0 | 🔻 lost |")
        .contains("**`iac.ci.r1`** Every change is checked")
        .contains("holds → fails")
        .contains("- lost: [`services/a b/main.tf:3`](")
        .contains("a call \\(terraform\\), by `fedcba9876`")
        .contains("- **to restore:** Do this first. Then do that.");
    assertThat(page.indexOf("| `iac.ci`")).isLessThan(page.indexOf("#### Why"));
    assertThat(gate(GateSamples.unchanged(Samples.ordinary()), MarkdownReport.COMMENT))
        .startsWith("### ✅ Maturity gate: passed")
        .contains("No practice was lost.")
        .doesNotContain("#### Why");
  }

  @Test
  void nothingForeignIsObeyed() throws IOException {
    for (String page :
        new String[] {
          scan(Samples.hostile(), MarkdownReport.COMMENT),
          gate(GateSamples.lost(Samples.hostile()), MarkdownReport.COMMENT)
        }) {
      assertThat(page.codePoints().filter(c -> c != '\n').noneMatch(Escape::isTreacherous))
          .isTrue();
      assertThat(page).doesNotContain("##[").contains("\\x1b");
      assertThat(page.lines()).noneMatch(line -> line.strip().startsWith("::"));
      // Outside of code spans, whose fence is longer than any run in the name, nothing is left.
      String spoken = page.replaceAll("(?s)``.*?``", "");
      assertThat(spoken).doesNotContain("<img", "@team", " #1", "|`");
    }
  }

  @Test
  void staysWithinItsLimitAndKeepsTheVerdict() throws IOException {
    Assessment many =
        new Assessment(true, Collections.nCopies(2_000, Samples.hostile().repositories().get(0)));
    String page = scan(many, MarkdownReport.COMMENT);
    assertThat(page.length()).isBetween(50_000, MarkdownReport.COMMENT);
    assertThat(page).contains("more parts are not shown");
    String gate = gate(GateSamples.lost(Samples.hostile()), 900);
    assertThat(gate.length()).isLessThan(900);
    assertThat(gate).startsWith("### ❌ Maturity gate: failed").contains("fell from 1 to 0");
  }

  private static String scan(Assessment assessment, int limit) throws IOException {
    StringBuilder out = new StringBuilder();
    new MarkdownReport(limit).write(assessment, out);
    return out.toString();
  }

  private static String gate(GateAccount account, int limit) throws IOException {
    StringBuilder out = new StringBuilder();
    new MarkdownGateReport(limit).write(account, out);
    return out.toString();
  }
}
