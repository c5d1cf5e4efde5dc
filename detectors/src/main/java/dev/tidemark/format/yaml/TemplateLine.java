package dev.tidemark.format.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a template, as pieces of text and actions; longer than a line of the file where an action spans several.
 *
 * @param pieces texts and {@link TemplateAction}s in order
 */
record TemplateLine(List<Object> pieces) {

  /** Actions longer than this are no actions but unclosed braces. Characters. */
  private static final int LONGEST_ACTION = 20_000;

  static List<TemplateLine> of(String text) {
    boolean jinja = text.contains("{%") || text.contains("\n{#") || text.startsWith("{#");
    boolean terraform = text.contains("%{") || (!text.contains("{{") && text.contains("${"));
    List<TemplateLine> lines = new ArrayList<>();
    List<Object> pieces = new ArrayList<>();
    int begun = 0;
    int line = 1;
    int giveUpBefore = 0;
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      if (c == '\n') {
        add(pieces, text, begun, at);
        lines.add(new TemplateLine(pieces));
        pieces = new ArrayList<>();
        begun = ++at;
        line++;
        continue;
      }
      String close = at < giveUpBefore ? "" : closing(text, at, jinja, terraform);
      if (close.isEmpty()) {
        at++;
        continue;
      }
      int end = end(text, at + 2, close);
      if (end < 0) {
        giveUpBefore = at + LONGEST_ACTION;
        at++;
        continue;
      }
      add(pieces, text, begun, at);
      String raw = text.substring(at, end);
      int lineEnds = (int) raw.chars().filter(ch -> ch == '\n').count();
      pieces.add(new TemplateAction(raw, line, lineEnds));
      line += lineEnds;
      begun = end;
      at = end;
    }
    add(pieces, text, begun, text.length());
    lines.add(new TemplateLine(pieces));
    return lines;
  }

  private static void add(List<Object> pieces, String text, int from, int to) {
    if (to > from) {
      pieces.add(text.substring(from, to));
    }
  }

  private static String closing(String text, int at, boolean jinja, boolean terraform) {
    char c = text.charAt(at);
    if (at + 1 >= text.length() || (c != '{' && c != '%' && c != '$')) {
      return "";
    }
    char next = text.charAt(at + 1);
    if (c == '{' && next == '{') {
      return "}}";
    }
    if (jinja && c == '{' && (next == '%' || next == '#')) {
      return next + "}";
    }
    return terraform && c != '{' && next == '{' ? "}" : "";
  }

  /** Where the action that begins before {@code from} ends, strings and comments skipped; -1 when it does not. */
  private static int end(String text, int from, String close) {
    int limit = Math.min(text.length(), from + LONGEST_ACTION);
    int at = from;
    int body = from;
    while (body < limit && (text.charAt(body) == '-' || text.charAt(body) == ' ')) {
      body++;
    }
    if (text.startsWith("/*", body)) {
      int comment = text.indexOf("*/", body + 2);
      at = comment < 0 ? limit : comment + 2;
    }
    int inner = 0; // objects within an interpolation of Terraform
    for (; at < limit; at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '`') {
        at = afterString(text, at, limit);
      } else if (text.startsWith(close, at) && inner == 0) {
        return at + close.length();
      } else if (close.equals("}")) {
        inner += c == '{' ? 1 : c == '}' ? -1 : 0;
      }
    }
    return -1;
  }

  /** The closing quote of a string, or its opening one when it is not closed on this line. */
  private static int afterString(String text, int open, int limit) {
    char quote = text.charAt(open);
    if (text.charAt(open - 1) == '\\') {
      int escaped = text.indexOf("\\\"", open);
      return escaped < 0 || escaped > limit ? open : escaped + 1;
    }
    for (int at = open + 1; at < limit; at++) {
      char c = text.charAt(at);
      if (c == quote) {
        return at;
      }
      if (c == '\n' && quote == '"') {
        return open;
      }
      if (c == '\\' && quote == '"') {
        at++;
      }
    }
    return open;
  }

  List<TemplateAction> actions() {
    return pieces.stream()
        .filter(TemplateAction.class::isInstance)
        .map(TemplateAction.class::cast)
        .toList();
  }

  String raw() {
    StringBuilder raw = new StringBuilder();
    pieces.forEach(p -> raw.append(p instanceof TemplateAction action ? action.raw() : p));
    return raw.toString();
  }

  int innerLineEnds() {
    return actions().stream().mapToInt(TemplateAction::lines).sum();
  }

  boolean isOnlyActions() {
    boolean any = false;
    for (Object piece : pieces) {
      if (piece instanceof TemplateAction) {
        any = true;
      } else if (!piece.toString().isBlank()) {
        return false;
      }
    }
    return any;
  }

  /** Whether it has text of its own that is no comment. */
  boolean hasContent() {
    for (Object piece : pieces) {
      if (piece instanceof String written && !written.isBlank()) {
        return !written.stripLeading().startsWith("#");
      }
    }
    return false;
  }

  boolean beginsWithControl() {
    for (Object piece : pieces) {
      if (piece instanceof TemplateAction action) {
        return action.effect() != TemplateAction.Effect.WRITES;
      }
      if (!piece.toString().isBlank()) {
        return false;
      }
    }
    return false;
  }

  /** The column of the first character that is no space. */
  int indent() {
    String raw = raw();
    int indent = 0;
    while (indent < raw.length() && raw.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  boolean isItem() {
    String bare = raw().stripLeading();
    return bare.startsWith("- ") || bare.equals("-");
  }

  /** Whether it is an item of which everything is written by actions. */
  boolean isItemOfActions() {
    StringBuilder written = new StringBuilder();
    boolean writes = false;
    for (Object piece : pieces) {
      if (piece instanceof TemplateAction action) {
        writes |= action.effect() == TemplateAction.Effect.WRITES;
      } else {
        written.append(piece);
      }
    }
    return writes && written.toString().strip().equals("-");
  }

  /** The column that the content which its actions write goes to. */
  int writtenIndent() {
    int column = indent();
    return actions().stream()
        .filter(a -> a.raw().contains("indent "))
        .findFirst()
        .map(a -> a.indent(column))
        .orElse(column);
  }
}
