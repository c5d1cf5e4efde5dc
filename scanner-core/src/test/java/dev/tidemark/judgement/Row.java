package dev.tidemark.judgement;

import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Advice;
import dev.tidemark.rubric.Against;
import dev.tidemark.rubric.Applies;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Scope;
import java.util.List;
import java.util.Optional;

/**
 * An indicator of a rubric, of which a test says only what it is about; the rest is the plainest
 * that there is.
 */
final class Row {
  private final String id;
  private final int level;
  private final Indicator.Role role;
  private Condition holds = new Condition.Attested("it");
  private Against against = Against.NOTHING;
  private Applies applies = Applies.ALWAYS;
  private Optional<Condition> elsewhere = Optional.empty();
  private Optional<Condition> fallsShort = Optional.empty();
  private Absence absent = Absence.FAILS;
  private Absence absentInOrganisation = Absence.FAILS;
  private Scope settledBy = Scope.REPOSITORY;
  private boolean proxy;
  private Optional<Condition> direct = Optional.empty();
  private List<Advice> advice = List.of();

  private Row(String id, int level, Indicator.Role role) {
    this.id = id;
    this.level = level;
    this.role = role;
  }

  static Row requirement(String id, int level) {
    return new Row(id, level, Indicator.Role.REQUIREMENT);
  }

  static Row symptom(String id, int level) {
    return new Row(id, level, Indicator.Role.SYMPTOM);
  }

  Row holdsWhen(Condition condition) {
    this.holds = condition;
    return this;
  }

  Row failsWhen(Condition condition) {
    this.against = new Against(against.shown(), Optional.of(condition));
    return this;
  }

  Row showsAgainst(String kind) {
    this.against = new Against(List.of(Scene.any(kind)), against.counts());
    return this;
  }

  Row appliesTo(Applies subject) {
    this.applies = subject;
    return this;
  }

  Row mayBeElsewhereWhen(Condition condition) {
    this.elsewhere = Optional.of(condition);
    return this;
  }

  Row fallsShortWhen(Condition condition) {
    this.fallsShort = Optional.of(condition);
    return this;
  }

  Row absenceMeans(Absence inOneRepository, Absence inAnOrganisation) {
    this.absent = inOneRepository;
    this.absentInOrganisation = inAnOrganisation;
    return this;
  }

  Row settledBy(Scope scope) {
    this.settledBy = scope;
    return this;
  }

  Row byProxy() {
    this.proxy = true;
    return this;
  }

  Row directWhen(Condition condition) {
    this.direct = Optional.of(condition);
    return this;
  }

  Row advises(Advice... ways) {
    this.advice = List.of(ways);
    return this;
  }

  Indicator indicator() {
    return new Indicator(
        id,
        level,
        role,
        "A title",
        "a model",
        "What is looked at.",
        "What to do.",
        advice,
        holds,
        against,
        applies,
        elsewhere,
        fallsShort,
        absent,
        absentInOrganisation,
        settledBy,
        proxy,
        direct);
  }

  /** Its verdict, with nothing to show for it. */
  IndicatorVerdict judged(Verdict verdict) {
    return judged(verdict, Optional.empty(), Confidence.DIRECT);
  }

  IndicatorVerdict judged(Verdict verdict, Optional<UnknownBecause> why, Confidence confidence) {
    return new IndicatorVerdict(
        indicator(),
        verdict,
        why,
        confidence,
        Optional.empty(),
        "seen",
        "What to do.",
        Optional.empty(),
        List.of(),
        List.of());
  }
}
