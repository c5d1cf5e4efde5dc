package dev.tidemark.format.shell;

import java.util.Map;

/**
 * Closing words that a script has more of than of what they close: its author's slip, where the shell gives up. Counted in
 * the text itself, so that a loop whose beginning we took for something else is never such a slip: words that open count
 * wherever they stand outside of comments, in prose too, those that close only where a command begins.
 */
final class SurplusWords {
  private static final Map<String, String> OPENED_BY =
      Map.of("done", "do", "fi", "if", "esac", "case");

  private SurplusWords() {}

  /** Whether a closing word of the script is one too many. */
  static boolean has(String text, String closing) {
    String opening = OPENED_BY.get(closing);
    return opening != null && count(text, closing, true) > count(text, opening, false);
  }

  private static int count(String text, String word, boolean asCommand) {
    int found = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      int end = at + word.length();
      boolean whole =
          (at == 0 || !isOfName(text.charAt(at - 1)))
              && (end == text.length() || !isOfName(text.charAt(end)));
      boolean counts = asCommand ? beginsCommand(text, at) : !isComment(text, at);
      found += whole && counts ? 1 : 0;
    }
    return found;
  }

  private static boolean beginsCommand(String text, int at) {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n' || text.charAt(before) == ';';
  }

  /** Whether the line is a comment as a whole. */
  private static boolean isComment(String text, int at) {
    int first = text.lastIndexOf('\n', at) + 1;
    while (first < at && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
      first++;
    }
    return text.charAt(first) == '#';
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
