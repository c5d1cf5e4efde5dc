package dev.tidemark.format.yaml;

/**
 * Leaves out the schemas of Kubernetes' CustomResourceDefinitions before they are parsed: they are most of the YAML of a
 * provider or operator, and no fact rests on them. The lines stay, empty. A definition may stand alone, or among the objects
 * of a list or template.
 */
final class CustomResourceSchemas {
  private CustomResourceSchemas() {}

  static String without(String text) {
    if (!text.contains("kind: CustomResourceDefinition")) {
      return text;
    }
    StringBuilder kept = new StringBuilder(Math.min(text.length(), 16_384));
    int dropping = -1;
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      int first = at;
      while (first < end && text.charAt(first) == ' ') {
        first++;
      }
      int indent = first - at;
      if (dropping >= 0 && first < end && text.charAt(first) != '\r' && indent <= dropping) {
        dropping = -1;
      }
      if (dropping < 0) {
        kept.append(text, at, end);
        if (text.startsWith("openAPIV3Schema:", first)) {
          dropping = indent;
        }
      }
      kept.append('\n');
      at = end + 1;
    }
    return kept.toString();
  }
}
