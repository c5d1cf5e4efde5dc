package dev.tidemark.format.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rewrites other light markups line by line into Markdown, as far as headings, lists, code blocks and links. */
final class LikeMarkdown {
  private static final String LINK = "link:";

  private LikeMarkdown() {}

  static String asciiDoc(String text) {
    StringBuilder markdown = new StringBuilder(text.length());
    String language = "";
    boolean code = false;
    for (String line : text.split("\n", -1)) {
      String bare = line.strip();
      if (bare.equals("----") || bare.equals("....")) {
        markdown.append(code ? "```" : "```" + language);
        code = !code;
        language = "";
      } else if (code) {
        markdown.append(line);
      } else if (bare.startsWith("[source")) {
        int comma = bare.indexOf(',');
        language = comma < 0 ? "" : bare.substring(comma + 1).replace("]", "").strip();
      } else {
        markdown.append(asciiDocLine(line));
      }
      markdown.append('\n');
    }
    return markdown.toString();
  }

  private static String asciiDocLine(String line) {
    int level = run(line, '=');
    if (level > 0 && line.startsWith(" ", level)) {
      return "#".repeat(Math.min(6, level)) + line.substring(level);
    }
    int dots = run(line, '.');
    if (dots > 0 && line.startsWith(" ", dots)) {
      return "   ".repeat(dots - 1) + "1." + line.substring(dots);
    }
    return line.equals("+") ? "" : links(line);
  }

  private static int run(String line, char c) {
    int length = 0;
    while (length < line.length() && line.charAt(length) == c) {
      length++;
    }
    return length;
  }

  /** {@code link:target[text]} as {@code [text](target)}. */
  private static String links(String line) {
    int at = line.indexOf(LINK);
    if (at < 0) {
      return line;
    }
    StringBuilder changed = new StringBuilder();
    int done = 0;
    while (at >= 0) {
      int bracket = line.indexOf('[', at);
      int end = bracket < 0 ? -1 : line.indexOf(']', bracket);
      if (end < 0) {
        break;
      }
      changed
          .append(line, done, at)
          .append('[')
          .append(line, bracket + 1, end)
          .append("](")
          .append(line.substring(at + LINK.length(), bracket).replace(' ', '-'))
          .append(')');
      done = end + 1;
      at = line.indexOf(LINK, done);
    }
    return changed.append(line.substring(done)).toString();
  }

  static String restructuredText(String text) {
    List<String> markdown = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    String levels = "";
    int codeIndent = -1;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      int indent = line.length() - line.stripLeading().length();
      if (codeIndent >= 0 && !line.isBlank() && indent <= codeIndent) {
        codeIndent = -1;
        endCode(markdown);
      }
      if (codeIndent >= 0) {
        markdown.add(line.strip());
      } else if (i + 1 < lines.length && !line.isBlank() && isUnderline(lines[i + 1], line)) {
        char mark = lines[i + 1].charAt(0);
        levels = levels.indexOf(mark) < 0 ? levels + mark : levels;
        markdown.add("#".repeat(Math.min(6, levels.indexOf(mark) + 1)) + " " + line.strip());
        lines[i + 1] = "";
      } else if (isDirective(line)) {
        codeIndent = indent;
        markdown.add("```" + line.substring(line.lastIndexOf(':') + 1).strip());
      } else {
        markdown.add(restructuredLine(line));
      }
    }
    return String.join("\n", markdown);
  }

  /** Code ends with the blank line before what follows it. */
  private static void endCode(List<String> markdown) {
    int last = markdown.size() - 1;
    markdown.set(last, markdown.get(last).isEmpty() ? "```" : markdown.get(last));
  }

  private static boolean isDirective(String line) {
    String lower = line.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith(".. code") || lower.startsWith(".. sourcecode") || lower.equals("::");
  }

  private static boolean isUnderline(String line, String title) {
    String bare = line.stripTrailing();
    return bare.length() >= 3
        && bare.length() >= title.strip().length() - 1
        && "=-~^\"'#*+`".indexOf(bare.charAt(0)) >= 0
        && run(bare, bare.charAt(0)) == bare.length();
  }

  private static String restructuredLine(String line) {
    String bare = line.stripLeading();
    if (bare.startsWith("#. ")) {
      return line.substring(0, line.length() - bare.length()) + "1. " + bare.substring(3);
    }
    int open = line.indexOf('`');
    int target = open < 0 ? -1 : line.indexOf(" <", open);
    int close = target < 0 ? -1 : line.indexOf(">`_", target);
    return close < 0
        ? line
        : line.substring(0, open)
            + "["
            + line.substring(open + 1, target)
            + "]("
            + line.substring(target + 2, close)
            + ")"
            + line.substring(close + 3);
  }
}
