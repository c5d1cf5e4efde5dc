package dev.tidemark.rubric;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A maturity model as data.
 *
 * @param id {@code iac}, {@code platform}, or a user's own
 * @param version raised whenever the same evidence could give another verdict
 * @param title its name for people
 * @param source where the model comes from
 * @param levels the levels, lowest first
 * @param areas its practice areas, in the order of the model
 */
public record Rubric(
    String id,
    String version,
    String title,
    String source,
    List<Level> levels,
    List<PracticeArea> areas) {

  public Rubric {
    levels = List.copyOf(levels);
    areas = List.copyOf(areas);
  }

  public Stream<Indicator> indicators() {
    return areas.stream().flatMap(area -> area.indicators().stream());
  }

  public Optional<Indicator> indicator(String indicatorId) {
    return indicators().filter(indicator -> indicator.id().equals(indicatorId)).findFirst();
  }

  /**
   * A step of the ladder.
   *
   * @param number -1 to 4
   * @param name its name for people: {@code Repeatable}
   */
  public record Level(int number, String name) {}
}
