package dev.tidemark.pipeline.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.pipeline.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rows of a catalogue file that ships with the program; an error in it is an error of the program. */
final class CatalogueFile {
  private static final Set<String> FIELDS =
      Set.of(
          "run",
          "use",
          "with",
          "and-with",
          "without",
          "when",
          "from",
          "means",
          "tool",
          "subject",
          "on",
          "soft",
          "traits",
          "details",
          "command",
          "yes",
          "near");
  private static final Set<String> CATEGORIES =
      Set.of(
          "format",
          "lint",
          "validate",
          "plan",
          "security",
          "policy",
          "unit",
          "integration",
          "end-to-end",
          "cost",
          "drift",
          "docs");

  private final String name;

  private CatalogueFile(String name) {
    this.name = name;
  }

  static Value load(String name) {
    return BundledYaml.root("/catalogue/" + name);
  }

  static List<Row> rows(String name, Value root) {
    CatalogueFile file = new CatalogueFile(name);
    List<Row> rows = new ArrayList<>();
    root.items("rows").forEach(row -> rows.add(file.row(row)));
    return rows;
  }

  private Row row(Value value) {
    value.pairs().stream()
        .filter(pair -> !FIELDS.contains(pair.key()))
        .findFirst()
        .ifPresent(pair -> fail(pair.line(), "unknown field " + pair.key()));
    List<String> use = texts(value, "use");
    List<String> run = new ArrayList<>(List.of(value.text("run").orElse("").split(" +", -1)));
    List<String> names = use.isEmpty() ? List.of(run.remove(0).split("\\|", -1)) : use;
    if (names.get(0).isEmpty()) {
      fail(value.line(), "a row needs run or use");
    }
    List<List<String>> with = new ArrayList<>();
    for (String field : List.of("with", "and-with")) {
      if (!texts(value, field).isEmpty()) {
        with.add(texts(value, field));
      }
    }
    return new Row(
        names,
        use.isEmpty() ? run : List.of(),
        with,
        texts(value, "without"),
        scalars(value, "when"),
        value.text("from").orElse(""),
        texts(value, "on"),
        texts(value, "soft"),
        value.text("command"),
        meaning(value, names.get(0)),
        texts(value, "yes"),
        texts(value, "near"),
        value.line());
  }

  private Meaning meaning(Value value, String firstName) {
    String[] means = value.text("means").orElse("nothing").split(" +", -1);
    Meaning.Act act = Meaning.Act.NOTHING;
    try {
      act = Meaning.Act.valueOf(means[0].toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      fail(value.line(), "no act is called " + means[0]);
    }
    String category = act == Meaning.Act.CHECK && means.length > 1 ? means[1] : "";
    if (act == Meaning.Act.CHECK && !CATEGORIES.contains(category)) {
      fail(value.line(), "no category is called " + category);
    }
    Map<String, String> details = new LinkedHashMap<>(scalars(value, "details"));
    if (act != Meaning.Act.CHECK && means.length > 1) {
      details.putIfAbsent("what", means[1]);
    }
    String tool = value.text("tool").orElse(plainName(firstName));
    return new Meaning(
        act,
        tool,
        category,
        value.text("subject").orElse("iac"),
        details,
        Set.copyOf(texts(value, "traits")));
  }

  private static String plainName(String name) {
    String last = name.substring(name.lastIndexOf(':') + 1);
    return last.substring(last.lastIndexOf('/') + 1).replace("*", "");
  }

  private static List<String> texts(Value value, String key) {
    return value.at(key).map(Value::texts).orElse(List.of());
  }

  private static Map<String, String> scalars(Value value, String key) {
    Map<String, String> found = new HashMap<>();
    for (Value.Pair pair : value.pairs(key)) {
      found.put(pair.key(), Optional.of(pair.value()).flatMap(Value::text).orElse(""));
    }
    return found;
  }

  private void fail(int line, String what) {
    throw new IllegalStateException("catalogue/" + name + ":" + line + ": " + what);
  }
}
