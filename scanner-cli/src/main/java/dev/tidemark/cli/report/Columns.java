package dev.tidemark.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Text measured and fitted in terminal columns: wide characters take two, combining ones none. */
public final class Columns {
  private Columns() {}

  /** How many columns a text without colour codes takes. */
  public static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  private static int of(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (character >= 0x1100 && character <= 0x115F)
            || (character >= 0x2E80 && character <= 0xA4CF)
            || (character >= 0xAC00 && character <= 0xD7A3)
            || (character >= 0xF900 && character <= 0xFAFF)
            || (character >= 0xFE30 && character <= 0xFE6F)
            || (character >= 0xFF00 && character <= 0xFF60)
            || (character >= 0x1F300 && character <= 0x1FAFF)
            || (character >= 0x20000 && character <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  /** The text in at most so many columns, cut at its end with an ellipsis. */
  public static String fit(String text, int columns, String ellipsis) {
    if (of(text) <= columns) {
      return text;
    }
    return head(text, Math.max(0, columns - of(ellipsis))) + ellipsis;
  }

  /** The text in at most so many columns, its beginning cut off with an ellipsis: names of one family differ in their ends. */
  public static String fitEnd(String text, int columns, String ellipsis) {
    int from = 0;
    while (from < text.length()
        && of(text.substring(from)) > (from == 0 ? columns : columns - of(ellipsis))) {
      from = text.offsetByCodePoints(from, 1);
    }
    return from == 0 ? text : ellipsis + text.substring(from);
  }

  /** The text followed by spaces up to the column. */
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /**
   * The text in lines of at most so many columns, broken at spaces. A longer word stays whole: half of a path can neither be
   * clicked nor searched for.
   */
  public static List<String> wrap(String text, int columns) {
    int width = Math.max(columns, 10);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words(text)) {
      if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** What may not be parted: a sign of percent stays with its number. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if (word.startsWith("%") && !words.isEmpty()) {
        words.add(words.remove(words.size() - 1) + " " + word);
      } else {
        words.add(word);
      }
    }
    return words;
  }

  private static String head(String text, int columns) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += of(character);
      if (used > columns && end > 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }
}
