package dev.tidemark.cli.plan;

import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps one area from its next level.
 *
 * @param rating where it stands
 * @param steps cheapest first
 * @param stopped whether there would be more, but the next level is above the one aimed at
 */
public record AreaPlan(Rating rating, List<Step> steps, boolean stopped) {

  /** What takes the least to reach its next level comes first; among equals fewer steps, then the lower level. */
  static final Comparator<AreaPlan> LEAST_TO_DO =
      Comparator.comparing(AreaPlan::effort)
          .thenComparingInt(area -> area.steps().size())
          .thenComparingInt(area -> area.rating().proven().orElse(-1));

  public AreaPlan {
    steps = List.copyOf(steps);
  }

  /**
   * The plan of an area.
   *
   * @param ceiling the highest level that is worth aiming at
   */
  public static AreaPlan of(Rating rating, int ceiling) {
    Map<String, IndicatorVerdict> verdicts =
        rating.indicators().stream()
            .collect(Collectors.toMap(v -> v.indicator().id(), Function.identity(), (a, b) -> a));
    List<Step> all =
        Stream.concat(rating.capped().stream(), rating.blocked().stream())
            .distinct()
            .flatMap(id -> Stream.ofNullable(verdicts.get(id)))
            .map(Step::of)
            .sorted(Step.ORDER)
            .toList();
    // A symptom of level n keeps the area from n + 1.
    List<Step> wanted =
        all.stream()
            .filter(
                step -> step.indicator().level() + (step.isObservedSymptom() ? 1 : 0) <= ceiling)
            .toList();
    return new AreaPlan(rating, wanted, wanted.isEmpty() && !all.isEmpty());
  }

  /** What all steps take together: the hardest sort of work among them, and all places that are to change. */
  private Effort effort() {
    return steps.stream().map(Step::effort).reduce(new Effort(Effort.Kind.SHOW, 0), Effort::and);
  }

  /**
   * The steps as a reader should meet them first: what was seen to be wrong, then what is missing, then what is not
   * known; each cheapest first.
   */
  public List<Step> worstFirst() {
    return steps.stream()
        .sorted(Comparator.comparingInt(AreaPlan::severity).thenComparing(Step.ORDER))
        .toList();
  }

  private static int severity(Step step) {
    if (step.isObservedSymptom()) {
      return 0;
    }
    return switch (step.effort().kind()) {
      case CHANGE, INTRODUCE -> 1;
      case SHOW, ANSWER, OTHERS -> 2;
    };
  }
}
