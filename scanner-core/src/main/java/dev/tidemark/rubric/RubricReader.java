package dev.tidemark.rubric;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a rubric file: a pure function of its value tree. Every error names the file, the line and the field, and all of
 * them are reported at once.
 */
public final class RubricReader {
  private static final List<String> TOP =
      List.of(
          "id",
          "version",
          "title",
          "source",
          "levels",
          "assessed-when",
          "tolerances",
          "measures",
          "areas",
          "findings");

  private final Fields fields;
  private final Vocabulary vocabulary;
  private final FilterReader filters;
  private final Map<String, Double> changed;
  private final Map<String, Tolerance> tolerances = new LinkedHashMap<>();
  private final Map<String, MeasureDeclaration> measures = new LinkedHashMap<>();
  private final ConditionReader conditions;

  private RubricReader(String file, Vocabulary vocabulary, Map<String, Double> changed) {
    this.fields = new Fields(file);
    this.vocabulary = vocabulary;
    this.changed = changed;
    this.filters = new FilterReader(fields, vocabulary, tolerances);
    this.conditions =
        new ConditionReader(fields, filters, tolerances, measures, vocabulary.roles());
  }

  /**
   * Reads a rubric.
   *
   * @param file how errors name it
   * @param changed tolerances of this rubric that a configuration sets otherwise, by name
   */
  public static RubricReading read(
      String file, Value root, Vocabulary vocabulary, Map<String, Double> changed) {
    RubricReader reader = new RubricReader(file, vocabulary, changed);
    Rubric rubric = reader.rubric(root);
    List<RubricFlaw> flaws = reader.fields.flaws();
    return new RubricReading(flaws.isEmpty() ? Optional.of(rubric) : Optional.empty(), flaws);
  }

  private Rubric rubric(Value root) {
    Value.Mapping top = fields.mapping(root, "");
    fields.only(top, "", TOP);
    List<Rubric.Level> levels = levels(top);
    readTolerances(top);
    readMeasures(top);
    String id = fields.text(top, "id", "");
    Condition assessed =
        conditions.optional(top, "assessed-when", "").orElse(new Condition.All(List.of()));
    if (top.get("assessed-when").isEmpty()) {
      fields.flaw(top.line(), "assessed-when", "is missing");
    }
    return new Rubric(
        id,
        fields.text(top, "version", ""),
        fields.text(top, "title", ""),
        fields.text(top, "source", ""),
        levels,
        assessed,
        List.copyOf(tolerances.values()),
        List.copyOf(measures.values()),
        areas(top, id, levels),
        findings(top));
  }

