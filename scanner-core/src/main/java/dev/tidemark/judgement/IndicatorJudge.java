package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Advice;
import dev.tidemark.rubric.Applies;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gives the verdict on one indicator. */
final class IndicatorJudge {
  private final ConditionJudge conditions;
  private final ConditionJudge signs;
  private final AttestationJudge attestations;

  IndicatorJudge(ConditionJudge conditions) {
    this.conditions = conditions;
    this.signs = conditions.asking(Asking.OF_A_SIGN);
    this.attestations = new AttestationJudge(conditions.facts().observations());
  }

  IndicatorVerdict judge(Indicator indicator) {
    return attestations.settle(byEvidence(indicator));
  }

  private IndicatorVerdict byEvidence(Indicator indicator) {
    Outcome applies = applies(indicator.applies());
    if (applies.truth() == Truth.FALSE) {
      return verdict(indicator, Verdict.NOT_APPLICABLE, applies, shown(indicator));
    }
    Outcome holds = (indicator.isSymptom() ? signs : conditions).judge(indicator.holds());
    Optional<Outcome> counts = indicator.against().counts().map(signs::judge);
    Outcome both =
        counts.map(against -> Outcome.all(List.of(holds, against.negated()))).orElse(holds);
    List<Evidence> shown = shown(indicator);
    if (applies.isUnreadable()) {
      return unknown(indicator, UnknownBecause.UNREADABLE, both, shown);
    }
    return switch (both.truth()) {
      case TRUE -> verdict(indicator, Verdict.HOLDS, both, shown);
      case UNKNOWN ->
          unknown(indicator, both.because().orElse(UnknownBecause.UNRESOLVED), both, shown);
      case FALSE -> {
        boolean spoken = counts.filter(c -> c.truth() == Truth.TRUE).isPresent();
        yield spoken
            ? verdict(indicator, Verdict.FAILS, both, shown)
            : lacking(indicator, holds, shown);
      }
    };
  }

  /** It is not shown: is it known to be missing, short, elsewhere, or without a subject? */
  private IndicatorVerdict lacking(Indicator indicator, Outcome holds, List<Evidence> shown) {
    Optional<Outcome> falls = indicator.fallsShort().map(signs::judge);
    if (falls.filter(f -> f.truth() == Truth.TRUE).isPresent()) {
      return verdict(
          indicator, Verdict.FAILS, Outcome.all(List.of(holds, falls.get().negated())), shown);
    }
    Optional<Outcome> elsewhere = indicator.elsewhere().map(signs::judge);
    if (elsewhere.filter(e -> e.truth() == Truth.TRUE).isPresent()) {
      return unknown(
          indicator, UnknownBecause.UNRESOLVED, explained(holds, elsewhere.get()), shown);
    }
    if (elsewhere.filter(Outcome::isUnreadable).isPresent()
        || falls.filter(Outcome::isUnreadable).isPresent()) {
      return unknown(indicator, UnknownBecause.UNREADABLE, holds, shown);
    }
    if (indicator.settledBy() == Scope.ORGANISATION
        && conditions.facts().observations().scope() == Scope.REPOSITORY) {
      return unknown(indicator, UnknownBecause.ABSENT, holds, shown);
    }
    if (!holds.absent()) {
      return verdict(indicator, Verdict.FAILS, holds, shown);
    }
    Absence absence = indicator.absence(conditions.facts().observations().scope());
    return switch (absence) {
      case FAILS -> verdict(indicator, Verdict.FAILS, holds, shown);
      case UNKNOWN -> unknown(indicator, UnknownBecause.ABSENT, holds, shown);
      case NOT_APPLICABLE -> verdict(indicator, Verdict.NOT_APPLICABLE, holds, shown);
    };
  }

  private static Outcome explained(Outcome holds, Outcome elsewhere) {
    List<String> says = new ArrayList<>(holds.says());
    says.addAll(elsewhere.says());
    return new Outcome(
        holds.truth(),
        holds.because(),
        holds.absent(),
        holds.figure(),
        says,
        holds.remedies(),
        Outcome.merged(List.of(holds.evidence(), elsewhere.evidence())),
        holds.against());
  }

  private Outcome applies(Applies applies) {
    Role role = conditions.facts().observations().role();
    String name = role.name().toLowerCase(Locale.ROOT);
    List<Outcome> parts = new ArrayList<>();
    if (applies.notTo().contains(name)) {
      Outcome excluded = Outcome.of(Truth.FALSE, false, Sentences.notAskedOf(name), List.of());
      parts.add(
          applies
              .unless()
              .map(unless -> Outcome.any(List.of(excluded, conditions.judge(unless))))
              .orElse(excluded));
    }
    applies.ofArea().map(conditions::judge).ifPresent(parts::add);
    applies.when().map(conditions::judge).ifPresent(parts::add);
    return Outcome.all(parts);
  }

  private List<Evidence> shown(Indicator indicator) {
    return Outcome.merged(
        indicator.against().shown().stream()
            .map(filter -> conditions.facts().matching(filter).sure())
            .toList());
  }

  private IndicatorVerdict unknown(
      Indicator indicator, UnknownBecause because, Outcome outcome, List<Evidence> shown) {
    return verdict(indicator, Verdict.UNKNOWN, Optional.of(because), outcome, shown);
  }

  private IndicatorVerdict verdict(
      Indicator indicator, Verdict verdict, Outcome outcome, List<Evidence> shown) {
    return verdict(indicator, verdict, Optional.empty(), outcome, shown);
  }

  private IndicatorVerdict verdict(
      Indicator indicator,
      Verdict verdict,
      Optional<UnknownBecause> because,
      Outcome outcome,
      List<Evidence> shown) {
    List<String> lacking = outcome.remedies();
    Optional<Advice> advised = lacking.isEmpty() ? advice(indicator) : Optional.empty();
    return new IndicatorVerdict(
        indicator,
        verdict,
        because,
        confidence(indicator, outcome),
        outcome.figure(),
        verdict == Verdict.NOT_APPLICABLE
            ? String.join("; ", outcome.says())
            : Sentences.joined(outcome.says()),
        lacking.isEmpty()
            ? advised.map(Advice::remedy).orElse(indicator.remedy())
            : String.join(" ", lacking),
        advised,
        outcome.evidence(),
        Outcome.merged(List.of(outcome.against(), shown)));
  }

  /** The advice that fits what is here. */
  private Optional<Advice> advice(Indicator indicator) {
    return indicator.advice().stream()
        .filter(one -> conditions.judge(one.when()).truth() == Truth.TRUE)
        .findFirst();
  }

  private Confidence confidence(Indicator indicator, Outcome outcome) {
    boolean hearsay =
        !outcome.evidence().isEmpty()
            && outcome.evidence().stream().allMatch(fact -> fact.is("external"));
    boolean direct =
        indicator
            .direct()
            .map((Condition when) -> conditions.judge(when).truth() == Truth.TRUE)
            .orElse(false);
    return direct || !(indicator.proxy() || hearsay) ? Confidence.DIRECT : Confidence.PROXY;
  }
}
