package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Matches;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Truth;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The share of facts ({@code of}) that have something ({@code with}); what cannot be told is a bound. So are further cases
 * that lie outside the scan and of which only uses are seen ({@code unseen}), one for each value of an attribute ({@code
 * unseen-by}); a library or blueprint answers for its own alone. What another fact tells otherwise ({@code unless}, about the
 * same {@code unless-by}) has it not; where such a fact may be hidden, it perhaps has it.
 */
final class ShareOfEvidence implements Measure {

  /** What answers for the cases that it offers, and not for those that it makes use of. */
  private static final Set<Role> OFFERED = Set.of(Role.LIBRARY, Role.BLUEPRINT);

  @Override
  public String name() {
    return "share-of-evidence";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(
        Set.of("of", "with"),
        Set.of("unseen", "unless"),
        Map.of("unseen-by", Set.of(), "unless-by", Set.of()),
        Set.of("minimum"));
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter of = declared.filter("of");
    if (!facts.lookedFor(of)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    Matches cases = facts.matching(of);
    Tally tally = new Tally();
    Predicate<Evidence> otherwise = toldOtherwise(declared, facts);
    for (Evidence fact : cases.sure()) {
      Truth has = Facts.fits(declared.filter("with").test(), fact);
      tally.count(fact, has == Truth.TRUE && otherwise.test(fact) ? Truth.FALSE : has);
    }
    cases.maybe().forEach(fact -> tally.perhaps(fact, declared.filter("with")));
    long hidden = facts.hiddenFacts(of);
    if (tally.cases() < declared.number("minimum", 0)) {
      return tooFew(of, facts, tally, hidden);
    }
    long unseen = tally.cases() == 0 ? 0 : unseen(declared, facts);
    Measured share = unseen == 0 ? tally.share(hidden) : tally.among(unseen, tally.share(hidden));
    Filter unless = declared.filters().get("unless");
    long excusing = unless == null ? 0 : facts.hiddenFacts(unless);
    return excusing == 0 ? share : tally.without(excusing, share);
  }

  /** Whether another fact tells otherwise of what a fact is about. */
  private static Predicate<Evidence> toldOtherwise(MeasureDeclaration declared, Facts facts) {
    Filter unless = declared.filters().get("unless");
    if (unless == null) {
      return fact -> false;
    }
    String by = declared.setting("unless-by", "dir");
    Set<String> about = new HashSet<>();
    facts.matching(unless).sure().forEach(told -> told.text(by).ifPresent(about::add));
    return fact -> fact.text(by).filter(about::contains).isPresent();
  }

  /** How many cases outside the scan are made use of here. */
  private static long unseen(MeasureDeclaration declared, Facts facts) {
    boolean offered = OFFERED.contains(facts.observations().role());
    if (offered || !declared.filters().containsKey("unseen")) {
      return 0;
    }
    String by = declared.setting("unseen-by", "");
    return facts.matching(declared.filter("unseen")).sure().stream()
        .map(use -> use.text(by).orElse(""))
        .distinct()
        .count();
  }

  private static Measured tooFew(Filter of, Facts facts, Tally tally, long hidden) {
    if (hidden > 0) {
      return Measured.unknown(UnknownBecause.UNREADABLE);
    }
    boolean cut = Facts.isHistory(of) && facts.isHistoryCut();
    return tally
        .share(0)
        .boundedBy(0, 1, cut ? UnknownBecause.HISTORY_CUT : UnknownBecause.TOO_FEW);
  }

  /** Counts cases by what is known of them. */
  private static final class Tally {
    private final List<Evidence> having = new ArrayList<>();
    private final List<Evidence> lacking = new ArrayList<>();
    private long maybe;
    private long perhapsHaving;
    private long perhapsLacking;

    long cases() {
      return having.size() + lacking.size() + maybe;
    }

    void count(Evidence fact, Truth has) {
      if (has == Truth.TRUE) {
        having.add(fact);
      } else if (has == Truth.FALSE) {
        lacking.add(fact);
      } else {
        maybe++;
      }
    }

    /** A fact that may be no case at all can only widen the bounds. */
    void perhaps(Evidence fact, Filter with) {
      Truth has = Facts.fits(with.test(), fact);
      perhapsHaving += has == Truth.FALSE ? 0 : 1;
      perhapsLacking += has == Truth.TRUE ? 0 : 1;
    }

    /** The bounds when so many hidden facts may each tell otherwise of a case. */
    Measured without(long excusing, Measured seen) {
      if (having.isEmpty()) {
        return seen;
      }
      long told = Math.min(excusing, having.size());
      double least = seen.lower() * (having.size() - told) / having.size();
      return seen.boundedBy(least, seen.upper(), UnknownBecause.UNREADABLE);
    }

    /** The bounds when there are further cases, of which none or all may have it. */
    Measured among(long unseen, Measured seen) {
      double all = (double) cases() + unseen;
      return seen.boundedBy(
          seen.lower() * cases() / all,
          (seen.upper() * cases() + unseen) / all,
          UnknownBecause.UNRESOLVED);
    }

    Measured share(long hidden) {
      Measured sure = Measured.share(having.size(), maybe, cases(), hidden, having, lacking);
      if (perhapsHaving + perhapsLacking == 0) {
        return sure;
      }
      double least = having.size() / Math.max(1.0, (double) (cases() + hidden + perhapsLacking));
      double most =
          (having.size() + maybe + hidden + perhapsHaving)
              / Math.max(1.0, (double) (cases() + hidden + perhapsHaving));
      Measured known =
          sure.nothing()
              ? new Measured(0, 0, 0, 1, Optional.empty(), false, true, having, lacking)
              : sure;
      return known.boundedBy(least, most, UnknownBecause.UNRESOLVED);
    }
  }
}
