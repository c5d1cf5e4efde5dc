package dev.tidemark.format.yaml;

import java.util.Locale;
import java.util.Set;

/**
 * Templates of Ruby ({@code <% %>}), which Puppet and Chef put onto hosts, in the signs of Go's templates, which are read
 * already: what writes nothing as a comment, what opens and closes as what opens and closes there. Lines stay lines.
 */
final class EmbeddedRuby {
  private static final Set<String> OPENING =
      Set.of("if", "unless", "case", "while", "until", "for", "begin");
  private static final Set<String> BRANCHES = Set.of("else", "elsif", "when", "rescue", "ensure");

  /** A comment. */
  private static final String SILENT = "/* ruby */";

  private EmbeddedRuby() {}

  static boolean mayBeIn(String text) {
    return text.contains("<%");
  }

  static String asActions(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    int open = text.indexOf("<%");
    while (open >= 0) {
      int close = text.indexOf("%>", open + 2);
      if (close < 0) {
        break;
      }
      out.append(text, from, open).append(action(text.substring(open + 2, close)));
      from = close + 2;
      open = text.indexOf("<%", from);
    }
    return out.append(text.substring(from)).toString();
  }

  private static String action(String written) {
    String body = without(written);
    String lines = "\n".repeat((int) written.chars().filter(c -> c == '\n').count());
    if (written.startsWith("=")) {
      return "{{ " + body.replace("{", "(").replace("}", ")") + lines + " }}";
    }
    return "{{" + (written.startsWith("#") ? SILENT : statement(body)) + lines + "}}";
  }

  private static String statement(String body) {
    String word = word(body);
    if (OPENING.contains(word)
        || body.endsWith(" do")
        || body.endsWith("|")
        || body.endsWith("{")) {
      return " if ruby ";
    }
    if (BRANCHES.contains(word)) {
      return " else ";
    }
    return word.equals("end") || body.startsWith("}") ? " end " : SILENT;
  }

  /** What stands between the signs, without what trims blanks around them. */
  private static String without(String written) {
    int start = 0;
    while (start < written.length() && "=-#|".indexOf(written.charAt(start)) >= 0) {
      start++;
    }
    int end = written.endsWith("-") ? written.length() - 1 : written.length();
    return written.substring(Math.min(start, end), end).replace('\n', ' ').strip();
  }

  private static String word(String body) {
    int end = 0;
    while (end < body.length() && Character.isLetter(body.charAt(end))) {
      end++;
    }
    return body.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
