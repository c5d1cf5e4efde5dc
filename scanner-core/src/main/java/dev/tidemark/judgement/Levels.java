package dev.tidemark.judgement;

import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Rates one practice area from its verdicts: the ladder is climbed from the bottom, and no step is skipped. */
final class Levels {
  private final PracticeArea area;
  private final List<Integer> ladder;
  private final List<IndicatorVerdict> verdicts;

  Levels(Rubric rubric, PracticeArea area, List<IndicatorVerdict> verdicts) {
    this.area = area;
    this.ladder = rubric.levels().stream().map(Rubric.Level::number).sorted().toList();
    this.verdicts = verdicts;
  }

  Rating rate() {
    if (requirements(v -> applies(v)).isEmpty()) {
      return new Rating(
          area,
          OptionalInt.empty(),
          OptionalInt.empty(),
          Confidence.DIRECT,
          List.of(),
          List.of(),
          verdicts);
    }
    int lowest = ladder.get(0);
    int climbed = climb(v -> v.verdict() == Verdict.HOLDS);
    int capped = cap(climbed, this::holdsDownProven);
    int possible =
        cap(
            climb(v -> v.verdict() == Verdict.HOLDS || v.verdict() == Verdict.UNKNOWN),
            v -> v.verdict() == Verdict.HOLDS);
    OptionalInt proven =
        capped == lowest && !isShownLowest() ? OptionalInt.empty() : OptionalInt.of(capped);
    int standing = proven.orElse(lowest);
    return new Rating(
        area,
        proven,
        OptionalInt.of(Math.max(possible, standing)),
        confidence(proven),
        ids(symptoms(v -> holdsDownProven(v) && v.indicator().level() <= standing)),
        blocked(standing),
        verdicts);
  }

  /** The highest level whose requirements, and all those below, are satisfied or do not apply; one at least must apply. */
  private int climb(Predicate<IndicatorVerdict> satisfied) {
    int reached = ladder.get(0);
    for (int level : ladder) {
      List<IndicatorVerdict> asked =
          requirements(v -> v.indicator().level() == level && applies(v));
      if (!asked.stream().allMatch(satisfied)) {
        break;
      }
      reached = asked.isEmpty() ? reached : level;
    }
    return reached;
  }

  private int cap(int level, Predicate<IndicatorVerdict> caps) {
    return symptoms(caps).stream().mapToInt(v -> v.indicator().level()).reduce(level, Math::min);
  }

  /**
   * A symptom holds down what is proven where it is observed, and also where only an unreadable file keeps it from being
   * looked for: what was not read proves nothing.
   */
  private boolean holdsDownProven(IndicatorVerdict verdict) {
    return verdict.verdict() == Verdict.HOLDS
        || verdict.unknownBecause().filter(UnknownBecause.UNREADABLE::equals).isPresent();
  }

  /** The lowest level is a finding: a symptom of it was observed, or a requirement of the next level fails. */
  private boolean isShownLowest() {
    int lowest = ladder.get(0);
    boolean observed =
        !symptoms(v -> v.verdict() == Verdict.HOLDS && v.indicator().level() == lowest).isEmpty();
    return observed || asked(lowest).stream().anyMatch(v -> v.verdict() == Verdict.FAILS);
  }

  /** The requirements of the next level above that asks for anything. */
  private List<IndicatorVerdict> asked(int level) {
    for (int next : ladder) {
      List<IndicatorVerdict> asked = requirements(v -> v.indicator().level() == next && applies(v));
      if (next > level && !asked.isEmpty()) {
        return asked;
      }
    }
    return List.of();
  }

  private List<String> blocked(int level) {
    return ids(asked(level).stream().filter(v -> v.verdict() != Verdict.HOLDS).toList());
  }

  private Confidence confidence(OptionalInt proven) {
    int level = proven.orElse(ladder.get(0));
    return verdicts.stream()
        .filter(v -> v.verdict() == Verdict.HOLDS)
        .filter(v -> v.indicator().isRequirement() && v.indicator().level() <= level)
        .map(IndicatorVerdict::confidence)
        .reduce(Confidence.DIRECT, Confidence::and);
  }

  private List<IndicatorVerdict> requirements(Predicate<IndicatorVerdict> wanted) {
    return verdicts.stream().filter(v -> v.indicator().isRequirement()).filter(wanted).toList();
  }

  private List<IndicatorVerdict> symptoms(Predicate<IndicatorVerdict> wanted) {
    return verdicts.stream().filter(v -> v.indicator().isSymptom()).filter(wanted).toList();
  }

  private static boolean applies(IndicatorVerdict verdict) {
    return verdict.verdict() != Verdict.NOT_APPLICABLE;
  }

  private static List<String> ids(List<IndicatorVerdict> verdicts) {
    return verdicts.stream().map(IndicatorVerdict::indicator).map(Indicator::id).toList();
  }
}
