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
import java.util.Set;

/** What share the commonest value of some attributes has, weighed by a numeric attribute where one is named. */
final class LargestShare implements Measure {

  @Override
  public String name() {
    return "largest-share";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("of"), Set.of(), Map.of("attributes", Set.of(), "weight", Set.of()), Set.of());
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter of = declared.filter("of");
    if (!facts.lookedFor(of)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    String weight = declared.setting("weight", "");
    Map<String, List<Evidence>> groups = Groups.of(facts.matching(of).sure(), declared);
    long all = groups.values().stream().mapToLong(g -> Groups.weight(g, weight)).sum();
    List<Evidence> commonest =
        groups.values().stream()
            .max(Comparator.comparingLong(g -> Groups.weight(g, weight)))
            .orElse(List.of());
    return Measured.share(
        Groups.weight(commonest, weight), 0, all, facts.hiddenFacts(of), commonest, List.of());
  }
}
