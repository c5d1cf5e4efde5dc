package dev.tidemark.format.yaml;

import java.util.Set;

/**
 * One action of a template, of Go's ({@code {{ }}}), Jinja's ({@code {% %}}) or Terraform's ({@code %{ }}, {@code ${ }}) kind.
 *
 * @param raw as written, with its delimiters
 * @param line the line that it begins at, from 1
 * @param lines how many line ends it spans
 */
record TemplateAction(String raw, int line, int lines) implements TemplatePiece {
  private static final Set<String> OPENING =
      Set.of("if", "with", "range", "define", "block", "for", "macro", "raw", "call", "filter");
  private static final Set<String> SILENT =
      Set.of("break", "continue", "fail", "set", "import", "from", "extends", "do");

  /** What it writes into the text. */
  enum Effect {
    OPENS,
    ELSE,
    CLOSES,
    /** A comment, assignment or check: it writes nothing. */
    SILENT,
    WRITES
  }

  Effect effect() {
    if (raw.startsWith("${")) {
      return Effect.WRITES;
    }
    String body = body();
    String keyword = keyword();
    if (body.isEmpty() || raw.startsWith("{#") || body.startsWith("/*")) {
      return Effect.SILENT;
    }
    if (keyword.equals("else") || keyword.equals("elif")) {
      return Effect.ELSE;
    }
    if (keyword.equals("end") || (!raw.startsWith("{{") && keyword.startsWith("end"))) {
      return Effect.CLOSES;
    }
    if (OPENING.contains(keyword)) {
      return Effect.OPENS;
    }
    boolean assigns = body.startsWith("$") && (body.contains(":=") || body.contains(" = "));
    return assigns || SILENT.contains(keyword) || !raw.startsWith("{{")
        ? Effect.SILENT
        : Effect.WRITES;
  }

  /** The first word. */
  String keyword() {
    String body = body();
    int end = 0;
    while (end < body.length() && Character.isLetter(body.charAt(end))) {
      end++;
    }
    String word = body.substring(0, end);
    return isVariable(word, body.substring(end)) ? "" : word;
  }

  /** Whether a word like {@code block} is the beginning of an expression: {@code block['zones']}. */
  private static boolean isVariable(String word, String behind) {
    return behind.startsWith("[")
        || behind.startsWith("_")
        || (behind.startsWith(".") && !Set.of("if", "with", "range").contains(word));
  }

  /** What follows the first word. */
  String expression() {
    return body().substring(keyword().length()).strip();
  }

  /** The column that its content goes to by {@code nindent} or {@code indent}; its own column when it has neither. */
  int indent(int column) {
    int at = raw.lastIndexOf("indent ");
    if (at < 0) {
      return column;
    }
    int digits = at + "indent ".length();
    int end = digits;
    while (end < raw.length() && end < digits + 2 && Character.isDigit(raw.charAt(end))) {
      end++;
    }
    if (end == digits) {
      return column;
    }
    int asked = Integer.parseInt(raw.substring(digits, end));
    boolean ownColumn = at > 0 && raw.charAt(at - 1) == 'n' || trimsBefore();
    return ownColumn ? asked : column + asked;
  }

  /** Whether it takes the blanks before it away, those of its own line too: {@code {{- include "labels" . | indent 4 }}}. */
  private boolean trimsBefore() {
    return raw.startsWith("{{-");
  }

  private String body() {
    int from = 2;
    int to = Math.max(from, raw.length() - (raw.startsWith("%{") || raw.startsWith("${") ? 1 : 2));
    String inside = raw.substring(from, to);
    int start = 0;
    int end = inside.length();
    while (start < end && isTrim(inside.charAt(start))) {
      start++;
    }
    while (end > start && isTrim(inside.charAt(end - 1))) {
      end--;
    }
    return inside.substring(start, end);
  }

  private static boolean isTrim(char c) {
    return c <= ' ' || c == '-' || c == '~';
  }
}
