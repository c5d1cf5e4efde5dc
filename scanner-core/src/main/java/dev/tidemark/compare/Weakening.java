package dev.tidemark.compare;

import dev.tidemark.judgement.Figure;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What stands on less than before and stands all the same: a share that fell and is still enough. Never red, always told. */
final class Weakening {
  private Weakening() {}

  /** A sentence for each verdict of an area that is the same on both sides and whose figure is worse. */
  static List<String> of(RepoPath component, Rating base, Rating head) {
    Map<String, IndicatorVerdict> before = new TreeMap<>();
    base.indicators().forEach(verdict -> before.put(verdict.indicator().id(), verdict));
    List<String> weaker = new ArrayList<>();
    for (IndicatorVerdict now : head.indicators()) {
      IndicatorVerdict was = before.get(now.indicator().id());
      if (was != null && isGood(was) && isGood(now) && isWorse(was, now)) {
        weaker.add(
            Reasons.name(component, now.indicator().id())
                + ": "
                + words(was.figure().orElseThrow())
                + " → "
                + words(now.figure().orElseThrow()));
      }
    }
    return weaker;
  }

  private static boolean isGood(IndicatorVerdict verdict) {
    return verdict.indicator().isSymptom()
        ? verdict.verdict() == Verdict.FAILS
        : verdict.verdict() == Verdict.HOLDS;
  }

  /**
   * Shares alone are compared: a count may be smaller because there is less to count. A share that fell without one case
   * more that lacks it fell because others went away, which is no weakness.
   */
  private static boolean isWorse(IndicatorVerdict was, IndicatorVerdict now) {
    if (was.figure().isEmpty() || now.figure().isEmpty()) {
      return false;
    }
    Figure before = was.figure().get();
    Figure after = now.figure().get();
    if (before.of() == 0 || after.of() == 0 || !before.measure().equals(after.measure())) {
      return false;
    }
    boolean symptom = now.indicator().isSymptom();
    double change = share(after) - share(before);
    return symptom
        ? change > 0 && after.with() > before.with()
        : change < 0 && lacking(after) > lacking(before);
  }

  private static double share(Figure figure) {
    return (double) figure.with() / figure.of();
  }

  private static long lacking(Figure figure) {
    return figure.of() - figure.with();
  }

  private static String words(Figure figure) {
    return String.format(Locale.ROOT, "%,d of %,d %s", figure.with(), figure.of(), figure.unit());
  }
}
