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
import java.util.Optional;
import java.util.Set;

/** In how many of the last four quarters (windows of three months back from the snapshot) there was a fact. */
final class QuartersWith implements Measure {
  /** A year back from the snapshot. */
  private static final long QUARTERS = 4;

  @Override
  public String name() {
    return "quarters-with";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(Set.of("with"), Set.of(), Map.of(), Set.of());
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter with = declared.filter("with");
    if (!facts.lookedFor(with)) {
      return Measured.unknownCount(UnknownBecause.NO_DETECTOR);
    }
    List<Evidence> seen =
        facts.matching(with).sure().stream()
            .filter(
                fact ->
                    fact.attributes().get("quarter") instanceof Long quarter
                        && quarter >= 1
                        && quarter <= QUARTERS)
            .toList();
    long quarters = seen.stream().map(fact -> fact.attributes().get("quarter")).distinct().count();
    Optional<UnknownBecause> because =
        facts.hiddenFiles(with) > 0
            ? Optional.of(UnknownBecause.UNREADABLE)
            : facts.isHistoryCut() ? Optional.of(UnknownBecause.HISTORY_CUT) : Optional.empty();
    return Measured.count(
        quarters, (double) (because.isPresent() ? QUARTERS : quarters), because, seen);
  }
}
