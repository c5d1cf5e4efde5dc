package dev.tidemark.cli.explain;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.EvidenceKind;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Rubric;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that has an id, and how it hangs together: detectors emit kinds of evidence, indicators ask for them.
 *
 * @param rubrics those that are asked about
 * @param kinds the vocabulary
 * @param detectors of this build
 */
public record Glossary(List<Rubric> rubrics, EvidenceKinds kinds, List<Detector> detectors) {

  public Glossary {
    rubrics = List.copyOf(rubrics);
    detectors = List.copyOf(detectors);
  }

  /** The indicator of an id, with the rubric that states it. */
  public Optional<Stated> indicator(String id) {
    return rubrics.stream()
        .flatMap(rubric -> rubric.indicator(id).map(found -> new Stated(rubric, found)).stream())
        .findFirst();
  }

  /** The stall or signal of an id. */
  public Optional<Rubric.Finding> finding(String id) {
    return rubrics.stream()
        .flatMap(rubric -> rubric.findings().stream())
        .filter(finding -> finding.id().equals(id))
        .findFirst();
  }

  public Optional<MeasureDeclaration> measure(String name) {
    return rubrics.stream()
        .flatMap(rubric -> rubric.measures().stream())
        .filter(measure -> measure.name().equals(name))
        .findFirst();
  }

  public Optional<Detector> detector(String id) {
    return detectors.stream().filter(detector -> detector.id().equals(id)).findFirst();
  }

  /** The ids of the detectors that may emit a kind. */
  public List<String> emitters(EvidenceKind kind) {
    return detectors.stream()
        .filter(detector -> detector.emits().contains(kind.name()))
        .map(Detector::id)
        .sorted()
        .toList();
  }

  /** Every id there is. */
  public List<String> ids() {
    TreeSet<String> ids = new TreeSet<>();
    rubrics.forEach(rubric -> rubric.indicators().forEach(indicator -> ids.add(indicator.id())));
    rubrics.forEach(rubric -> rubric.measures().forEach(measure -> ids.add(measure.name())));
    rubrics.forEach(rubric -> rubric.findings().forEach(finding -> ids.add(finding.id())));
    kinds.all().forEach(kind -> ids.add(kind.name()));
    detectors.forEach(detector -> ids.add(detector.id()));
    return List.copyOf(ids);
  }

  /** An indicator and the rubric that states it. */
  public record Stated(Rubric rubric, Indicator indicator) {}
}
