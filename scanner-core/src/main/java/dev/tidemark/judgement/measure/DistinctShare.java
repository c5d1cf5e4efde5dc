package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Matches;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many different values some attributes have, among facts: near 1 where every one is its own, near 0 where all are alike. */
final class DistinctShare implements Measure {

  @Override
  public String name() {
    return "distinct-share";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("of"), Set.of(), Map.of("attributes", Set.of()), Set.of("minimum"));
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter of = declared.filter("of");
    if (!facts.lookedFor(of)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    Matches matches = facts.matching(of);
    List<Evidence> cases = matches.sure();
    long hidden = facts.hiddenFacts(of);
    if (cases.isEmpty() && hidden == 0 && matches.maybe().isEmpty()) {
      return Measured.ofNothing();
    }
    Map<String, List<Evidence>> groups = Groups.of(cases, declared);
    Measured share =
        Perhaps.further(
            Measured.share(groups.size(), 0, cases.size(), hidden, cases, List.of()),
            hidden,
            matches.maybe().size());
    return cases.size() < declared.number("minimum", 1)
        ? share.boundedBy(0, 1, UnknownBecause.TOO_FEW)
        : share;
  }
}
