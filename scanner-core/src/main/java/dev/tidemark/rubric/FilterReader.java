package dev.tidemark.rubric;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads filters: {@code {kind: ci.check, category: {not: [format, docs]}, blocking: true}}. */
final class FilterReader {
  private static final List<String> COMBINED = List.of("all", "any", "not");

  private final Fields fields;
  private final Vocabulary vocabulary;
  private final Map<String, Tolerance> tolerances;

  FilterReader(Fields fields, Vocabulary vocabulary, Map<String, Tolerance> tolerances) {
    this.fields = fields;
    this.vocabulary = vocabulary;
    this.tolerances = tolerances;
  }

  Filter read(Value value, String field) {
    Value.Mapping mapping = fields.mapping(value, field);
    List<String> kinds = new ArrayList<>();
    if (mapping.get("kind").isEmpty()) {
      fields.flaw(value.line(), Fields.join(field, "kind"), "is missing");
    }
    mapping.get("kind").ifPresent(kind -> readKinds(kind, Fields.join(field, "kind"), kinds));
    return new Filter(kinds, tests(mapping, kinds, field, true));
  }

  private void readKinds(Value value, String field, List<String> kinds) {
    List<Value> each = value instanceof Value.Sequence list ? list.items() : List.of(value);
    each.forEach(kind -> kinds.add(fields.oneOf(kind, field, vocabulary.kinds().keySet())));
  }

  private AttributeTest tests(
      Value.Mapping mapping, List<String> kinds, String field, boolean kindAllowed) {
    List<AttributeTest> tests = new ArrayList<>();
    for (Value.Pair pair : mapping.pairs()) {
      String place = Fields.join(field, pair.key());
      if (pair.key().equals("kind") && kindAllowed) {
        continue;
      }
      if (pair.key().equals("kind")) {
        List<String> only = new ArrayList<>();
        readKinds(pair.value(), place, only);
        tests.add(new AttributeTest.OfKind(only));
      } else if (COMBINED.contains(pair.key())) {
        tests.add(combined(pair, kinds, place));
      } else {
        tests.add(attribute(pair, kinds, place));
      }
    }
    return tests.size() == 1 ? tests.get(0) : new AttributeTest.AllOf(tests);
  }

  private AttributeTest combined(Value.Pair pair, List<String> kinds, String place) {
    if (pair.key().equals("not")) {
      return new AttributeTest.Not(tests(fields.mapping(pair.value(), place), kinds, place, false));
    }
    List<AttributeTest> parts = new ArrayList<>();
    for (Value item : fields.sequence(pair.value(), place)) {
      parts.add(tests(fields.mapping(item, place), kinds, place, false));
    }
    return pair.key().equals("all")
        ? new AttributeTest.AllOf(parts)
        : new AttributeTest.AnyOf(parts);
  }

  private AttributeTest attribute(Value.Pair pair, List<String> kinds, String place) {
    Set<String> known = new TreeSet<>();
    kinds.forEach(kind -> known.addAll(vocabulary.attributes(kind)));
    if (!known.contains(pair.key())) {
      fields.flaw(
          pair.line(),
          place,
          "is no attribute of " + String.join(" or ", kinds) + Suggestion.among(pair.key(), known));
    }
    return value(pair.key(), pair.value(), kinds, place);
  }

  private AttributeTest value(String attribute, Value value, List<String> kinds, String place) {
    if (!(value instanceof Value.Mapping mapping)) {
      return new AttributeTest.OneOf(attribute, texts(attribute, value, kinds, place));
    }
    fields.only(mapping, place, List.of("not", "at-least", "at-most", "given"));
    List<AttributeTest> tests = new ArrayList<>();
    mapping
        .get("not")
        .ifPresent(
            other -> tests.add(new AttributeTest.Not(value(attribute, other, kinds, place))));
    mapping
        .get("given")
        .ifPresent(
            given ->
                tests.add(
                    new AttributeTest.Given(
                        attribute,
                        fields.oneOf(given, place, List.of("true", "false")).equals("true"))));
    if (mapping.get("at-least").isPresent() || mapping.get("at-most").isPresent()) {
      double least =
          mapping.get("at-least").map(v -> number(v, place)).orElse(Double.NEGATIVE_INFINITY);
      double most =
          mapping.get("at-most").map(v -> number(v, place)).orElse(Double.POSITIVE_INFINITY);
      tests.add(new AttributeTest.Between(attribute, least, most));
    }
    return tests.size() == 1 ? tests.get(0) : new AttributeTest.AllOf(tests);
  }

  /** A number as it stands, or that of a tolerance by its name. */
  private double number(Value value, String place) {
    Tolerance tolerance = tolerances.get(value.text().orElse(""));
    return tolerance == null ? fields.number(value, place) : tolerance.value();
  }

  private List<String> texts(String attribute, Value value, List<String> kinds, String place) {
    List<String> texts = value.texts();
    if (texts.isEmpty()) {
      fields.flaw(value.line(), place, "must be a text, a list of texts, or a mapping");
    }
    Set<String> allowed = new TreeSet<>();
    boolean closed = true;
    for (String kind : kinds) {
      if (vocabulary.attributes(kind).contains(attribute)) {
        Set<String> values = vocabulary.values(kind, attribute);
        closed &= !values.isEmpty();
        allowed.addAll(values);
      }
    }
    for (String text : texts) {
      if (closed && !allowed.isEmpty() && !allowed.contains(text)) {
        fields.flaw(
            value.line(),
            place,
            "\"" + text + "\" is no value of it" + Suggestion.among(text, allowed));
      }
    }
    return texts;
  }
}
