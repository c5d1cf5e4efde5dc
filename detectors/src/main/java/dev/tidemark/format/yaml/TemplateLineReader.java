package dev.tidemark.format.yaml;

import java.util.ArrayList;
import java.util.List;

/** Cuts a template into lines, and these into texts and actions. */
final class TemplateLineReader {

  /** Actions longer than this are no actions but unclosed braces. Characters. */
  private static final int LONGEST_ACTION = 20_000;

  private final String text;
  private final boolean jinja;
  private final boolean terraform;
  private final List<TemplateLine> lines = new ArrayList<>();
  private List<TemplatePiece> pieces = new ArrayList<>();
  private int at;
  private int line = 1;

  /** Where the text that is not yet a piece begins. */
  private int begun;

  /** An action that does not end is looked for again only from here on. */
  private int giveUpBefore;

  TemplateLineReader(String text) {
    this.text = text;
    this.jinja = text.contains("{%") || text.contains("\n{#") || text.startsWith("{#");
    this.terraform = text.contains("%{") || (!text.contains("{{") && text.contains("${"));
  }

  List<TemplateLine> read() {
    while (at < text.length()) {
      if (text.charAt(at) == '\n') {
        endLine();
        begun = ++at;
        line++;
      } else {
        action();
      }
    }
    endLine();
    return lines;
  }

  private void endLine() {
    endText();
    lines.add(new TemplateLine(pieces));
    pieces = new ArrayList<>();
  }

  private void endText() {
    if (at > begun) {
      pieces.add(new TemplatePiece.Text(text.substring(begun, at)));
    }
  }

  /** Takes the action that begins here, or steps over one character. */
  private void action() {
    String close = at < giveUpBefore ? "" : closing();
    int end = close.isEmpty() ? -1 : end(at + 2, close);
    if (end < 0) {
      giveUpBefore = close.isEmpty() ? giveUpBefore : at + LONGEST_ACTION;
      at++;
      return;
    }
    endText();
    String raw = text.substring(at, end);
    int lineEnds = (int) raw.chars().filter(c -> c == '\n').count();
    pieces.add(new TemplateAction(raw, line, lineEnds));
    line += lineEnds;
    begun = end;
    at = end;
  }

  /** What ends the action that begins here; empty where none does. */
  private String closing() {
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
  private int end(int from, String close) {
    int limit = Math.min(text.length(), from + LONGEST_ACTION);
    int here = from;
    int body = from;
    while (body < limit && (text.charAt(body) == '-' || text.charAt(body) == ' ')) {
      body++;
    }
    if (text.startsWith("/*", body)) {
      int comment = text.indexOf("*/", body + 2);
      here = comment < 0 ? limit : comment + 2;
    }
    int inner = 0; // objects within an interpolation of Terraform
    for (; here < limit; here++) {
      char c = text.charAt(here);
      if (c == '"' || c == '`') {
        here = afterString(here, limit);
      } else if (text.startsWith(close, here) && inner == 0) {
        return here + close.length();
      } else if (close.equals("}")) {
        inner += c == '{' ? 1 : c == '}' ? -1 : 0;
      }
    }
    return -1;
  }

  /** The closing quote of a string, or its opening one when it is not closed on this line. */
  private int afterString(int open, int limit) {
    char quote = text.charAt(open);
    if (text.charAt(open - 1) == '\\') {
      int escaped = text.indexOf("\\\"", open);
      return escaped < 0 || escaped > limit ? open : escaped + 1;
    }
    for (int i = open + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      }
      if (c == '\n' && quote == '"') {
        return open;
      }
      if (c == '\\' && quote == '"') {
        i++;
      }
    }
    return open;
  }
}
