package dev.tidemark.link.catalogue;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One fact that a resource is evidence of.
 *
 * @param kind the evidence kind
 * @param when what the attributes must show; a computed attribute that leaves it open gives no evidence
 * @param fixed attributes that are always the same: String, Boolean, Long or a List of Strings
 * @param lifted attributes taken from the resource
 */
public record Meaning(
    String kind, Condition when, SortedMap<String, Object> fixed, SortedMap<String, Lift> lifted) {

  public Meaning {
    fixed = new TreeMap<>(fixed);
    lifted = new TreeMap<>(lifted);
  }

  /** The evidence that these attributes give, if they do. */
  public Optional<Evidence> of(Value attributes, Location location) {
    if (when.of(attributes) != Answer.YES) {
      return Optional.empty();
    }
    Evidence evidence = new Evidence(kind, new TreeMap<>(), location);
    for (Map.Entry<String, Object> attribute : fixed.entrySet()) {
      evidence = with(evidence, attribute.getKey(), attribute.getValue());
    }
    for (Map.Entry<String, Lift> attribute : lifted.entrySet()) {
      evidence = attribute.getValue().into(evidence, attribute.getKey(), attributes);
    }
    return Optional.of(evidence);
  }

  private static Evidence with(Evidence evidence, String name, Object value) {
    if (value instanceof Boolean flag) {
      return evidence.with(name, flag.booleanValue());
    }
    if (value instanceof Long number) {
      return evidence.with(name, number.longValue());
    }
    return value instanceof List<?> list
        ? evidence.with(name, list.stream().map(Object::toString).toList())
        : evidence.with(name, value.toString());
  }
}
