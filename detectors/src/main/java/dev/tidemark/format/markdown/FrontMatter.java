package dev.tidemark.format.markdown;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a document says about itself before it begins, between two lines of dashes.
 *
 * @param keys its plain keys in lower case
 * @param rest the document after it
 * @param linesBefore lines that it takes
 */
record FrontMatter(Map<String, String> keys, String rest, int linesBefore) {

  /** How far its end is looked for. Lines. */
  private static final int LONGEST = 100;

  static FrontMatter of(String text) {
    if (!text.startsWith("---\n") && !text.startsWith("---\r\n")) {
      return new FrontMatter(Map.of(), text, 0);
    }
    Map<String, String> keys = new TreeMap<>();
    int at = text.indexOf('\n') + 1;
    for (int lines = 1; lines < LONGEST && at < text.length(); lines++) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, end);
      if (line.stripTrailing().equals("---")) {
        String rest = end < text.length() ? text.substring(end + 1) : "";
        return new FrontMatter(Collections.unmodifiableMap(keys), rest, lines + 1);
      }
      int colon = line.indexOf(':');
      if (colon > 0 && Character.isLetter(line.charAt(0))) {
        String value = line.substring(colon + 1).strip();
        keys.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            value.replace("\"", "").replace("'", ""));
      }
      at = end + 1;
    }
    return new FrontMatter(Map.of(), text, 0);
  }
}
