package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import java.util.List;
import java.util.Optional;

/**
 * What a measure found.
 *
 * @param with how many have it, or the count itself
 * @param of how many were looked at; 0 for a plain count
 * @param lower the least that the true figure can be
 * @param upper the most
 * @param because what keeps the bounds apart, or keeps the figure from being taken at all
 * @param nothing there is nothing to measure, or nothing to be said of what there is
 * @param share whether the figure is a share
 * @param having facts of those that have it, sorted
 * @param lacking facts of those that have it not, sorted
 */
public record Measured(
    long with,
    long of,
    double lower,
    double upper,
    Optional<UnknownBecause> because,
    boolean nothing,
    boolean share,
    List<Evidence> having,
    List<Evidence> lacking) {

  public Measured {
    having = SortedEvidence.of(having);
    lacking = SortedEvidence.of(lacking);
  }

  /** There is nothing to take a share of. */
  public static Measured ofNothing() {
    return new Measured(0, 0, 0, 0, Optional.empty(), true, true, List.of(), List.of());
  }

  /** There are cases, none of them is seen to have it, and nothing follows from that. */
  public static Measured ofNone() {
    return new Measured(0, 0, 0, 0, Optional.empty(), true, false, List.of(), List.of());
  }

  /** The figure cannot be taken. */
  public static Measured unknown(UnknownBecause because) {
    return new Measured(0, 0, 0, 1, Optional.of(because), false, true, List.of(), List.of());
  }

  /** A plain count that cannot be taken. */
  public static Measured unknownCount(UnknownBecause because) {
    return new Measured(
        0,
        0,
        0,
        Double.POSITIVE_INFINITY,
        Optional.of(because),
        false,
        false,
        List.of(),
        List.of());
  }

  /**
   * A share.
   *
   * @param with the cases that have it
   * @param maybe the cases that may have it
   * @param of all cases
   * @param hidden the most further cases that could not be read
   */
  public static Measured share(
      long with, long maybe, long of, long hidden, List<Evidence> having, List<Evidence> lacking) {
    if (of == 0 && hidden == 0) {
      return ofNothing();
    }
    double cases = (double) of + hidden;
    Optional<UnknownBecause> because =
        hidden > 0
            ? Optional.of(UnknownBecause.UNREADABLE)
            : maybe > 0 ? Optional.of(UnknownBecause.UNRESOLVED) : Optional.empty();
    return new Measured(
        with,
        of,
        with / cases,
        Math.min(1, (with + maybe + hidden) / cases),
        because,
        false,
        true,
        having,
        lacking);
  }

  /** A count, which what could not be read can only raise. */
  public static Measured count(
      long count, double upper, Optional<UnknownBecause> because, List<Evidence> having) {
    return new Measured(
        count, 0, count, Math.max((double) count, upper), because, false, false, having, List.of());
  }

  public Measured boundedBy(double least, double most, UnknownBecause why) {
    return new Measured(
        with,
        of,
        Math.min(lower, least),
        Math.max(upper, most),
        Optional.of(because.filter(b -> b.compareTo(why) < 0).orElse(why)),
        nothing,
        share,
        having,
        lacking);
  }
}
