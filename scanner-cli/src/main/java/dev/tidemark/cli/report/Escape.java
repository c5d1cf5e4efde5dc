package dev.tidemark.cli.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Foreign text made harmless for one output: names, reasons and values come from repositories that nobody vouches for.
 * Every text that is not ours passes here exactly once, when it is written.
 */
public final class Escape {
  private Escape() {}

  /**
   * For a terminal or a CI log: control and bidirectional characters become {@code \x1b}, and nothing reads as a
   * workflow command of a CI system ({@code ::error::}, {@code ##[error]}, {@code ##vso[}, {@code ##teamcity[}).
   */
  public static String terminal(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 8);
    char before = ' ';
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (isTreacherous(character)) {
        safe.append(visible(character));
      } else if (character == ':' && isCommandColon(text, i, before)) {
        safe.append("\\x3a");
      } else if (character == '#' && text.startsWith("##", i)) {
        safe.append("\\x23");
      } else {
        safe.appendCodePoint(character);
      }
      before = (char) character;
      i += Character.charCount(character);
    }
    return safe.toString();
  }

  private static boolean isCommandColon(String text, int at, char before) {
    return text.startsWith("::", at) && (before == ' ' || isTreacherous(before));
  }

  /** Whether a character can hide, move or rewrite what stands beside it. */
  static boolean isTreacherous(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // The two last of each plane are no characters, and XML refuses them.
      default -> (character & 0xFFFE) == 0xFFFE;
    };
  }

  private static String visible(int character) {
    return character <= 0xFF
        ? String.format(Locale.ROOT, "\\x%02x", character)
        : String.format(Locale.ROOT, "\\u{%x}", character);
  }

  /** The text with what ASCII cannot hold as {@code \}{@code u{e9}}; for terminals of other encodings. */
  public static String ascii(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                safe.append(
                    c < 0x80 ? Character.toString(c) : String.format(Locale.ROOT, "\\u{%x}", c)));
    return safe.toString();
  }

  /** For running Markdown text: no table break, mention, reference, link, image, HTML or emphasis comes of it. */
  public static String markdown(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    visibly(text)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                // As entities: neither a mention nor a reference to an issue, and still read the
                // same.
                case '.' -> safe.append(endsWithWww(safe) ? "&#46;" : ".");
                case '@' -> safe.append("&#64;");
                case '#' -> safe.append("&#35;");
                case '!' -> safe.append("&#33;");
                case ':' -> safe.append("&#58;");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '|', '~', '$', '+', '-' ->
                    safe.append('\\').appendCodePoint(c);
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  /** Whether a full stop now would make a link of what follows. */
  private static boolean endsWithWww(StringBuilder text) {
    int length = text.length();
    return length >= 3 && text.substring(length - 3).equalsIgnoreCase("www");
  }

  /**
   * A web address that can stand in a link of Markdown, HTML or SARIF as it is: empty for any other scheme and for what
   * is no address.
   */
  public static Optional<String> webAddress(String address) {
    boolean web = address.startsWith("https://") || address.startsWith("http://");
    boolean plain =
        address
            .chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "-._~/:?#@!$&+,;=%".indexOf(c) >= 0);
    return web && plain ? Optional.of(address) : Optional.empty();
  }

  /** As a Markdown code span, fenced by more backticks than the text holds in a row; safe inside a table. */
  public static String markdownCode(String text) {
    // An older syntax of CI commands is obeyed wherever it stands in a line of a log.
    String visible = visibly(text).replace("##", "\\x23#");
    int longest = 0;
    int run = 0;
    for (int i = 0; i < visible.length(); i++) {
      run = visible.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    String pad = longest > 0 || visible.isBlank() ? " " : "";
    // A table is split at pipes before code spans are seen; the backslash goes away with it.
    return fence + pad + visible.replace("|", "\\|") + pad + fence;
  }

  /** For the text or an attribute of HTML or SVG. */
  public static String html(String text) {
    return visibly(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("##", "&#35;&#35;");
  }

  /** For the text or an attribute of XML 1.0: what it cannot hold at all is shown as {@code \x00}. */
  public static String xml(String text) {
    return html(text);
  }

  /** One field of a CSV file: quoted, and never a formula for a spreadsheet. */
  public static String csv(String text) {
    String visible = visibly(text);
    // The full-width forms count as the plain ones in some locales.
    boolean formula = !visible.isEmpty() && "=+-@＝＋－＠".indexOf(visible.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + visible.replace("\"", "\"\"") + '"';
  }

  /** A relative path as a URI reference (RFC 3986): bytes of UTF-8 percent-encoded, slashes kept. */
  public static String uriPath(String path) {
    StringBuilder uri = new StringBuilder(path.length() + 8);
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      uri.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return uri.toString();
  }

  /** The text with treacherous characters made visible, and nothing else changed. */
  static String visibly(String text) {
    if (text.codePoints().noneMatch(Escape::isTreacherous)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> safe.append(isTreacherous(c) ? visible(c) : Character.toString(c)));
    return safe.toString();
  }
}
