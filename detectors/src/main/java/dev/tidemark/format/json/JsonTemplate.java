package dev.tidemark.format.json;

/** A template of Terraform for JSON: interpolations that stand for whole values, and directives that decide what is written. */
final class JsonTemplate {

  /** Interpolations longer than this are unclosed braces. Characters. */
  private static final int LONGEST = 2_000;

  private JsonTemplate() {}

  static boolean mayBe(String text) {
    return text.contains("${") || text.contains("%{");
  }

  /** The text with each interpolation as a string or within one, and without directives; lines stay where they are. */
  static String filled(String text) {
    StringBuilder filled = new StringBuilder(text.length() + 64);
    boolean quoted = false;
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      boolean opens = (c == '$' || c == '%') && text.startsWith("{", at + 1);
      int end = opens ? end(text, at + 2) : -1;
      if (end > 0) {
        String around = quoted ? "" : "\"";
        if (quoted || c == '$') {
          filled.append(around).append(text.substring(at, end).replace('"', '\'')).append(around);
        }
        at = end;
        continue;
      }
      if (c == '\\' && quoted && at + 1 < text.length()) {
        filled.append(c).append(text.charAt(at + 1));
        at += 2;
        continue;
      }
      quoted = (c == '"') != quoted && c != '\n';
      filled.append(c);
      at++;
    }
    return filled.toString();
  }

  /** Behind the brace that closes on the same line; -1 when none does. */
  private static int end(String text, int from) {
    int depth = 1;
    int limit = Math.min(text.length(), from + LONGEST);
    for (int at = from; at < limit && text.charAt(at) != '\n'; at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }
}
