package dev.tidemark.rubric;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads conditions: mappings with exactly one of present, absent, count, measure, all, any, not. */
final class ConditionReader {
  private static final TreeMap<String, Condition.Bound> BOUNDS =
      new TreeMap<>(
          Map.of(
              "at-least", Condition.Bound.AT_LEAST,
              "at-most", Condition.Bound.AT_MOST,
              "above", Condition.Bound.ABOVE,
              "below", Condition.Bound.BELOW));
  static final TreeMap<String, Scope> SCOPES =
      new TreeMap<>(Map.of("repository", Scope.REPOSITORY, "organisation", Scope.ORGANISATION));
  private static final List<String> FORMS =
      List.of("present", "absent", "count", "measure", "all", "any", "not", "attested", "not-to");

  private static final String REMEDY = "remedy";

  private final Fields fields;
  private final FilterReader filters;
  private final Map<String, Tolerance> tolerances;
  private final Map<String, MeasureDeclaration> measures;
  private final Set<String> roles;

  ConditionReader(
      Fields fields,
      FilterReader filters,
      Map<String, Tolerance> tolerances,
      Map<String, MeasureDeclaration> measures,
      Set<String> roles) {
    this.fields = fields;
    this.filters = filters;
    this.tolerances = tolerances;
    this.measures = measures;
    this.roles = Set.copyOf(roles);
  }

  Optional<Condition> optional(Value.Mapping mapping, String key, String field) {
    return mapping.get(key).map(value -> read(value, Fields.join(field, key)));
  }

  /** Any form may have advice of its own beside it. */
  Condition read(Value value, String field) {
    Value.Mapping mapping = fields.mapping(value, field);
    Condition condition = form(mapping, value, field);
    return fields
        .optionalText(mapping, REMEDY, field)
        .<Condition>map(remedy -> new Condition.Advised(condition, remedy))
        .orElse(condition);
  }

  private Condition form(Value.Mapping mapping, Value value, String field) {
    List<String> forms = FORMS.stream().filter(form -> mapping.get(form).isPresent()).toList();
    if (forms.size() != 1) {
      List<String> known = new ArrayList<>(FORMS);
      known.addAll(List.of("as", "proved-in", "at-least", "at-most", "above", "below"));
      only(mapping, field, known);
      fields.flaw(value.line(), field, "must have exactly one of " + String.join(", ", FORMS));
      return new Condition.All(List.of());
    }
    String form = forms.get(0);
    Value inner = mapping.get(form).orElseThrow();
    String place = Fields.join(field, form);
    return switch (form) {
      case "present" -> present(mapping, inner, field, place);
      case "absent" -> absent(mapping, inner, field, place);
      case "count" -> count(mapping, inner, field, place);
      case "measure" -> measured(mapping, inner, field, place);
      case "attested" -> {
        only(mapping, field, List.of("attested"));
        yield new Condition.Attested(fields.text(mapping, "attested", field));
      }
      case "not-to" -> {
        only(mapping, field, List.of("not-to"));
        yield new Condition.NotTo(fields.roles(mapping, field, roles));
      }
      case "not" -> {
        only(mapping, field, List.of("not"));
        yield new Condition.Not(read(inner, place));
      }
      default -> {
        only(mapping, field, List.of(form));
        List<Condition> parts = parts(inner, place);
        yield form.equals("all") ? new Condition.All(parts) : new Condition.Any(parts);
      }
    };
  }

  private void only(Value.Mapping mapping, String field, List<String> known) {
    List<String> all = new ArrayList<>(known);
    all.add(REMEDY);
    fields.only(mapping, field, all);
  }

  private Condition present(Value.Mapping mapping, Value inner, String field, String place) {
    only(mapping, field, List.of("present", "as"));
    Filter filter = filters.read(inner, place);
    return new Condition.Present(filter, noun(mapping, field, filter));
  }

  private Condition absent(Value.Mapping mapping, Value inner, String field, String place) {
    only(mapping, field, List.of("absent", "as", "proved-in"));
    Filter filter = filters.read(inner, place);
    return new Condition.Absent(
        filter,
        noun(mapping, field, filter),
        fields.constant(mapping, "proved-in", field, SCOPES).orElse(Scope.REPOSITORY));
  }

  private Condition count(Value.Mapping mapping, Value inner, String field, String place) {
    only(mapping, field, List.of("count", "as", "at-least"));
    Filter filter = filters.read(inner, place);
    return new Condition.Count(
        filter, noun(mapping, field, filter), threshold(mapping, "at-least", field));
  }

  private Condition measured(Value.Mapping mapping, Value inner, String field, String place) {
    List<String> known = new ArrayList<>(BOUNDS.keySet());
    known.add("measure");
    only(mapping, field, known);
    List<String> given = BOUNDS.keySet().stream().filter(b -> mapping.get(b).isPresent()).toList();
    MeasureDeclaration measure = measures.get(fields.oneOf(inner, place, measures.keySet()));
    if (given.size() != 1) {
      fields.flaw(
          inner.line(), field, "must have exactly one of " + String.join(", ", BOUNDS.keySet()));
    }
    if (given.size() != 1 || measure == null) {
      return new Condition.All(List.of());
    }
    Condition.Bound bound = Objects.requireNonNull(BOUNDS.get(given.get(0)));
    return new Condition.Measured(measure, bound, threshold(mapping, given.get(0), field));
  }

  private List<Condition> parts(Value inner, String place) {
    List<Condition> parts = new ArrayList<>();
    List<Value> items = fields.sequence(inner, place);
    for (int i = 0; i < items.size(); i++) {
      parts.add(read(items.get(i), place + "[" + i + "]"));
    }
    if (items.isEmpty()) {
      fields.flaw(inner.line(), place, "must hold at least one condition");
    }
    return parts;
  }

  /** Thresholds are tolerances by name, so that each has a reason. */
  Threshold threshold(Value.Mapping mapping, String key, String field) {
    Optional<Value> value = mapping.get(key);
    if (value.isEmpty()) {
      fields.flaw(mapping.line(), Fields.join(field, key), "is missing");
      return new Threshold("", 0);
    }
    return threshold(value.get(), Fields.join(field, key));
  }

  Threshold threshold(Value value, String field) {
    String name = fields.oneOf(value, field, tolerances.keySet());
    Tolerance tolerance = tolerances.get(name);
    return new Threshold(name, tolerance == null ? 0 : tolerance.value());
  }

  private String noun(Value.Mapping mapping, String field, Filter filter) {
    return fields.optionalText(mapping, "as", field).orElseGet(filter::inWords);
  }
}
