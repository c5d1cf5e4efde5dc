package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One row of the catalogue of kinds: the evidence that an object of a kind, or a release of a chart, gives.
 *
 * @param shows the evidence kind
 * @param attributes what the evidence carries
 * @param lift attributes and the paths of the fields that they are taken from
 * @param when paths and the texts of which the field must have one
 * @param unless paths and the texts of which the field must have none
 * @param least paths and the number that the field, where it is one, must reach
 * @param beside group and kind of an object without which it means nothing; empty where it stands by itself
 * @param needs paths of the fields that must be there, whatever they say
 */
public record KindRow(
    String shows,
    Map<String, Value> attributes,
    Map<String, String> lift,
    Map<String, List<String>> when,
    Map<String, List<String>> unless,
    Map<String, Long> least,
    String beside,
    List<String> needs) {

  private static final Set<String> OWN_FIELDS =
      Set.of("shows", "lift", "when", "unless", "least", "beside", "needs");

  /** What is keyed by names with dots of their own. */
  private static final List<String> NAMED = List.of("metadata.annotations.", "metadata.labels.");

  static KindRow read(Value row) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    row.pairs().stream()
        .filter(pair -> !OWN_FIELDS.contains(pair.key()))
        .forEach(pair -> attributes.put(pair.key(), pair.value()));
    Map<String, String> lift = new LinkedHashMap<>();
    row.pairs("lift").forEach(pair -> lift.put(pair.key(), pair.value().text().orElse("")));
    Map<String, Long> least = new LinkedHashMap<>();
    row.pairs("least")
        .forEach(pair -> least.put(pair.key(), Long.parseLong(pair.value().text().orElse("0"))));
    return new KindRow(
        row.text("shows").orElseThrow(),
        attributes,
        lift,
        texts(row, "when"),
        texts(row, "unless"),
        least,
        row.text("beside").orElse(""),
        row.texts("needs"));
  }

  private static Map<String, List<String>> texts(Value row, String field) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    row.pairs(field).forEach(pair -> texts.put(pair.key(), pair.value().texts()));
    return texts;
  }

  /** Whether an object's fields are as the row asks. */
  public boolean fits(Value object) {
    return when.entrySet().stream()
            .allMatch(e -> fields(object, e.getKey()).stream().anyMatch(e.getValue()::contains))
        && unless.entrySet().stream()
            .noneMatch(e -> fields(object, e.getKey()).stream().anyMatch(e.getValue()::contains))
        && least.entrySet().stream().allMatch(e -> reaches(object, e.getKey(), e.getValue()))
        && needs.stream().allMatch(path -> isThere(object, keys(path), 0));
  }

  /** Whether a field is there; of what lies in a list on the way, in any of its items. */
  private static boolean isThere(Value value, String[] keys, int from) {
    if (from == keys.length) {
      return true;
    }
    return value instanceof Value.Sequence
        ? value.items().stream().anyMatch(item -> isThere(item, keys, from))
        : value.at(keys[from]).filter(inner -> isThere(inner, keys, from + 1)).isPresent();
  }

  private static String[] keys(String path) {
    for (String named : NAMED) {
      if (path.startsWith(named)) {
        int length = named.length();
        return new String[] {"metadata", named.substring(9, length - 1), path.substring(length)};
      }
    }
    return path.split("\\.", -1);
  }

  /** Whether what it needs beside itself is among these objects. */
  public boolean fitsBeside(KubernetesObjects objects) {
    int slash = beside.indexOf('/');
    return slash < 0
        || !objects.inForce(beside.substring(0, slash), beside.substring(slash + 1)).isEmpty();
  }

  private static boolean reaches(Value object, String path, long number) {
    Optional<String> text = object.text(keys(path));
    return text.isEmpty()
        || !text.get().matches("[0-9]{1,9}")
        || Long.parseLong(text.get()) >= number;
  }

  /** The texts at a path; a list on the way is gone through item by item. */
  private static List<String> fields(Value object, String path) {
    List<Value> found = List.of(object);
    for (String key : keys(path)) {
      found =
          found.stream()
              .flatMap(v -> v instanceof Value.Sequence list ? list.items().stream() : Stream.of(v))
              .flatMap(v -> v.at(key).stream())
              .toList();
    }
    return found.stream().flatMap(v -> v.text().stream()).toList();
  }

  /** The evidence with the row's attributes and what it lifts from the object. */
  public Evidence describe(Evidence evidence, Value object) {
    Evidence described = evidence;
    for (Map.Entry<String, Value> attribute : attributes.entrySet()) {
      String text = attribute.getValue().text().orElse("");
      described =
          text.equals("true") || text.equals("false")
              ? described.with(attribute.getKey(), text.equals("true"))
              : described.with(attribute.getKey(), text);
    }
    for (Map.Entry<String, String> one : lift.entrySet()) {
      described = described.with(one.getKey(), object.text(keys(one.getValue())).orElse(""));
    }
    return described;
  }
}
