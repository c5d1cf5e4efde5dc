package dev.tidemark.rubric;

import dev.tidemark.document.Value;
import java.util.Set;
import java.util.TreeSet;

/** Whether a measure gives its function what that takes. */
final class SignatureCheck {
  private SignatureCheck() {}

  static void check(
      Fields fields,
      Value.Pair pair,
      String field,
      MeasureDeclaration.Signature signature,
      Value.Mapping mapping) {
    Set<String> known = new TreeSet<>(signature.required());
    known.addAll(signature.optional());
    for (Value.Pair filter : mapping.pairs("filters")) {
      unknown(fields, filter, field + ".filters", known);
    }
    for (String required : new TreeSet<>(signature.required())) {
      if (mapping.at("filters", required).isEmpty()) {
        fields.flaw(pair.line(), field + ".filters." + required, "is missing");
      }
    }
    for (Value.Pair number : mapping.pairs("numbers")) {
      unknown(fields, number, field + ".numbers", signature.numbers());
    }
    for (Value.Pair setting : mapping.pairs("settings")) {
      unknown(fields, setting, field + ".settings", signature.settings().keySet());
      Set<String> values = signature.settings().getOrDefault(setting.key(), Set.of());
      if (!values.isEmpty()) {
        values(fields, setting, field + ".settings", values);
      }
    }
  }

  private static void values(Fields fields, Value.Pair setting, String field, Set<String> allowed) {
    for (String text : setting.value().texts()) {
      if (!allowed.contains(text)) {
        fields.flaw(
            setting.line(),
            field + "." + setting.key(),
            "\"" + text + "\" is not known here" + Suggestion.among(text, allowed));
      }
    }
  }

  private static void unknown(Fields fields, Value.Pair pair, String field, Set<String> known) {
    if (!known.contains(pair.key())) {
      fields.flaw(
          pair.line(),
          field + "." + pair.key(),
          "is not taken by the function" + Suggestion.among(pair.key(), known));
    }
  }
}
