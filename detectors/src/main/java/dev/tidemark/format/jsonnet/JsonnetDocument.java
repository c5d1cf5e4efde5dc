package dev.tidemark.format.jsonnet;

import dev.tidemark.document.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of Jsonnet, sketched: nothing is evaluated.
 *
 * @param fields in the order of the file, bounded
 */
public record JsonnetDocument(List<Field> fields) implements Document {

  public JsonnetDocument {
    fields = List.copyOf(fields);
  }

  /**
   * A field of some object.
   *
   * @param text the text that its value begins with; empty when it is no text
   */
  public record Field(String name, String text, int line) {}

  /** A rule in the notation of Prometheus, one that alerts or one that records, with the expression that follows. */
  public record Rule(boolean alerts, String name, String expression, int line) {}

  /** The rules that are written here; those that functions make are not seen. */
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    Field named = null;
    for (Field field : fields) {
      if (field.name().equals("alert") || field.name().equals("record")) {
        named = field.text().isEmpty() ? null : field;
      } else if (field.name().equals("expr") && named != null) {
        rules.add(new Rule(named.name().equals("alert"), named.text(), field.text(), named.line()));
        named = null;
      }
    }
    return rules;
  }

  /** The line of the field by which mixins hand over their dashboards; 0 without one. */
  public int dashboards() {
    return fields.stream()
        .filter(field -> field.name().equals("grafanaDashboards"))
        .mapToInt(Field::line)
        .findFirst()
        .orElse(0);
  }
}
