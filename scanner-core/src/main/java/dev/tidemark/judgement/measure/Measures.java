package dev.tidemark.judgement.measure;

import dev.tidemark.judgement.Judge;
import dev.tidemark.judgement.Measure;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The functions that measures may be computed by. */
public final class Measures {
  private static final List<Measure> ALL =
      List.of(
          new AdoptionShare(),
          new CatalogueCoverage(),
          new DistinctCount(),
          new DistinctShare(),
          new DocumentedShare(),
          new EcosystemsCovered(),
          new LargestNumber(),
          new LargestShare(),
          new MedianNumber(),
          new QuartersWith(),
          new ShareOfEvidence(),
          new ShareOfUnits(),
          new UnitsOfRepositories(),
          new UnitsReached());

  private Measures() {}

  public static List<Measure> all() {
    return ALL;
  }

  /** What each takes, by name: what the reader of rubric files checks against. */
  public static Map<String, MeasureDeclaration.Signature> signatures() {
    Map<String, MeasureDeclaration.Signature> signatures = new TreeMap<>();
    ALL.forEach(measure -> signatures.put(measure.name(), measure.takes()));
    return signatures;
  }

  /** A judge that knows them all. */
  public static Judge judge() {
    return new Judge(ALL);
  }
}
