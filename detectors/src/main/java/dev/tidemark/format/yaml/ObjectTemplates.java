package dev.tidemark.format.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * The named templates of a chart's {@code .tpl} file that hold whole objects, as documents of one stream on the lines that
 * they stand on: {@code {{ define "x" }}} ends a document and begins another. The others hold labels and names, and go.
 */
final class ObjectTemplates {
  private static final String DOCUMENT = "-}}---";

  private ObjectTemplates() {}

  /** The text with all but objects left blank; nothing where it holds none. */
  static String objects(String text) {
    List<String> part = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    boolean any = false;
    for (String line : text.split("\n", -1)) {
      if (isDefine(line)) {
        any |= end(part, out);
      }
      part.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    any |= end(part, out);
    return any ? out.toString() : "";
  }

  /** Whether what a line begins is a named template. */
  private static boolean isDefine(String line) {
    if (!line.startsWith("{{")) {
      return false;
    }
    int at = line.startsWith("{{-") ? 3 : 2;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return line.startsWith("define ", at) && line.stripTrailing().endsWith("}}");
  }

  private static boolean end(List<String> part, StringBuilder out) {
    boolean object =
        !part.isEmpty() && isDefine(part.get(0)) && has("apiVersion:", part) && has("kind:", part);
    for (String line : part) {
      if (object && isDefine(line)) {
        String action = line.stripTrailing();
        int close = action.length() - (action.endsWith("-}}") ? 3 : 2);
        out.append(action, 0, close).append(DOCUMENT);
      } else if (object) {
        out.append(line);
      }
      out.append('\n');
    }
    part.clear();
    return object;
  }

  private static boolean has(String key, List<String> lines) {
    return lines.stream().anyMatch(line -> line.startsWith(key));
  }
}
