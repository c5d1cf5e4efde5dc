package dev.tidemark.compare;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import java.util.List;

/**
 * One indicator whose verdict changed.
 *
 * @param base the verdict before
 * @param head the verdict after
 * @param kind what the change is
 * @param decisive whether it is why the area's level moved
 * @param lost evidence for the practice that was there and is not any more, as it stood before
 * @param gained evidence against it, or of the symptom, that was not there before, as it stands now
 */
public record Flip(
    IndicatorVerdict base,
    IndicatorVerdict head,
    Kind kind,
    boolean decisive,
    List<Evidence> lost,
    List<Evidence> gained) {

  public Flip {
    lost = List.copyOf(lost);
    gained = List.copyOf(gained);
  }

  /** What a changed verdict is, worst first. */
  public enum Kind {
    /** A practice was lost, or a symptom appeared. */
    LOSS,
    /** It cannot be told any more, because something could not be read. */
    INDETERMINATE,
    /** The verdict's subject came or went, or there are too few cases now. */
    NEUTRAL,
    /** A practice was gained, or a symptom went away. */
    GAIN
  }

  /** The indicator's id. */
  public String id() {
    return head.indicator().id();
  }
}
