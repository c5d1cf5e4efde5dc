package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Samples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

  @Test
  void fitsItsWidth() throws IOException {
    for (int width : new int[] {60, 80, 120}) {
      String screen = text(new Style(false, true, width), Samples.ordinary());
      assertThat(screen.lines().filter(line -> Columns.of(line) > width))
          .as("at " + width)
          .isEmpty();
    }
  }

  @Test
  void saysTheSameWithoutColour() throws IOException {
    String plain = text(new Style(false, true, 80), Samples.ordinary());
    String coloured = text(new Style(true, true, 80), Samples.ordinary());
    assertThat(coloured).contains("\u001b[");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
  }

  @Test
  void isAsciiWhereNothingElseCanBeShown() throws IOException {
    String text = text(new Style(false, false, 80), Samples.hostile());
    assertThat(text.chars().allMatch(c -> c < 0x7F)).isTrue();
  }

  @Test
  void obeysNoForeignText() throws IOException {
    StringBuilder out = new StringBuilder();
    new TerminalReport(new Style(false, true, 80), true, true).write(Samples.hostile(), out);
    assertThat(out.codePoints().filter(c -> c != '\n').noneMatch(Escape::isTreacherous)).isTrue();
    assertThat(out.toString().lines().map(String::strip))
        .noneMatch(line -> line.startsWith("::") || line.contains("##["));
  }

  @Test
  void tellsWhatHoldsAnAreaBack() throws IOException {
    assertThat(text(new Style(false, true, 80), Samples.ordinary()))
        .contains("acme/infra  at 0123456789 of 2024-06-30  deployment repository, 1,234 files")
        .contains("0, up to 2  proxy")
        .contains("▼ Checks run on one machine only · 1 place")
        .contains("31 of 50 roots, asked 80 %")
        .contains("? Environments come in order · the history here is not whole")
        .contains("not shown, up to 1")
        .contains("not assessed")
        .contains("2 places could not be read whole or followed; 1 of them may change a verdict.");
  }

  private static String text(Style style, dev.tidemark.scan.Assessment assessment)
      throws IOException {
    StringBuilder out = new StringBuilder();
    new TerminalReport(style, false, false).write(assessment, out);
    return out.toString();
  }
}
