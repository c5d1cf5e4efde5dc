package dev.tidemark.cli.plan;

import dev.tidemark.judgement.Figure;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * How much work a step seems to be, told from what the verdict rests on. A rough order and no estimate of days: looking
 * again costs less than changing what is there, and that less than bringing in something new.
 *
 * @param kind what sort of work
 * @param places how many places have to change; 0 where that is not known
 */
public record Effort(Kind kind, long places) implements Comparable<Effort> {

  private static final Comparator<Effort> ORDER =
      Comparator.comparing(Effort::kind).thenComparingLong(Effort::places);

  /** The sorts of work, cheapest first. */
  public enum Kind {
    /** The scan needs more to read: the whole history, a file that is legible, the repository behind a module. */
    SHOW,
    /** It may well be done, elsewhere: a person knows. */
    ANSWER,
    /** Places that exist are to be changed. */
    CHANGE,
    /** Something that is not there is to be brought in. */
    INTRODUCE,
    /** Nothing that it speaks of is here: whoever has it, knows. */
    OTHERS
  }

  /** The effort that a verdict asks for. */
  static Effort of(IndicatorVerdict judged) {
    if (judged.isForOthers()) {
      return new Effort(Kind.OTHERS, 0);
    }
    if (judged.verdict() == Verdict.UNKNOWN) {
      return new Effort(kindOf(judged.unknownBecause()), 0);
    }
    if (judged.verdict() == Verdict.HOLDS && !judged.evidence().isEmpty()) {
      // A symptom that was observed: it goes away where it was seen.
      return new Effort(Kind.CHANGE, judged.evidence().size());
    }
    // Only shares are of places: quarters and levels of test that lack are to come.
    Optional<Long> missing =
        judged
            .figure()
            .filter(figure -> figure.of() > 0)
            .map(Effort::missing)
            .filter(count -> count > 0);
    if (missing.isPresent()) {
      return new Effort(Kind.CHANGE, missing.get());
    }
    return judged.against().isEmpty()
        ? new Effort(Kind.INTRODUCE, 0)
        : new Effort(Kind.CHANGE, judged.against().size());
  }

  /** Both, one after the other. */
  Effort and(Effort other) {
    return new Effort(kind.compareTo(other.kind) >= 0 ? kind : other.kind, places + other.places);
  }

  private static Kind kindOf(Optional<UnknownBecause> because) {
    return because
        .map(
            reason ->
                switch (reason) {
                  case HISTORY_CUT, UNREADABLE, UNRESOLVED -> Kind.SHOW;
                  case ABSENT, TOO_FEW, NO_DETECTOR, EXPIRED -> Kind.ANSWER;
                })
        .orElse(Kind.ANSWER);
  }

  /** How many more must have it: a share from 0 to 1 is asked of a number, a count is asked as it is. */
  static long missing(Figure figure) {
    boolean share = figure.asked() <= 1 && figure.of() > 0;
    double wanted = share ? figure.asked() * figure.of() : figure.asked();
    return (long) Math.ceil(wanted - 1e-9) - figure.with();
  }

  /**
   * {@code 3 of 8 places to change}.
   *
   * @param candidates how many places lack it; not all of them may have to change, and one place may stand for several
   *     that lack it, as a root does for its environments
   */
  public String words(int candidates) {
    long changed = candidates > 0 ? Math.min(places, candidates) : places;
    return switch (kind) {
      case SHOW -> "not visible to this scan";
      case ANSWER -> "may be done elsewhere";
      case CHANGE ->
          changed < candidates
              ? String.format(Locale.ROOT, "%,d of %,d places to change", changed, candidates)
              : changed == 1
                  ? "1 place to change"
                  : String.format(Locale.ROOT, "%,d places to change", changed);
      case INTRODUCE -> "something new";
      case OTHERS -> "nothing of that is here";
    };
  }

  @Override
  public int compareTo(Effort other) {
    return ORDER.compare(this, other);
  }
}
