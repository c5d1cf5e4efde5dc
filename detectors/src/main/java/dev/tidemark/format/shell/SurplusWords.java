package dev.tidemark.format.shell;

import java.util.HashMap;
import java.util.Map;

/**
 * Closing words that a script has more of than of what they close: its author's slip, where the shell gives up. Counted in
 * the text itself, so that a loop whose beginning we took for something else is never such a slip: words that open count
 * wherever they stand outside of comments, in prose too, those that close only where a command begins. Each word is counted
 * once, in one pass.
 */
final class SurplusWords {
  private static final Map<String, String> OPENED_BY =
      Map.of("done", "do", "fi", "if", "esac", "case");

  private final String text;
  private final Map<String, Boolean> known = new HashMap<>();

  SurplusWords(String text) {
    this.text = text;
  }

  /** Whether a closing word of the script is one too many. */
  boolean has(String closing) {
    String opening = OPENED_BY.get(closing);
    return opening != null
        && known.computeIfAbsent(closing, word -> count(word, true) > count(opening, false));
  }

  private int count(String word, boolean asCommand) {
    int found = 0;
    boolean begins = true;
    boolean blank = true;
    boolean comment = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      comment = c != '\n' && (comment || (c == '#' && blank));
      boolean counts = !comment && (begins || !asCommand);
      found += counts && isWord(word, at) ? 1 : 0;
      boolean space = c == ' ' || c == '\t';
      begins = c == '\n' || c == ';' || (begins && space);
      blank = c == '\n' || (blank && space);
    }
    return found;
  }

  private boolean isWord(String word, int at) {
    int end = at + word.length();
    return text.startsWith(word, at)
        && (at == 0 || !isOfName(text.charAt(at - 1)))
        && (end == text.length() || !isOfName(text.charAt(end)));
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