  private List<Rubric.Level> levels(Value.Mapping top) {
    List<Rubric.Level> levels = new ArrayList<>();
    for (Value item : required(top, "levels")) {
      Value.Mapping level = fields.mapping(item, "levels");
      fields.only(level, "levels", List.of("number", "name"));
      levels.add(
          new Rubric.Level(
              wholeNumber(level, "number", "levels"), fields.text(level, "name", "levels")));
    }
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).number() <= levels.get(i - 1).number()) {
        fields.flaw(top.line(), "levels", "must go from the lowest to the highest");
      }
    }
    return levels;
  }

  private void readTolerances(Value.Mapping top) {
    for (Value.Pair pair : top.pairs("tolerances")) {
      String field = "tolerances." + pair.key();
      Value.Mapping mapping = fields.mapping(pair.value(), field);
      fields.only(mapping, field, List.of("value", "unit", "reason"));
      double written =
          mapping.get("value").map(v -> fields.number(v, field + ".value")).orElse(0.0);
      if (mapping.get("value").isEmpty()) {
        fields.flaw(pair.line(), field + ".value", "is missing");
      }
      tolerances.put(
          pair.key(),
          new Tolerance(
              pair.key(),
              changed.getOrDefault(pair.key(), written),
              fields.text(mapping, "unit", field),
              fields.text(mapping, "reason", field)));
    }
    for (String name : changed.keySet()) {
      if (!tolerances.containsKey(name)) {
        fields.flaw(
            top.line(),
            "tolerances",
            "\""
                + name
                + "\" is changed by the configuration and does not exist"
                + Suggestion.among(name, tolerances.keySet()));
      }
    }
  }

  private void readMeasures(Value.Mapping top) {
    for (Value.Pair pair : top.pairs("measures")) {
      String field = "measures." + pair.key();
      Value.Mapping mapping = fields.mapping(pair.value(), field);
      fields.only(
          mapping,
          field,
          List.of("function", "definition", "unit", "says", "filters", "settings", "numbers"));
      measures.put(pair.key(), measure(pair, mapping, field));
    }
  }

  private MeasureDeclaration measure(Value.Pair pair, Value.Mapping mapping, String field) {
    SortedMap<String, Filter> given = new TreeMap<>();
    mapping
        .pairs("filters")
        .forEach(f -> given.put(f.key(), filters.read(f.value(), field + ".filters." + f.key())));
    SortedMap<String, String> settings = new TreeMap<>();
    mapping
        .pairs("settings")
        .forEach(s -> settings.put(s.key(), String.join(",", s.value().texts())));
    SortedMap<String, Threshold> numbers = new TreeMap<>();
    mapping
        .pairs("numbers")
        .forEach(
            n ->
                numbers.put(
                    n.key(), conditions.threshold(n.value(), field + ".numbers." + n.key())));
    String function = fields.text(mapping, "function", field);
    MeasureDeclaration.Signature signature = vocabulary.functions().get(function);
    if (signature == null) {
      fields.flaw(
          pair.line(),
          field + ".function",
          "\""
              + function
              + "\" is no function that measures"
              + Suggestion.among(function, vocabulary.functions().keySet()));
    } else {
      SignatureCheck.check(fields, pair, field, signature, mapping);
    }
    return new MeasureDeclaration(
        pair.key(),
        function,
        fields.text(mapping, "definition", field),
        fields.text(mapping, "unit", field),
        fields.text(mapping, "says", field),
        given,
        settings,
        numbers);
  }

  private List<PracticeArea> areas(Value.Mapping top, String rubric, List<Rubric.Level> levels) {
    List<PracticeArea> areas = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    IndicatorReader indicators =
        new IndicatorReader(fields, filters, conditions, vocabulary, rubric, levels);
    for (Value item : required(top, "areas")) {
      Value.Mapping area = fields.mapping(item, "areas");
      fields.only(area, "areas", List.of("id", "title", "applies-when", "indicators"));
      String id = fields.text(area, "id", "areas");
      Optional<Condition> subject = conditions.optional(area, "applies-when", "areas." + id);
      List<Indicator> of = new ArrayList<>();
      for (Value.Pair pair : area.pairs("indicators")) {
        if (!ids.add(pair.key())) {
          fields.flaw(pair.line(), "areas." + id + ".indicators." + pair.key(), "is given twice");
        }
        of.add(indicators.read(pair, subject));
      }
      areas.add(new PracticeArea(id, fields.text(area, "title", "areas"), of));
    }
    return areas;
  }

  private List<Rubric.Finding> findings(Value.Mapping top) {
    List<Rubric.Finding> findings = new ArrayList<>();
    for (Value.Pair pair : top.pairs("findings")) {
      String field = "findings." + pair.key();
      Value.Mapping mapping = fields.mapping(pair.value(), field);
      fields.only(mapping, field, List.of("level", "form", "says", "when"));
      String form =
          mapping
              .get("form")
              .map(v -> fields.oneOf(v, field + ".form", List.of("stall", "signal")))
              .orElse("");
      findings.add(
          new Rubric.Finding(
              pair.key(),
              wholeNumber(mapping, "level", field),
              form.equals("stall"),
              fields.text(mapping, "says", field),
              conditions.optional(mapping, "when", field).orElse(new Condition.Any(List.of()))));
    }
    return findings;
  }

  private int wholeNumber(Value.Mapping mapping, String key, String field) {
    Optional<Value> value = mapping.get(key);
    if (value.isEmpty()) {
      fields.flaw(mapping.line(), field + "." + key, "is missing");
      return 0;
    }
    return (int) fields.number(value.get(), field + "." + key);
  }

  private List<Value> required(Value.Mapping top, String key) {
    Optional<Value> value = top.get(key);
    if (value.isEmpty()) {
      fields.flaw(top.line(), key, "is missing");
      return List.of();
    }
    return fields.sequence(value.get(), key);
  }
}
