package dev.tidemark.cli.plan;

import dev.tidemark.judgement.RubricResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What blocks progress in one rubric, area by area.
 *
 * @param result what was judged
 * @param areas in the rubric's order
 */
public record Plan(RubricResult result, List<AreaPlan> areas) {

  /** Where a rubric says nothing else, every level is worth aiming at. */
  private static final int NO_CEILING = Integer.MAX_VALUE;

  /** The platform model advises most organisations to stop at level 3: the rest pays for few. */
  private static final Map<String, Integer> ADVISED = Map.of("platform", 3);

  public Plan {
    areas = List.copyOf(areas);
  }

  /**
   * The plan of a rubric.
   *
   * @param targets the level to aim at by rubric id, where a person chose one
   */
  public static Plan of(RubricResult result, Map<String, Integer> targets) {
    String id = result.rubric().id();
    int ceiling = targets.getOrDefault(id, ADVISED.getOrDefault(id, NO_CEILING));
    return new Plan(
        result, result.ratings().stream().map(rating -> AreaPlan.of(rating, ceiling)).toList());
  }

  /**
   * What to do next, over all areas: first what would let the scan see more, then the steps of the area that takes the least
   * to reach its next level, and so on. A step alone says little of its worth: an answer lifts nothing where something else
   * of that area is missing. What would let the scan see more is named once, under the first indicator that it would
   * settle: one file that is made readable may settle several. The last of them is the first step of the one area that lies
   * below all others, where none of its own is among them.
   */
  public List<Step> cheapest(int count) {
    Set<String> shown = new HashSet<>();
    Stream<Step> seeing = areas.stream().flatMap(area -> area.steps().stream()).sorted(Step.ORDER);
    Stream<Step> doing =
        areas.stream().sorted(AreaPlan.LEAST_TO_DO).flatMap(area -> area.steps().stream());
    List<Step> cheapest =
        Stream.concat(seeing.filter(Step::isForTheScan), doing.filter(step -> !step.isForTheScan()))
            .filter(step -> step.effort().kind() != Effort.Kind.SHOW || shown.add(step.advice()))
            .limit(count)
            .toList();
    List<Step> lowest = lowest().map(AreaPlan::steps).orElse(List.of());
    if (lowest.isEmpty()
        || cheapest.size() < count
        || cheapest.stream().anyMatch(lowest::contains)) {
      return cheapest;
    }
    List<Step> withLowest = new ArrayList<>(cheapest);
    withLowest.set(count - 1, lowest.get(0));
    return withLowest;
  }

  /** The one area whose proven level is below that of every other one. */
  private Optional<AreaPlan> lowest() {
    List<AreaPlan> proven =
        areas.stream()
            .filter(area -> area.rating().proven().isPresent())
            .sorted(Comparator.comparingInt(area -> area.rating().proven().orElseThrow()))
            .toList();
    boolean alone =
        proven.size() > 1
            && proven.get(0).rating().proven().orElseThrow()
                < proven.get(1).rating().proven().orElseThrow();
    return alone ? Optional.of(proven.get(0)) : Optional.empty();
  }
}
