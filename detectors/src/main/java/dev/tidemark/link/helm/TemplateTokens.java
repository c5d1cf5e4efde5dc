package dev.tidemark.link.helm;

import java.util.ArrayList;
import java.util.List;

/** Splits a template action into words, texts, brackets and pipes; linear, and short by a limit. */
final class TemplateTokens {
  /** Longer actions compute more than a value, and are not followed. Characters. */
  private static final int LONGEST = 1_000;

  private TemplateTokens() {}

  /** The tokens of an action without its braces; none when it is too long. */
  static List<String> of(String action) {
    List<String> tokens = new ArrayList<>();
    int i = action.length() > LONGEST ? action.length() : 0;
    while (i < action.length()) {
      char c = action.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '(' || c == ')' || c == '|') {
        tokens.add(String.valueOf(c));
        i++;
      } else if (c == '"' || c == '`') {
        int end = endOfText(action, i + 1, c);
        tokens.add("\"" + action.substring(i + 1, Math.min(end, action.length())));
        i = end + 1;
      } else {
        int end = i;
        while (end < action.length() && " \t\r\n()|\"`".indexOf(action.charAt(end)) < 0) {
          end++;
        }
        tokens.add(action.substring(i, end));
        i = end;
      }
    }
    return tokens;
  }

  private static int endOfText(String action, int from, char quote) {
    int i = from;
    while (i < action.length() && action.charAt(i) != quote) {
      i += action.charAt(i) == '\\' && quote == '"' ? 2 : 1;
    }
    return i;
  }
}
