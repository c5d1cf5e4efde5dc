package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Matches;
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
    Matches matches = facts.matching(of);
    Map<String, List<Evidence>> groups = Groups.of(matches.sure(), declared);
    long all = weight(groups, weight);
    List<Evidence> commonest =
        groups.values().stream()
            .max(Comparator.comparingLong(g -> Groups.weight(g, weight)))
            .orElse(List.of());
    long with = Groups.weight(commonest, weight);
    return Perhaps.further(
        Measured.share(with, 0, all, facts.hiddenFacts(of), commonest, List.of()),
        facts.hiddenFacts(of),
        weight(Groups.of(matches.maybe(), declared), weight));
  }

  private static long weight(Map<String, List<Evidence>> groups, String weight) {
    return groups.values().stream().mapToLong(group -> Groups.weight(group, weight)).sum();
  }
}
