package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The share of services ({@code services}) that have an entry that says enough ({@code complete}) in a catalogue ({@code entries}). */
final class CatalogueCoverage implements Measure {

  @Override
  public String name() {
    return "catalogue-coverage";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("services", "entries", "complete"), Set.of(), Map.of(), Set.of());
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter entries = declared.filter("entries");
    if (!facts.lookedFor(entries)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    List<Evidence> all = facts.matching(entries).sure();
    List<Evidence> complete = facts.matching(declared.filter("complete")).sure();
    List<Evidence> services = facts.matching(declared.filter("services")).sure();
    long hidden = facts.hiddenFacts(entries) + facts.hiddenFacts(declared.filter("services"));
    if (all.isEmpty() && hidden == 0) {
      return Measured.ofNothing();
    }
    long of = Math.max(services.size(), all.size());
    return Measured.share(
        Math.min(of, complete.size()),
        0,
        of,
        hidden,
        complete,
        all.stream().filter(entry -> !complete.contains(entry)).toList());
  }
}
