package dev.tidemark.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.report.Style;
import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Rubric;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of an indicator leaves out nothing that decides it. */
class ExplainPageTest {
  private static final List<Rubric> RUBRICS = RubricFiles.installed().read(RubricFiles.BUNDLED);
  private static final Style WIDE = new Style(false, true, 10_000);

  static Stream<Indicator> indicators() {
    return RUBRICS.stream().flatMap(Rubric::indicators);
  }

  @ParameterizedTest
  @MethodSource("indicators")
  void everyConditionOfAnIndicatorStandsOnItsPage(Indicator indicator) throws IOException {
    String page = page(indicator);
    Stream.of(
            Stream.of(indicator.holds()),
            indicator.against().counts().stream(),
            indicator.applies().when().stream(),
            indicator.applies().unless().stream(),
            indicator.fallsShort().stream(),
            indicator.elsewhere().stream())
        .flatMap(conditions -> conditions)
        .flatMap(condition -> ConditionWords.lines(condition).stream())
        .forEach(line -> assertThat(page).contains(line.strip()));
    indicator.applies().notTo().forEach(role -> assertThat(page).contains(role));
  }

  private static String page(Indicator indicator) throws IOException {
    StringBuilder out = new StringBuilder();
    Glossary glossary = new Glossary(RUBRICS, EvidenceKinds.bundled(), List.of());
    new ExplainPage(glossary, WIDE, out)
        .indicator(glossary.indicator(indicator.id()).orElseThrow());
    return out.toString();
  }
}
