package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that a template of OpenShift makes, with the values that its parameters have by themselves. What is given
 * or generated when it is processed stays as it is written.
 */
final class OpenShiftTemplate {
  /** Names, images and numbers are shorter; what is longer is a file, and repeating it could fill the memory. */
  private static final int LONGEST_VALUE = 64;

  private final Map<String, String> values = new HashMap<>();

  private OpenShiftTemplate(Value.Mapping body) {
    for (Value parameter : body.items("parameters")) {
      String value = parameter.text("value").orElse("");
      boolean made = parameter.text("generate").isPresent();
      if (!value.isEmpty() && !made && value.length() <= LONGEST_VALUE) {
        parameter.text("name").ifPresent(name -> values.put(name, value));
      }
    }
  }

  /** Whether a document is such a template; before it had a group of its own it was of the core's. */
  static boolean isOne(Value.Mapping body) {
    String version = body.text("apiVersion").orElse("");
    return body.text("kind").filter("Template"::equals).isPresent()
        && (version.equals("v1") || version.equals("template.openshift.io/v1"))
        && !body.items("objects").isEmpty();
  }

  static List<Value> objects(Value.Mapping body) {
    OpenShiftTemplate template = new OpenShiftTemplate(body);
    return body.items("objects").stream().map(template::filled).toList();
  }

  private Value filled(Value value) {
    if (value instanceof Value.Mapping map) {
      List<Value.Pair> pairs = new ArrayList<>();
      for (Value.Pair pair : map.pairs()) {
        pairs.add(new Value.Pair(pair.key(), pair.line(), filled(pair.value())));
      }
      return new Value.Mapping(pairs, map.tag(), map.line(), map.endLine());
    }
    if (value instanceof Value.Sequence list) {
      List<Value> items = list.items().stream().map(this::filled).toList();
      return new Value.Sequence(items, list.tag(), list.line(), list.endLine());
    }
    return value instanceof Value.Scalar scalar && scalar.text().contains("${")
        ? new Value.Scalar(
            filled(scalar.text()), scalar.quoted(), scalar.tag(), scalar.line(), scalar.endLine())
        : value;
  }

  /** {@code ${NAME}} stands in a text, <code>${{NAME}}</code> for a number or a truth. */
  private String filled(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
      boolean doubled = text.startsWith("{", open + 2);
      int begin = open + (doubled ? 3 : 2);
      int end = text.indexOf('}', begin);
      if (end < 0) {
        break;
      }
      int next = end + (doubled && text.startsWith("}", end + 1) ? 2 : 1);
      String written = text.substring(open, next);
      out.append(text, at, open)
          .append(values.getOrDefault(text.substring(begin, end).strip(), written));
      at = next;
    }
    return out.append(text, at, text.length()).toString();
  }
}
