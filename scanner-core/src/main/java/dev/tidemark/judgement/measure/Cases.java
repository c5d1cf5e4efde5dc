package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import java.util.ArrayList;
import java.util.List;

/** Units that count as one each, such as those of a team, by whether anything was found for them. */
final class Cases {
  private final List<Evidence> having = new ArrayList<>();
  private final List<Evidence> lacking = new ArrayList<>();
  private long with;
  private long all;

  /**
   * Counts one.
   *
   * @param places where it is, for reports to link to where nothing was found for it
   */
  void add(List<Evidence> places, List<Evidence> found) {
    all++;
    having.addAll(found);
    if (found.isEmpty()) {
      lacking.addAll(places);
    } else {
      with++;
    }
  }

  /** The share of them for which something was found. */
  Measured share(Facts facts) {
    return Measured.share(with, 0, all, facts.hiddenUnits(), having, lacking);
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
