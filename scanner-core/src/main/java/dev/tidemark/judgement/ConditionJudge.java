package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import dev.tidemark.rubric.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides conditions over one set of facts. */
final class ConditionJudge {
  private final Facts facts;
  private final Map<String, Measure> measures;
  private final Asking asking;

  ConditionJudge(Facts facts, Map<String, Measure> measures, Asking asking) {
    this.facts = facts;
    this.measures = measures;
    this.asking = asking;
  }

  /** The same over the same facts, for conditions that are asked in another sense. */
  ConditionJudge asking(Asking other) {
    return new ConditionJudge(facts, measures, other);
  }

  Facts facts() {
    return facts;
  }

  Outcome judge(Condition condition) {
    if (condition instanceof Condition.Present present) {
      return present(present.filter(), present.noun());
    }
    if (condition instanceof Condition.Absent absent) {
      return absent(absent);
    }
    if (condition instanceof Condition.Count count) {
      return count(count);
    }
    if (condition instanceof Condition.Measured measured) {
      return measured(measured);
    }
    if (condition instanceof Condition.Attested attested) {
      return Outcome.unknown(
          UnknownBecause.ABSENT, Sentences.askedOfPeople(attested.what()), List.of());
    }
    if (condition instanceof Condition.NotTo not) {
      return isAsked(not)
          ? Outcome.silent(Truth.TRUE)
          : Outcome.of(Truth.FALSE, true, Sentences.notAskedOf(role()), List.of());
    }
    if (condition instanceof Condition.All all) {
      return Outcome.all(all.conditions().stream().map(this::judge).toList());
    }
    if (condition instanceof Condition.Any any) {
      return Outcome.any(asked(any).stream().map(this::judge).toList());
    }
    if (condition instanceof Condition.Advised advised) {
      return judge(advised.condition()).advised(advised.remedy());
    }
    return judge(((Condition.Not) condition).condition()).negated();
  }

  /** Its alternatives without those that such a repository is not asked, as long as another is left: they tell it nothing. */
  private List<Condition> asked(Condition.Any any) {
    List<Condition> asked = any.conditions().stream().filter(this::isAsked).toList();
    return asked.isEmpty() ? any.conditions() : asked;
  }

