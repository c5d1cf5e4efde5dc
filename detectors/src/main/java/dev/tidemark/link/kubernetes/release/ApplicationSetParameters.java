package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.List;

/** The parameters that generators of an ApplicationSet put into its template. */
public final class ApplicationSetParameters {
  /** How a template asks for a parameter, with and without Go's templates. */
  private static final List<String> FORMS = List.of("{{%s}}", "{{ %s }}", "{{.%s}}", "{{ .%s }}");

  private ApplicationSetParameters() {}

  /** The generators that a generator puts together out of others; none where it is no such. */
  public static List<Value> combined(Value generator) {
    List<Value> inner = new ArrayList<>(generator.items("matrix", "generators"));
    inner.addAll(generator.items("merge", "generators"));
    return inner;
  }

  /** Whether a text asks for a parameter. */
  public static boolean isIn(String template, String parameter) {
    return FORMS.stream().anyMatch(form -> template.contains(form.formatted(parameter)));
  }

  /** The text with a parameter put in. */
  public static String put(String template, String parameter, String value) {
    String out = template;
    for (String form : FORMS) {
      out = out.replace(form.formatted(parameter), value);
    }
    return out;
  }
}
