package dev.tidemark.format.yaml;

/**
 * Values that a script puts in before anybody reads the file as YAML ({@code name: @@NAME@@}, {@code !!!NAME!!!}, {@code
 * %NAME%}) and that YAML refuses. They become variables, as other templates write them, line for line.
 */
final class Placeholders {
  private Placeholders() {}

  /** Whether a value or line may begin with one. */
  static boolean mayBeIn(String text) {
    return text.contains(" @")
        || text.contains("\n@")
        || text.contains(" %")
        || text.contains("!!!")
        || text.contains(" `");
  }

  /** The text with each of them as a variable; a line that is nothing else is left blank. */
  static String asVariables(String text) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end);
      out.append(line(line));
      if (end < 0) {
        break;
      }
      out.append('\n');
      at = end + 1;
    }
    return out.toString();
  }

  private static String line(String line) {
    int start = value(line);
    String value = line.substring(start).stripTrailing();
    String name = name(value);
    if (name.isEmpty()) {
      return line;
    }
    String before = line.substring(0, start);
    return before.isBlank() ? "" : before + "${" + name + "}";
  }

  /** Where the value of a line begins: behind its dashes, and behind its key. */
  private static int value(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) == ' ' || line.startsWith("- ", start))) {
      start++;
    }
    int colon = line.indexOf(": ", start);
    if (colon >= 0) {
      start = colon + 2;
      while (start < line.length() && line.charAt(start) == ' ') {
        start++;
      }
    }
    return start;
  }

  /** The name of a value that is one word between marks; empty for any other. */
  private static String name(String value) {
    boolean marked =
        value.startsWith("@")
            || value.startsWith("!!!")
            || value.startsWith("`")
            || (value.startsWith("%") && value.length() > 2 && value.endsWith("%"));
    if (!marked) {
      return "";
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '"' || c == '\'' || c == '{' || c == '}') {
        return "";
      }
      if (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.') {
        name.append(c);
      }
    }
    return name.toString();
  }
}
