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
import java.util.Optional;
import java.util.Set;

/** The largest value of a numeric attribute, and the facts that have it. */
final class LargestNumber implements Measure {

  @Override
  public String name() {
    return "largest-number";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("of"), Set.of(), Map.of("attribute", Set.of()), Set.of());
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter of = declared.filter("of");
    if (!facts.lookedFor(of)) {
      return Measured.unknownCount(UnknownBecause.NO_DETECTOR);
    }
    Matches matches = facts.matching(of);
    String attribute = declared.setting("attribute", "");
    long largest = largest(matches.sure(), attribute);
    List<Evidence> having =
        largest == 0
            ? List.of()
            : matches.sure().stream().filter(fact -> number(fact, attribute) == largest).toList();
    if (facts.hiddenFiles(of) > 0) {
      return Measured.count(
          largest, Double.POSITIVE_INFINITY, Optional.of(UnknownBecause.UNREADABLE), having);
    }
    long possible = Math.max(largest, largest(matches.maybe(), attribute));
    return Measured.count(
        largest,
        (double) possible,
        possible > largest ? Optional.of(UnknownBecause.UNRESOLVED) : Optional.empty(),
        having);
  }

  private static long largest(List<Evidence> facts, String attribute) {
    return facts.stream().mapToLong(fact -> number(fact, attribute)).max().orElse(0);
  }

  static long number(Evidence fact, String attribute) {
    return fact.attributes().get(attribute) instanceof Long number ? number : 0;
  }
}
