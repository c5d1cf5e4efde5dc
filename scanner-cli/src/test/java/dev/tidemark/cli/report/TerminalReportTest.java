package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Samples;
import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Assessment.AffectingProblem;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
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

  /** Paths, links and what has no space in it stay whole: half of them can neither be clicked nor searched for. */
  @Test
  void detailsFitItsWidthButForWordsThatAreLonger() throws IOException {
    for (int width : new int[] {60, 80, 120}) {
      StringBuilder out = new StringBuilder();
      new TerminalReport(new Style(false, true, width), true, true).write(Samples.ordinary(), out);
      assertThat(
              out.toString()
                  .lines()
                  .filter(line -> Columns.of(line) > width && line.strip().contains(" ")))
          .as("at " + width)
          .isEmpty();
    }
  }

  @Test
  void aLongListIsCountedAndNotShown() throws IOException {
    List<String> targets = IntStream.range(0, 817).mapToObj(i -> "units/" + i).toList();
    Evidence fact =
        Evidence.of("ci.apply", Location.of(RepoPath.of("deploy.yml"))).with("targets", targets);
    String text = details(Samples.holding(fact), false);
    assertThat(text.replaceAll("\\s+", " "))
        .contains("reaches units/0, units/1, units/2, units/3, units/4 … and 812 more")
        .doesNotContain("units/5 ");
  }

  @Test
  void manyProblemsAreCountedThoseThatMatterFirst() throws IOException {
    List<AffectingProblem> problems =
        IntStream.range(0, 900)
            .mapToObj(
                i ->
                    new AffectingProblem(
                        new Problem("too-large", RepoPath.of("f" + i + ".yaml"), 0, "large", true),
                        i < 890 ? List.of() : List.of("a", "b", "c", "d", "e", "f", "g")))
            .toList();
    String text = details(Samples.with(problems), false);
    assertThat(text)
        .contains("f899.yaml", "may change a, b, c, d, e and 2 more", "f39.yaml")
        .contains("and 850 more; --evidence all lists them")
        .doesNotContain("f40.yaml");
    assertThat(details(Samples.with(problems), true))
        .contains("f889.yaml", "may change a, b, c, d, e, f, g")
        .doesNotContain("--evidence all");
  }

  private static String details(Assessment assessment, boolean all) throws IOException {
    StringBuilder out = new StringBuilder();
    new TerminalReport(new Style(false, true, 80), true, all).write(assessment, out);
    return out.toString();
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
        .contains("31 of 50 roots checked, needs 80 %")
        .contains("? Environments come in order · the history here is not whole")
        .contains("not shown, up to 1")
        .contains("not assessed")
        .contains("2 places could not be read whole or followed; 1 of them may change a verdict.");
  }

  @Test
  void whatIsAheadIsNamedByItsTitlesAndWithIdsOnlyInDetail() throws IOException {
    assertThat(text(new Style(false, true, 120), Samples.ordinary()))
        .contains("  held back by: Every change is checked before it is merged, for at least")
        .contains("      Environments come in order\n")
        .doesNotContain("(iac.ci");
    assertThat(details(Samples.ordinary(), false).replaceAll("\\s+", " "))
        .contains("eight roots in ten (iac.ci.r1) Environments come in order (iac.ci.r2)");
  }

  private static String text(Style style, Assessment assessment) throws IOException {
    StringBuilder out = new StringBuilder();
    new TerminalReport(style, false, false).write(assessment, out);
    return out.toString();
  }
}
