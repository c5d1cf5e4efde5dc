package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import dev.tidemark.rubric.Advice;
import dev.tidemark.rubric.Indicator;
import java.util.List;
import java.util.Optional;

/**
 * What follows for one indicator.
 *
 * @param unknownBecause present exactly when the verdict is unknown
 * @param figure where the verdict rests on a share or count
 * @param reason one sentence that a person can check
 * @param remedy what to change so that it holds: of what the indicator asks, that which is not done yet
 * @param advised the indicator's advice that the remedy is, where one fits what is here
 * @param evidence for it, sorted; all of it
 * @param against against it, sorted; all of it
 */
public record IndicatorVerdict(
    Indicator indicator,
    Verdict verdict,
    Optional<UnknownBecause> unknownBecause,
    Confidence confidence,
    Optional<Figure> figure,
    String reason,
    String remedy,
    Optional<Advice> advised,
    List<Evidence> evidence,
    List<Evidence> against) {
  public IndicatorVerdict {
    evidence = SortedEvidence.of(evidence);
    against = SortedEvidence.of(against);
  }

  /** Whether nothing that it speaks of is here, so that what it asks for is for others to say or do. */
  public boolean isForOthers() {
    return verdict == Verdict.UNKNOWN && advised.filter(Advice::forOthers).isPresent();
  }
}
