package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The median of a numeric attribute; of an even number of facts the lower of the two in the middle. */
final class MedianNumber implements Measure {

  @Override
  public String name() {
    return "median-number";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("of"), Set.of(), Map.of("attribute", Set.of()), Set.of("minimum"));
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter of = declared.filter("of");
    String attribute = declared.setting("attribute", "");
    if (!facts.lookedFor(of)) {
      return Measured.unknownCount(UnknownBecause.NO_DETECTOR);
    }
    List<Evidence> sorted =
        facts.matching(of).sure().stream()
            .sorted(
                Comparator.comparingLong((Evidence f) -> LargestNumber.number(f, attribute))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    if (facts.hiddenFiles(of) > 0) {
      return Measured.unknownCount(UnknownBecause.UNREADABLE);
    }
    if (Facts.isHistory(of) && facts.isHistoryCut()) {
      return Measured.unknownCount(UnknownBecause.HISTORY_CUT);
    }
    if (sorted.isEmpty()) {
      return Measured.ofNothing();
    }
    if (sorted.size() < declared.number("minimum", 1)) {
      return Measured.unknownCount(UnknownBecause.TOO_FEW);
    }
    long median = LargestNumber.number(sorted.get((sorted.size() - 1) / 2), attribute);
    return Measured.count(median, (double) median, Optional.empty(), sorted);
  }
}
