package dev.tidemark.cli.plan;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.rubric.Indicator;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One thing to do so that an area may rise: an indicator that stands in the way, and what it would take. */
public record Step(IndicatorVerdict judged, Effort effort) {

  /** Cheapest first, then the lower level, then by id. */
  static final Comparator<Step> ORDER =
      Comparator.comparing(Step::effort)
          .thenComparing(step -> step.indicator().level())
          .thenComparing(step -> step.indicator().id());

  /** What a verdict asks for. */
  public static Step of(IndicatorVerdict judged) {
    return new Step(judged, Effort.of(judged));
  }

  public Indicator indicator() {
    return judged.indicator();
  }

  /** Whether it is a symptom that was seen, and not a requirement that is missing. */
  public boolean isObservedSymptom() {
    return indicator().role() == Indicator.Role.SYMPTOM && judged.verdict() == Verdict.HOLDS;
  }

  /** Whether only something that could not be read keeps it from being known. */
  public boolean isUnreadable() {
    return judged.unknownBecause().filter(UnknownBecause.UNREADABLE::equals).isPresent();
  }

  /** Whether nothing has to be done in the repository: the scan has only to be given what is there already. */
  public boolean isForTheScan() {
    return isUnreadable()
        || judged.unknownBecause().filter(UnknownBecause.HISTORY_CUT::equals).isPresent();
  }

  /** Whether the figure is as asked for, so that it cannot be what fails. */
  public boolean isShareReached() {
    return judged.figure().map(figure -> Effort.missing(figure) <= 0).orElse(false);
  }

  /** What to do about it; where it is not known, also how to make it known. */
  public String advice() {
    return advice(judged.remedy());
  }

  /** The first thing to do about it. */
  public String firstAdvice() {
    String remedy = judged.remedy();
    int end = remedy.indexOf(". ");
    return advice(end < 0 ? remedy : remedy.substring(0, end + 1));
  }

  private String advice(String remedy) {
    if (judged.verdict() != Verdict.UNKNOWN || remedy.contains(" attest")) {
      return remedy;
    }
    return switch (judged.unknownBecause().orElse(UnknownBecause.ABSENT)) {
      case HISTORY_CUT -> "Fetch the whole history (git fetch --unshallow), and scan again.";
      case UNREADABLE -> "Make readable what could not be read (scan -v names it), and scan again.";
      case UNRESOLVED -> remedy + " Done outside of this scan? Scan that too, or attest it.";
      case EXPIRED -> remedy + " Still done? Attest it again.";
      case ABSENT, TOO_FEW, NO_DETECTOR -> remedy + " Done elsewhere? Attest it.";
    };
  }

  /** Where to change something, each place once: the symptom's places, or those that speak against a requirement. */
  public List<Evidence> places() {
    Set<Location> told = new HashSet<>();
    return (isObservedSymptom() ? judged.evidence() : judged.against())
        .stream().filter(fact -> told.add(fact.location())).toList();
  }

  /** Those of them that can be changed, each once: what the history holds stays as it is. */
  public List<Evidence> changeable() {
    return places().stream().filter(place -> !isPast(place)).toList();
  }

  /** Whether nothing but the history speaks against it, so that only what is yet to come can be otherwise. */
  public boolean isHabit() {
    return !places().isEmpty() && places().stream().allMatch(Step::isPast);
  }

  private static boolean isPast(Evidence place) {
    return place.kind().startsWith("history.") && place.location().path().isRoot();
  }
}
