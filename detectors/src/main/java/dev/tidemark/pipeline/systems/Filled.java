package dev.tidemark.pipeline.systems;

import java.util.List;
import java.util.Map;

/** Puts variables into a text such as {@code review/$CI_COMMIT_REF_SLUG}; what is not known stays. */
final class Filled {
  private Filled() {}

  static String of(String text, Map<String, String> first, Map<String, String> second) {
    String filled = text;
    for (Map<String, String> known : List.of(first, second)) {
      for (Map.Entry<String, String> entry : known.entrySet()) {
        if (filled.indexOf('$') >= 0) {
          filled = filled.replace("${" + entry.getKey() + "}", entry.getValue());
          filled =
              filled.endsWith("$" + entry.getKey()) || filled.contains("$" + entry.getKey() + "/")
                  ? filled.replace("$" + entry.getKey(), entry.getValue())
                  : filled;
        }
      }
    }
    return filled;
  }
}
