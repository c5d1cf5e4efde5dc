package dev.tidemark.format.jsonnet;

import dev.tidemark.document.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of Jsonnet, sketched: nothing is evaluated.
 *
 * @param fields in the order of the file, bounded
 * @param spendsBudget whether a name or a text in it speaks of how fast the budget of errors is spent
 */
public record JsonnetDocument(List<Field> fields, boolean spendsBudget) implements Document {

  /** Fields that may stand between the computed name of a rule and its expression: a panel of a dashboard has more. */
  private static final int BETWEEN = 1;

  public JsonnetDocument {
    fields = List.copyOf(fields);
  }

  /**
   * A field of some object.
   *
   * @param text the text that its value begins with; empty when it is no text
   * @param computed whether its value begins with a name: a variable, a call
   */
  public record Field(String name, String text, boolean computed, int line) {}

  /** A rule in the notation of Prometheus, one that alerts or one that records, with the expression that follows. */
  public record Rule(boolean alerts, String name, String expression, int line) {}

  /** The rules that are written here, also by functions that make many; then the name is empty. */
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    Field named = null;
    int between = 0;
    for (Field field : fields) {
      if (field.name().equals("alert") || field.name().equals("record")) {
        named = field.text().isEmpty() && !field.computed() ? null : field;
        between = 0;
      } else if (field.name().equals("expr") && named != null) {
        if (!named.computed() || between <= BETWEEN) {
          boolean alerts = named.name().equals("alert");
          rules.add(new Rule(alerts, named.text(), field.text(), named.line()));
        }
        named = null;
      } else {
        between++;
      }
    }
    return rules;
  }

  /** Whether some field has this name. */
  public boolean has(String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name));
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
