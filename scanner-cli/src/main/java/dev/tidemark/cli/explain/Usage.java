package dev.tidemark.cli.explain;

import dev.tidemark.judgement.AskedKinds;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Rubric;
import java.util.List;

/** Which indicators rest on a kind of evidence. */
final class Usage {
  private Usage() {}

  static List<String> of(String kind, List<Rubric> rubrics) {
    return rubrics.stream()
        .flatMap(Rubric::indicators)
        .filter(indicator -> AskedKinds.of(indicator).contains(kind))
        .map(Indicator::id)
        .toList();
  }
}
