package dev.tidemark.rubric;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A measure as a rubric file declares it: a named function of evidence and landscape, with what it is told to look at.
 *
 * @param name as conditions and figures name it
 * @param function the function that computes it
 * @param definition what exactly is counted, for people
 * @param unit what is counted: {@code module calls}
 * @param says what those that count have, after the unit: {@code pinned}
 * @param filters the evidence that the function looks at, by parameter
 * @param settings the texts that it takes, by parameter
 * @param numbers the numbers that it takes, by parameter
 */
public record MeasureDeclaration(
    String name,
    String function,
    String definition,
    String unit,
    String says,
    SortedMap<String, Filter> filters,
    SortedMap<String, String> settings,
    SortedMap<String, Threshold> numbers) {

  public MeasureDeclaration {
    filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  /** All that the function is told, as one text: the same for declarations that find the same. */
  public String written() {
    StringBuilder text = new StringBuilder(function).append('\n').append(name);
    filters.forEach((key, filter) -> add(text, key, filter.written()));
    settings.forEach((key, setting) -> add(text, key, setting));
    numbers.forEach((key, number) -> add(text, key, Double.toString(number.value())));
    return text.toString();
  }

  private static void add(StringBuilder text, String key, String value) {
    text.append('\n').append(key).append('=').append(value.length()).append(':').append(value);
  }

  /** The filter of a parameter that the function cannot do without. */
  public Filter filter(String parameter) {
    Filter filter = filters.get(parameter);
    if (filter == null) {
      throw new IllegalArgumentException(name + " lacks the filter " + parameter);
    }
    return filter;
  }

  /** The text of a parameter, or what stands for it. */
  public String setting(String parameter, String otherwise) {
    return settings.getOrDefault(parameter, otherwise);
  }

  /** The number of a parameter, or what stands for it. */
  public double number(String parameter, double otherwise) {
    Threshold number = numbers.get(parameter);
    return number == null ? otherwise : number.value();
  }

  /**
   * What a function takes.
   *
   * @param required the filters that it cannot do without
   * @param optional the filters that it may be given
   * @param settings its texts, each with the values allowed; none means free
   * @param numbers its numbers
   */
  public record Signature(
      Set<String> required,
      Set<String> optional,
      Map<String, Set<String>> settings,
      Set<String> numbers) {
    public Signature {
      required = Set.copyOf(required);
      optional = Set.copyOf(optional);
      settings = Map.copyOf(settings);
      numbers = Set.copyOf(numbers);
    }
  }
}
