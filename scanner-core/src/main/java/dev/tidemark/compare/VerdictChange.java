package dev.tidemark.compare;

import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.rubric.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a pair of verdicts means. A practice that was shown and is absent now is a loss even where its absence alone
 * would be unknown; what could not be read on either side is indeterminate.
 */
final class VerdictChange {
  private VerdictChange() {}

  /**
   * @param decisive whether a proven level rests on the indicator: then something new that came without the practice takes
   *     the level away
   */
  static Flip.Kind of(IndicatorVerdict base, IndicatorVerdict head, boolean decisive) {
    return head.indicator().role() == Indicator.Role.SYMPTOM
        ? ofSymptom(base, head)
        : ofRequirement(base, head, decisive);
  }

  private static Flip.Kind ofRequirement(
      IndicatorVerdict base, IndicatorVerdict head, boolean decisive) {
    boolean asked =
        base.verdict() == Verdict.HOLDS || (decisive && base.verdict() == Verdict.NOT_APPLICABLE);
    if (isBlind(base) || isBlind(head)) {
      return asked || (isBlind(base) && head.verdict() == Verdict.FAILS)
          ? Flip.Kind.INDETERMINATE
          : gainOr(Flip.Kind.NEUTRAL, head.verdict() == Verdict.HOLDS);
    }
    if (asked) {
      return switch (head.verdict()) {
        case FAILS -> Flip.Kind.LOSS;
        case UNKNOWN -> because(head) == UnknownBecause.ABSENT ? Flip.Kind.LOSS : Flip.Kind.NEUTRAL;
        case NOT_APPLICABLE -> Flip.Kind.NEUTRAL;
        case HOLDS -> gainOr(Flip.Kind.NEUTRAL, base.verdict() != Verdict.HOLDS);
      };
    }
    return gainOr(Flip.Kind.NEUTRAL, head.verdict() == Verdict.HOLDS);
  }

  private static Flip.Kind ofSymptom(IndicatorVerdict base, IndicatorVerdict head) {
    if (head.verdict() == Verdict.HOLDS) {
      return isBlind(base) ? Flip.Kind.INDETERMINATE : Flip.Kind.LOSS;
    }
    if (isBlind(head)) {
      return base.verdict() == Verdict.HOLDS ? Flip.Kind.NEUTRAL : Flip.Kind.INDETERMINATE;
    }
    return gainOr(Flip.Kind.NEUTRAL, base.verdict() == Verdict.HOLDS);
  }

  private static Flip.Kind gainOr(Flip.Kind otherwise, boolean gained) {
    return gained ? Flip.Kind.GAIN : otherwise;
  }

  /** Whether the verdict is unknown for a reason that lies in the reading, not in the repository. */
  static boolean isBlind(IndicatorVerdict verdict) {
    return verdict
        .unknownBecause()
        .map(
            because ->
                because == UnknownBecause.UNREADABLE
                    || because == UnknownBecause.HISTORY_CUT
                    || because == UnknownBecause.UNRESOLVED)
        .orElse(false);
  }

  private static @Nullable UnknownBecause because(IndicatorVerdict verdict) {
    return verdict.unknownBecause().orElse(null);
  }
}
