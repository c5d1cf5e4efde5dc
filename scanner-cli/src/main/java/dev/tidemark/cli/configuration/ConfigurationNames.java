package dev.tidemark.cli.configuration;

import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.rubric.Tolerance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The names that a configuration may use.
 *
 * @param indicators the ids of all indicators
 * @param levels the numbers of the levels of each area, by its name: {@code iac.ci}, {@code platform}
 * @param tolerances the names of all tolerances, by rubric
 */
public record ConfigurationNames(
    Collection<String> indicators,
    Map<String, ? extends Collection<Integer>> levels,
    Map<String, ? extends Collection<String>> tolerances) {
  public ConfigurationNames {
    indicators = List.copyOf(indicators);
    levels = new TreeMap<>(levels);
    tolerances = new TreeMap<>(tolerances);
  }

  /** Everything that these rubrics have. */
  public static ConfigurationNames of(Collection<Rubric> rubrics) {
    return new ConfigurationNames(
        rubrics.stream().flatMap(Rubric::indicators).map(Indicator::id).toList(),
        rubrics.stream()
            .flatMap(rubric -> areas(rubric).stream().map(area -> Map.entry(area, numbers(rubric))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a)),
        rubrics.stream()
            .collect(
                Collectors.toMap(
                    Rubric::id,
                    rubric -> rubric.tolerances().stream().map(Tolerance::name).toList())));
  }

  /** The names of all areas. */
  Collection<String> areas() {
    return levels.keySet();
  }

  private static List<Integer> numbers(Rubric rubric) {
    return rubric.levels().stream().map(Rubric.Level::number).toList();
  }

  private static List<String> areas(Rubric rubric) {
    return rubric.areas().stream()
        .map(area -> area.id().equals(rubric.id()) ? rubric.id() : rubric.id() + "." + area.id())
        .toList();
  }
}
