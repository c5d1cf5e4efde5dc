package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Facts grouped by attributes that a measure names, comma-separated. */
final class Groups {
  private Groups() {}

  /**
   * The facts by the values of the attributes named in the setting {@code attributes}, comma-separated; {@code a|b} is the
   * first of the two that a fact has. A list by itself counts under each of its texts. The setting {@code same} names
   * values that count as another: {@code lint=static}.
   */
  static Map<String, List<Evidence>> of(List<Evidence> facts, MeasureDeclaration declared) {
    List<String> attributes = split(declared.setting("attributes", ""), ",");
    Map<String, String> same = new TreeMap<>();
    for (String pair : split(declared.setting("same", ""), ",")) {
      int equals = pair.indexOf('=');
      same.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
    }
    Map<String, List<Evidence>> groups = new TreeMap<>();
    for (Evidence fact : facts) {
      keys(fact, attributes, same)
          .forEach(key -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(fact));
    }
    return groups;
  }

  private static List<String> keys(
      Evidence fact, List<String> attributes, Map<String, String> same) {
    List<List<String>> parts =
        attributes.stream()
            .map(names -> texts(fact, names))
            .map(texts -> texts.stream().map(t -> same.getOrDefault(t, t)).toList())
            .toList();
    return parts.size() == 1
        ? parts.get(0)
        : List.of(parts.stream().map(p -> String.join("+", p)).collect(Collectors.joining(" ")));
  }

  private static List<String> texts(Evidence fact, String alternatives) {
    return split(alternatives, "|").stream()
        .map(fact::texts)
        .filter(texts -> !texts.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(Pattern.quote(separator)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** The sum of a numeric attribute, or the number of facts where none is named; a fact without it counts as one. */
  static long weight(List<Evidence> facts, String attribute) {
    return facts.stream()
        .mapToLong(fact -> fact.attributes().get(attribute) instanceof Long number ? number : 1)
        .sum();
  }
}
