package dev.tidemark.format.hcl;

import dev.tidemark.document.SharedText;
import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.List;

/** What the strings and heredocs of an HCL file say: escapes taken, indentation cut, bounded in length. */
final class HclText {
  /** Longer strings are cut: policies and scripts belong in files. Characters. */
  static final int LONGEST_STRING = 4_096;

  /** Longer heredocs are cut: embedded manifests and documents fit, a whole file does not. Characters. */
  static final int LONGEST_HEREDOC = 16_384;

  private final char[] text;

  HclText(char[] text) {
    this.text = text;
  }

  /** A quoted string that ends before {@code at}: a template where something is inserted. */
  Value quoted(HclFrame frame, int at, int line) {
    int end = Math.max(frame.from, at > 0 && text[at - 1] == '"' ? at - 1 : at);
    if (frame.interpolations == 0) {
      return new Value.Scalar(unescaped(frame.from, end), true, "", frame.line, line);
    }
    Value only = frame.base;
    if (only != null && frame.interpolations == 1 && !frame.plainText) {
      return only;
    }
    return new Value.Scalar(
        new String(text, frame.from, Math.min(end - frame.from, LONGEST_STRING)),
        true,
        HclValues.TEMPLATE,
        frame.line,
        line);
  }

  private String unescaped(int from, int end) {
    int length = Math.min(end - from, LONGEST_STRING);
    int first = from;
    while (first < from + length
        && text[first] != '\\'
        && text[first] != '$'
        && text[first] != '%') {
      first++;
    }
    if (first == from + length) {
      return SharedText.of(text, from, first);
    }
    StringBuilder plain = new StringBuilder(length);
    for (int i = from; i < end && plain.length() < LONGEST_STRING; i++) {
      char c = text[i];
      char follows = i + 1 < end ? text[i + 1] : '\0';
      if (c == '\\' && follows != '\0') {
        i += escape(follows, i, end, plain);
      } else if ((c == '$' || c == '%') && follows == c && i + 2 < end && text[i + 2] == '{') {
        plain.append(c);
        i++;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** Appends what an escape stands for and says how many characters follow its backslash. */
  private int escape(char follows, int i, int end, StringBuilder plain) {
    switch (follows) {
      case 'n' -> plain.append('\n');
      case 't' -> plain.append('\t');
      case 'r' -> plain.append('\r');
      case 'u', 'U' -> {
        int digits = follows == 'u' ? 4 : 8;
        int code = i + 2 + digits <= end ? hex(i + 2, digits) : -1;
        if (!Character.isValidCodePoint(code)) {
          plain.append(follows);
          return 1;
        }
        plain.appendCodePoint(code);
        return 1 + digits;
      }
      default -> plain.append(follows);
    }
    return 1;
  }

  private int hex(int from, int digits) {
    int code = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text[i], 16);
      if (digit < 0 || code > 0x1FFFFF) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  /** The lines of a heredoc before its marker, with the indentation that {@code <<-} takes away. */
  Value heredoc(HclFrame frame, int end, int line) {
    int from = Math.min(frame.from + 1, end);
    int length = Math.min(end - from, LONGEST_HEREDOC);
    String content = new String(text, from, length);
    boolean indented = frame.from > 0 && isIndented(frame);
    return new Value.Scalar(
        indented ? withoutIndentation(content) : content,
        true,
        frame.interpolations == 0 ? "" : HclValues.TEMPLATE,
        frame.line,
        line);
  }

  private boolean isIndented(HclFrame frame) {
    int i = frame.from - 1;
    while (i > 0 && text[i] != '<') {
      i--;
    }
    return i + 1 < text.length && text[i + 1] == '-';
  }

  private static String withoutIndentation(String content) {
    List<String> lines = new ArrayList<>(List.of(content.split("\n", -1)));
    int least = Integer.MAX_VALUE;
    for (String each : lines) {
      if (!each.isBlank()) {
        least = Math.min(least, each.length() - each.stripLeading().length());
      }
    }
    int cut = least == Integer.MAX_VALUE ? 0 : least;
    lines.replaceAll(each -> each.isBlank() ? each.strip() : each.substring(cut));
    return String.join("\n", lines);
  }
}
