package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Facts grouped by attributes that a measure names, comma-separated. */
final class Groups {
  private Groups() {}

  static Map<String, List<Evidence>> of(List<Evidence> facts, MeasureDeclaration declared) {
    List<String> attributes =
        Arrays.stream(declared.setting("attributes", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    Map<String, List<Evidence>> groups = new TreeMap<>();
    for (Evidence fact : facts) {
      String key =
          attributes.stream()
              .map(name -> String.join("+", fact.texts(name)))
              .collect(Collectors.joining(" "));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
    }
    return groups;
  }

  /** The sum of a numeric attribute, or the number of facts where none is named; a fact without it counts as one. */
  static long weight(List<Evidence> facts, String attribute) {
    return facts.stream()
        .mapToLong(fact -> fact.attributes().get(attribute) instanceof Long number ? number : 1)
        .sum();
  }
}
