package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Judge;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.judgement.measure.Measures;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Rubric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of the bundled rubrics is shown by the least that it asks for, and no longer when that is changed. */
class EveryRowFlipsTest {
  private static final List<Rubric> RUBRICS =
      new RubricFiles(EvidenceKinds.bundled()).read(List.of());
  private static final Judge JUDGE = Measures.judge();

  @Test
  void noRowIsForgotten() throws IOException {
    assertThat(new TreeSet<>(cases().keySet()))
        .isEqualTo(
            new TreeSet<>(
                RUBRICS.stream().flatMap(Rubric::indicators).map(Indicator::id).toList()));
  }

  @Test
  void thereAreEightyEightRows() {
    assertThat(RUBRICS.stream().flatMap(Rubric::indicators)).hasSize(88);
  }

  @TestFactory
  Stream<DynamicTest> everyRow() throws IOException {
    return cases().entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(row.getKey(), () -> flips(row.getKey(), row.getValue())));
  }

  private static void flips(String id, List<Case> cases) {
    assertThat(cases).as("a row is shown, and then not").hasSizeGreaterThan(1);
    assertThat(cases.get(0).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(cases.stream().map(Case::verdict)).anyMatch(verdict -> verdict != Verdict.HOLDS);
    for (Case given : cases) {
      IndicatorVerdict judged = judge(id, ObservationText.read(id, given.lines()));
      assertThat(judged.verdict())
          .as("%s with %s: %s", id, given.lines(), judged.reason())
          .isEqualTo(given.verdict());
      assertThat(judged.reason()).isNotBlank();
      assertThat(judged.unknownBecause().isPresent()).isEqualTo(given.verdict() == Verdict.UNKNOWN);
    }
  }

  /** Judges one row, whether or not there is anything that its rubric speaks about. */
  static IndicatorVerdict judge(String id, Observations observations) {
    Rubric rubric =
        RUBRICS.stream().filter(r -> r.indicator(id).isPresent()).findFirst().orElseThrow();
    Rubric always =
        new Rubric(
            rubric.id(),
            rubric.version(),
            rubric.title(),
            rubric.source(),
            rubric.levels(),
            new Condition.All(List.of()),
            rubric.tolerances(),
            rubric.measures(),
            rubric.areas(),
            rubric.findings());
    return JUDGE.judge(always, observations).ratings().stream()
        .flatMap(rating -> rating.indicators().stream())
        .filter(verdict -> verdict.indicator().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private record Case(Verdict verdict, List<String> lines) {}

  private static Map<String, List<Case>> cases() throws IOException {
    Map<String, List<Case>> rows = new LinkedHashMap<>();
    try (InputStream file =
        Objects.requireNonNull(EveryRowFlipsTest.class.getResourceAsStream("rows.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String block : text.split("\n== ", 0)) {
        if (!block.startsWith("#")) {
          List<String> lines = block.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
          rows.put(lines.get(0), cases(lines.subList(1, lines.size())));
        }
      }
    }
    return rows;
  }

  private static List<Case> cases(List<String> lines) {
    List<Case> cases = new ArrayList<>();
    int shown = lines.indexOf("= HOLDS");
    cases.add(new Case(Verdict.HOLDS, lines.subList(0, shown)));
    for (int i = shown + 1; i < lines.size(); i++) {
      Verdict verdict = Verdict.valueOf(lines.get(i).substring(2));
      int from = i + 1;
      while (i + 1 < lines.size() && !lines.get(i + 1).startsWith("~ ")) {
        i++;
      }
      cases.add(new Case(verdict, lines.subList(from, i + 1)));
    }
    return cases;
  }
}
