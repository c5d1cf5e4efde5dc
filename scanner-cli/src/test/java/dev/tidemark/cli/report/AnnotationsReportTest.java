package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Samples;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsReportTest {

  @Test
  void moreThanAreShownAreCounted() throws IOException {
    List<String> lines = annotations(30);
    assertThat(lines).hasSize(AnnotationsReport.SHOWN);
    assertThat(lines.subList(0, 9)).allMatch(line -> line.startsWith("::error file=services/a b/"));
    assertThat(lines.get(9))
        .isEqualTo("::error title=Maturity gate::21 more are listed in the summary of this run");
    assertThat(annotations(10)).hasSize(10).noneMatch(line -> line.contains("more are listed"));
  }

  private static List<String> annotations(int losses) throws IOException {
    StringBuilder out = new StringBuilder();
    new AnnotationsReport().write(GateSamples.lost(Samples.failing(losses)), out);
    return out.toString().lines().toList();
  }
}
