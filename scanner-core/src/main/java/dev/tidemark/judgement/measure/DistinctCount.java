package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Matches;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many different values some attributes have together. */
final class DistinctCount implements Measure {

  @Override
  public String name() {
    return "distinct-count";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("of"), Set.of(), Map.of("attributes", Set.of(), "same", Set.of()), Set.of());
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter of = declared.filter("of");
    if (!facts.lookedFor(of)) {
      return Measured.unknownCount(UnknownBecause.NO_DETECTOR);
    }
    Matches matches = facts.matching(of);
    long distinct = Groups.of(matches.sure(), declared).size();
    List<Evidence> all = new ArrayList<>(matches.sure());
    all.addAll(matches.maybe());
    long possible = Groups.of(all, declared).size();
    long hidden = facts.hiddenFacts(of);
    Optional<UnknownBecause> because =
        hidden > 0
            ? Optional.of(UnknownBecause.UNREADABLE)
            : Facts.isHistory(of) && facts.isHistoryCut()
                ? Optional.of(UnknownBecause.HISTORY_CUT)
                : possible > distinct ? Optional.of(UnknownBecause.UNRESOLVED) : Optional.empty();
    boolean open = because.filter(UnknownBecause.HISTORY_CUT::equals).isPresent();
    return Measured.count(
        distinct,
        open ? Double.POSITIVE_INFINITY : (double) possible + hidden,
        because,
        matches.sure());
  }
}
