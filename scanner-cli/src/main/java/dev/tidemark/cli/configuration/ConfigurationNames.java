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
 * @param areas the names of all areas: {@code iac.ci}, {@code platform}
 * @param tolerances the names of all tolerances, by rubric
 */
public record ConfigurationNames(
    Collection<String> indicators,
    Collection<String> areas,
    Map<String, ? extends Collection<String>> tolerances) {
  public ConfigurationNames {
    indicators = List.copyOf(indicators);
    areas = List.copyOf(areas);
    tolerances = new TreeMap<>(tolerances);
  }

  /** Everything that these rubrics have. */
  public static ConfigurationNames of(Collection<Rubric> rubrics) {
    return new ConfigurationNames(
        rubrics.stream().flatMap(Rubric::indicators).map(Indicator::id).toList(),
        rubrics.stream().flatMap(rubric -> areas(rubric).stream()).toList(),
        rubrics.stream()
            .collect(
                Collectors.toMap(
                    Rubric::id,
                    rubric -> rubric.tolerances().stream().map(Tolerance::name).toList())));
  }

  private static List<String> areas(Rubric rubric) {
    return rubric.areas().stream()
        .map(area -> area.id().equals(rubric.id()) ? rubric.id() : rubric.id() + "." + area.id())
        .toList();
  }
}
