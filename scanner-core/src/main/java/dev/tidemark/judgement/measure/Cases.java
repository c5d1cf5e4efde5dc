package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.landscape.Unit;
import java.util.ArrayList;
import java.util.List;

/** Units that count as one each, such as those of a team, by whether anything was found for them. */
final class Cases {
  private final List<Evidence> having = new ArrayList<>();
  private final List<Unit> lacking = new ArrayList<>();
  private long with;
  private long all;

  void add(List<Unit> units, List<Evidence> found) {
    all++;
    having.addAll(found);
    if (found.isEmpty()) {
      lacking.addAll(units);
    } else {
      with++;
    }
  }

  /** The share of them for which something was found. */
  Measured share(Facts facts) {
    return Measured.share(with, 0, all, facts.hiddenUnits(), having, UnitFacts.of(lacking, facts));
  }

  /**
   * The share, where so many files that could not be read may each say something for one more.
   *
   * @param least what it is at the least
   */
  Measured upTo(Measured share, double least, long hiddenFiles) {
    return hiddenFiles == 0 || share.nothing()
        ? share
        : share.boundedBy(
            least,
            Math.min(1, share.upper() + (double) hiddenFiles / Math.max(1, all)),
            UnknownBecause.UNREADABLE);
  }
}
