package dev.tidemark.rubric;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the indicators of a rubric file. */
final class IndicatorReader {
  private static final List<String> KNOWN =
      List.of(
          "level",
          "role",
          "title",
          "source",
          "explanation",
          "remedy",
          "advice",
          "holds",
          "against",
          "applies",
          "elsewhere",
          "falls-short",
          "absent",
          "settled-by",
          "confidence",
          "direct-when");
  private static final TreeMap<String, Indicator.Role> ROLES =
      new TreeMap<>(
          Map.of("requirement", Indicator.Role.REQUIREMENT, "symptom", Indicator.Role.SYMPTOM));
  private static final TreeMap<String, Absence> ABSENCES =
      new TreeMap<>(
          Map.of(
              "fails", Absence.FAILS,
              "unknown", Absence.UNKNOWN,
              "not-applicable", Absence.NOT_APPLICABLE));
  private static final TreeMap<String, Boolean> YES_NO =
      new TreeMap<>(Map.of("true", true, "false", false));
  private static final TreeMap<String, Boolean> CONFIDENCES =
      new TreeMap<>(Map.of("direct", false, "proxy", true));

  private final Fields fields;
  private final FilterReader filters;
  private final ConditionReader conditions;
  private final Vocabulary vocabulary;
  private final String rubric;
  private final List<Integer> levels;

  IndicatorReader(
      Fields fields,
      FilterReader filters,
      ConditionReader conditions,
      Vocabulary vocabulary,
      String rubric,
      List<Rubric.Level> levels) {
    this.fields = fields;
    this.filters = filters;
    this.conditions = conditions;
    this.vocabulary = vocabulary;
    this.rubric = rubric;
    this.levels = levels.stream().map(Rubric.Level::number).toList();
  }

  /**
   * One indicator.
   *
   * @param subject when the subject of its whole area exists
   */
  Indicator read(Value.Pair pair, Optional<Condition> subject) {
    String field = "indicators." + pair.key();
    Value.Mapping mapping = fields.mapping(pair.value(), field);
    fields.only(mapping, field, KNOWN);
    if (!pair.key().startsWith(rubric + ".")) {
      fields.flaw(pair.line(), field, "an id must begin with \"" + rubric + ".\"");
    }
    Absence absent = absence(mapping, "repository", field).orElse(Absence.FAILS);
    return new Indicator(
        pair.key(),
        level(mapping, field),
        role(mapping, field),
        fields.text(mapping, "title", field),
        fields.text(mapping, "source", field),
        fields.text(mapping, "explanation", field),
        fields.text(mapping, "remedy", field),
        advice(mapping, field),
        required(mapping, field),
        against(mapping, field),
        applies(mapping, field).within(subject),
        conditions.optional(mapping, "elsewhere", field),
        conditions.optional(mapping, "falls-short", field),
        absent,
        absence(mapping, "organisation", field).orElse(absent),
        fields
            .constant(mapping, "settled-by", field, ConditionReader.SCOPES)
            .orElse(Scope.REPOSITORY),
        fields.constant(mapping, "confidence", field, CONFIDENCES).orElse(false),
        conditions.optional(mapping, "direct-when", field));
  }

  private int level(Value.Mapping mapping, String field) {
    int level = mapping.get("level").map(v -> (int) fields.number(v, field + ".level")).orElse(0);
    if (mapping.get("level").isEmpty() || !levels.contains(level)) {
      fields.flaw(mapping.line(), field + ".level", "must be one of the levels " + levels);
    }
    return level;
  }

  private Indicator.Role role(Value.Mapping mapping, String field) {
    if (mapping.get("role").isEmpty()) {
      fields.flaw(mapping.line(), field + ".role", "is missing");
    }
    return fields.constant(mapping, "role", field, ROLES).orElse(Indicator.Role.REQUIREMENT);
  }

  private Condition required(Value.Mapping mapping, String field) {
    Optional<Condition> holds = conditions.optional(mapping, "holds", field);
    if (holds.isEmpty()) {
      fields.flaw(mapping.line(), field + ".holds", "is missing");
    }
    return holds.orElse(new Condition.Any(List.of()));
  }

  private Optional<Absence> absence(Value.Mapping mapping, String scope, String field) {
    Optional<Value> value = mapping.get("absent");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Value.Mapping scopes) {
      fields.only(scopes, field + ".absent", List.of("repository", "organisation"));
      return fields.constant(scopes, scope, field + ".absent", ABSENCES);
    }
    return fields.constant(mapping, "absent", field, ABSENCES);
  }

  private Against against(Value.Mapping mapping, String field) {
    Optional<Value> value = mapping.get("against");
    if (value.isEmpty()) {
      return Against.NOTHING;
    }
    String place = field + ".against";
    Value.Mapping against = fields.mapping(value.get(), place);
    fields.only(against, place, List.of("shown", "counts-when"));
    List<Filter> shown = new ArrayList<>();
    against
        .get("shown")
        .ifPresent(
            list ->
                fields
                    .sequence(list, place + ".shown")
                    .forEach(item -> shown.add(filters.read(item, place + ".shown"))));
    return new Against(shown, conditions.optional(against, "counts-when", place));
  }

  private List<Advice> advice(Value.Mapping mapping, String field) {
    String place = field + ".advice";
    List<Advice> advice = new ArrayList<>();
    for (Value item :
        mapping.get("advice").map(list -> fields.sequence(list, place)).orElse(List.of())) {
      Value.Mapping one = fields.mapping(item, place);
      fields.only(one, place, List.of("when", "remedy", "for-others"));
      Optional<Condition> when = conditions.optional(one, "when", place);
      if (when.isEmpty()) {
        fields.flaw(one.line(), place + ".when", "is missing");
      }
      advice.add(
          new Advice(
              when.orElse(new Condition.Any(List.of())),
              fields.text(one, "remedy", place),
              fields.constant(one, "for-others", place, YES_NO).orElse(false)));
    }
    return advice;
  }

  private Applies applies(Value.Mapping mapping, String field) {
    Optional<Value> value = mapping.get("applies");
    if (value.isEmpty()) {
      return Applies.ALWAYS;
    }
    String place = field + ".applies";
    Value.Mapping applies = fields.mapping(value.get(), place);
    fields.only(applies, place, List.of("not-to", "unless", "when"));
    return new Applies(
        fields.roles(applies, place, vocabulary.roles()),
        conditions.optional(applies, "unless", place),
        conditions.optional(applies, "when", place));
  }
}