  private boolean isAsked(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.conditions().stream().allMatch(this::isAsked);
    }
    return !(condition instanceof Condition.NotTo not) || !not.roles().contains(role());
  }

  private String role() {
    return facts.observations().role().name().toLowerCase(Locale.ROOT);
  }

  private Outcome present(Filter filter, String noun) {
    Matches matches = facts.matching(filter);
    if (!matches.sure().isEmpty()) {
      return Outcome.of(Truth.TRUE, false, Sentences.found(noun, matches.sure()), matches.sure());
    }
    return unseen(filter, noun, matches.maybe())
        .orElseGet(() -> Outcome.of(Truth.FALSE, true, Sentences.none(noun), List.of()));
  }

  private Outcome absent(Condition.Absent condition) {
    Filter filter = condition.filter();
    Matches matches = facts.matching(filter);
    if (!matches.sure().isEmpty()) {
      return new Outcome(
          Truth.FALSE,
          Optional.empty(),
          false,
          Optional.empty(),
          List.of(Sentences.found(condition.noun(), matches.sure())),
          List.of(),
          List.of(),
          matches.sure());
    }
    boolean proof =
        condition.provedIn() == Scope.REPOSITORY
            || facts.observations().scope() == Scope.ORGANISATION;
    return unseen(filter, condition.noun(), matches.maybe())
        .orElseGet(
            () ->
                proof
                    ? Outcome.of(Truth.TRUE, false, Sentences.none(condition.noun()), List.of())
                    : Outcome.unknown(
                        UnknownBecause.ABSENT, Sentences.elsewhere(condition.noun()), List.of()));
  }

  private Outcome count(Condition.Count condition) {
    Matches matches = facts.matching(condition.filter());
    long asked = (long) Math.ceil(condition.atLeast().value());
    String says = Sentences.counted(condition.noun(), matches.sure().size(), asked, asking);
    if (matches.sure().size() >= asked) {
      return Outcome.of(Truth.TRUE, false, says, matches.sure());
    }
    long possible =
        matches.sure().size() + matches.maybe().size() + facts.hiddenFacts(condition.filter());
    Optional<Outcome> unseen =
        possible >= asked || matches.isEmpty()
            ? unseen(condition.filter(), condition.noun(), matches.maybe())
            : Optional.empty();
    return unseen.orElseGet(() -> Outcome.of(Truth.FALSE, matches.isEmpty(), says, matches.sure()));
  }

  /** Why something that was not seen may be there all the same. */
  private Optional<Outcome> unseen(Filter filter, String noun, List<Evidence> maybe) {
    long files = facts.hiddenFiles(filter);
    if (files > 0) {
      return Optional.of(
          Outcome.unknown(UnknownBecause.UNREADABLE, Sentences.unread(noun, files), maybe));
    }
    if (!maybe.isEmpty()) {
      return Optional.of(
          Outcome.unknown(UnknownBecause.UNRESOLVED, Sentences.unresolved(noun, maybe), maybe));
    }
    if (!facts.lookedFor(filter)) {
      return Optional.of(
          Outcome.unknown(UnknownBecause.NO_DETECTOR, Sentences.notLookedFor(noun), List.of()));
    }
    if (Facts.isHistory(filter) && facts.isHistoryCut()) {
      return Optional.of(
          Outcome.unknown(UnknownBecause.HISTORY_CUT, Sentences.historyCut(noun), List.of()));
    }
    return Optional.empty();
  }

  private Outcome measured(Condition.Measured condition) {
    MeasureDeclaration declared = condition.measure();
    Measure function = measures.get(declared.function());
    if (function == null) {
      throw new IllegalStateException("no function " + declared.function());
    }
    Measured found = facts.taken(declared, function);
    if (found.nothing()) {
      return Outcome.of(Truth.FALSE, true, Sentences.nothing(declared, found.share()), List.of());
    }
    Threshold asked = condition.threshold();
    Truth truth = compare(found, condition.bound(), asked.value());
    Optional<UnknownBecause> because =
        truth == Truth.UNKNOWN
            ? Optional.of(found.because().orElse(UnknownBecause.UNRESOLVED))
            : Optional.empty();
    boolean none = truth == Truth.FALSE && found.of() == 0 && found.with() == 0;
    return new Outcome(
        truth,
        because,
        none,
        figure(declared, found, condition.bound(), asked.value()),
        List.of(
            Sentences.figure(declared, found, condition.bound(), asked.value(), asking, because)),
        List.of(),
        found.having(),
        found.share() && isLowerBound(condition.bound()) ? found.lacking() : List.of());
  }

  private static boolean isLowerBound(Condition.Bound bound) {
    return bound == Condition.Bound.AT_LEAST || bound == Condition.Bound.ABOVE;
  }

  private Optional<Figure> figure(
      MeasureDeclaration declared, Measured found, Condition.Bound bound, double asked) {
    if (found.share() && found.of() == 0) {
      return Optional.empty();
    }
    double upper = Double.isInfinite(found.upper()) ? found.with() : found.upper();
    return Optional.of(
        new Figure(
            declared.name(),
            found.of(),
            found.with(),
            found.lower(),
            upper,
            asked,
            declared.unit(),
            Sentences.brief(declared, found, bound, asked, asking)));
  }

  private static Truth compare(Measured found, Condition.Bound bound, double asked) {
    return switch (bound) {
      case AT_LEAST -> decided(found.lower() >= asked, found.upper() < asked);
      case ABOVE -> decided(found.lower() > asked, found.upper() <= asked);
      case AT_MOST -> decided(found.upper() <= asked, found.lower() > asked);
      case BELOW -> decided(found.upper() < asked, found.lower() >= asked);
    };
  }

  private static Truth decided(boolean surely, boolean surelyNot) {
    return surely ? Truth.TRUE : surelyNot ? Truth.FALSE : Truth.UNKNOWN;
  }
}
