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
 * @param assessedWhen when there is anything that the rubric speaks about
 * @param tolerances its thresholds, each with a reason, by name
 * @param measures its measures, by name
 * @param areas its practice areas, in the order of the model
 * @param findings what is diagnosed beside the levels
 */
public record Rubric(
    String id,
    String version,
    String title,
    String source,
    List<Level> levels,
    Condition assessedWhen,
    List<Tolerance> tolerances,
    List<MeasureDeclaration> measures,
    List<PracticeArea> areas,
    List<Finding> findings) {

  public Rubric {
    levels = List.copyOf(levels);
    tolerances = List.copyOf(tolerances);
    measures = List.copyOf(measures);
    areas = List.copyOf(areas);
    findings = List.copyOf(findings);
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

  /**
   * Something that the model tells about beside its levels: a stall, or a signal that the next level is due.
   *
   * @param id public: {@code platform.stall.adoption}
   * @param level the level that it speaks of
   * @param stall whether it is a stall; otherwise a signal
   * @param says what it means, in a sentence
   * @param when when it is diagnosed
   */
  public record Finding(String id, int level, boolean stall, String says, Condition when) {}
}
