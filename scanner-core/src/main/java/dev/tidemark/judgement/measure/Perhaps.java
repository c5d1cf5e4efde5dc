package dev.tidemark.judgement.measure;

import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;

/** Shares whose cases are facts by themselves, where further facts may be cases: nobody can tell from here. */
final class Perhaps {
  private Perhaps() {}

  /**
   * The share, between none of the further cases having it and all of them.
   *
   * @param share of the cases that are certain, with those that could not be read between its bounds
   * @param hidden the cases that could not be read
   * @param further the cases that may be some, as the share weighs them
   */
  static Measured further(Measured share, long hidden, long further) {
    if (further == 0) {
      return share;
    }
    if (share.of() == 0) {
      return share.nothing()
          ? Measured.unknown(UnknownBecause.UNRESOLVED)
          : share.boundedBy(0, 1, UnknownBecause.UNRESOLVED);
    }
    double cases = (double) share.of() + hidden + further;
    return share.boundedBy(
        share.with() / cases,
        Math.min(1, ((double) share.with() + hidden + further) / cases),
        UnknownBecause.UNRESOLVED);
  }
}
