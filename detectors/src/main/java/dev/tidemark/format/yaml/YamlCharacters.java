package dev.tidemark.format.yaml;

/**
 * The characters of a text, each looked at once: made digestible for a YAML scanner without moving a line.
 *
 * @param text with characters that YAML forbids, and those that mark template actions here, replaced
 * @param maybeTemplate whether something stands in it that template actions begin or end with
 */
record YamlCharacters(String text, boolean maybeTemplate) {

  /** Characters that are looked at in one go, in an array: asking a text for each takes several times as long. */
  private static final int CHUNK = 8_192;

  static YamlCharacters of(String text) {
    char[] chunk = new char[Math.min(CHUNK, text.length())];
    int forbidden = -1;
    boolean template = false;
    char before = 0;
    for (int from = 0; from < text.length(); from += CHUNK) {
      int length = Math.min(CHUNK, text.length() - from);
      text.getChars(from, from + length, chunk, 0);
      for (int i = 0; i < length; i++) {
        char c = chunk[i];
        if (forbidden < 0 && isForbidden(c)) {
          forbidden = from + i;
        }
        if ((c == '{' && (before == '{' || before == '%')) || (c == '%' && before == '{')) {
          template = true;
        }
        before = c;
      }
    }
    return new YamlCharacters(forbidden < 0 ? text : replaced(text, forbidden), template);
  }

  private static String replaced(String text, int from) {
    char[] characters = text.toCharArray();
    for (int i = from; i < characters.length; i++) {
      if (isForbidden(characters[i])) {
        characters[i] = characters[i] == '\u2028' || characters[i] == '\u2029' ? ' ' : '\uFFFD';
      }
    }
    return new String(characters);
  }

  /** The text with spaces for tabs behind the first word of a line, and on blank lines; those that indent stay wrong. */
  static String withoutSeparatingTabs(String text) {
    char[] characters = text.toCharArray();
    boolean indenting = true;
    int lineStart = 0;
    for (int i = 0; i < characters.length; i++) {
      char c = characters[i];
      if (c == '\n') {
        for (int blank = lineStart; indenting && blank < i; blank++) {
          characters[blank] = ' ';
        }
        indenting = true;
        lineStart = i + 1;
      } else if (c == '\t' && !indenting) {
        characters[i] = ' ';
      } else if (c != '\t' && c != ' ') {
        indenting = false;
      }
    }
    return new String(characters);
  }

  /** The text with {@code /} for the escaped {@code \/} that YAML took over from JSON, on lines with a quoted text. */
  static String withKnownEscapes(String text) {
    if (!text.contains("\\/")) {
      return text;
    }
    StringBuilder known = new StringBuilder(text.length());
    for (String line : text.split("(?<=\n)", -1)) {
      known.append(line.indexOf('"') >= 0 ? line.replace("\\/", "/") : line);
    }
    return known.toString();
  }

  /**
   * Control characters but tab and line ends, byte order marks inside, half surrogates are left to the scanner's own
   * check; Unicode's line separators would move line numbers.
   */
  private static boolean isForbidden(char c) {
    if (c < 0x7F) {
      return c < 0x20 && c != '\n' && c != '\t' && c != '\r';
    }
    return c <= 0x9F
        || c == '\u2028'
        || c == '\u2029'
        || c == '\uFEFF'
        || c >= '\uFFFE'
        || TemplateText.isMark(c);
  }
}
