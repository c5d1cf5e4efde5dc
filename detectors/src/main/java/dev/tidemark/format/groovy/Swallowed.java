package dev.tidemark.format.groovy;

import java.util.Locale;

/** Whether what is caught behind a {@code try} is let pass: nothing there throws again or fails the build. */
final class Swallowed {
  /** Longer handlers do more than let something pass. */
  private static final int LONGEST = 4_000;

  private Swallowed() {}

  /**
   * Whether every handler that follows lets its failure pass.
   *
   * @param from where the block of the {@code try} ended
   */
  static boolean by(String text, int from) {
    int at = blanks(text, from);
    boolean any = false;
    while (text.startsWith("catch", at)) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : closing(text, open);
      if (close < 0 || close - open > LONGEST || fails(text.substring(open + 1, close))) {
        return false;
      }
      any = true;
      at = blanks(text, close + 1);
    }
    return any;
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < Math.min(text.length(), open + LONGEST + 1); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Throws, calls what is named for failing, or says that the build failed; what is only printed does not count. */
  private static boolean fails(String handler) {
    for (String line : handler.split("\n", -1)) {
      String written = line.strip();
      if (written.startsWith("//")) {
        continue;
      }
      boolean result = written.contains("currentBuild.") || written.contains("buildResult");
      if (result
          && (written.contains("FAIL") || written.contains("ABORTED") || written.contains("e."))) {
        return true;
      }
      String code = withoutTexts(written).toLowerCase(Locale.ROOT);
      for (String word : code.split("[^a-z0-9_]+")) {
        if (word.equals("throw")
            || word.equals("error")
            || word.contains("fail")
            || word.equals("exit")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String withoutTexts(String line) {
    StringBuilder code = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else {
        code.append(c);
      }
    }
    return code.toString();
  }
}
