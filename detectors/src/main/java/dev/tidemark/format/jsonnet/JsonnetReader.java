package dev.tidemark.format.jsonnet;

import dev.tidemark.format.ErrorBudget;
import dev.tidemark.format.jsonnet.JsonnetDocument.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Goes through a program once, character by character, and keeps names before colons with the text behind them. */
final class JsonnetReader {
  /** Fields kept of one file: the largest public mixins have some hundreds in one. */
  private static final int MOST = 20_000;

  /** Longer texts are dashboards and scripts. Characters. */
  private static final int LONGEST_TEXT = 8_000;

  private static final Set<String> CONSTANTS = Set.of("null", "true", "false");

  private final String source;
  private final List<Field> fields = new ArrayList<>();
  private boolean spendsBudget;
  private int at;
  private int line = 1;

  JsonnetReader(String source) {
    this.source = source;
  }

  JsonnetDocument read() {
    while (skip()) {
      if (isQuote()) {
        int here = line;
        String text = text();
        field(text, here);
      } else if (isName()) {
        int here = line;
        field(word(), here);
      } else {
        at++;
      }
    }
    return new JsonnetDocument(fields, spendsBudget);
  }

  /** Takes a name for a field when a colon comes next: {@code x:}, {@code x::}, {@code x+:}. */
  private void field(String name, int here) {
    if (!skip()) {
      return;
    }
    int colon = source.charAt(at) == '+' ? at + 1 : at;
    if (colon >= source.length() || source.charAt(colon) != ':') {
      return;
    }
    while (colon < source.length() && source.charAt(colon) == ':') {
      colon++;
    }
    at = colon;
    boolean more = skip();
    boolean computed = more && isName() && !CONSTANTS.contains(peek());
    String text = more && isQuote() ? text() : "";
    if (fields.size() < MOST) {
      fields.add(new Field(name, text, computed, here));
    }
  }

  private boolean isName() {
    return Character.isLetter(source.charAt(at)) || source.charAt(at) == '_';
  }

  /** The name that comes next, without going over it. */
  private String peek() {
    int from = at;
    String word = word();
    at = from;
    return word;
  }

  /** Goes over blanks and comments; false at the end. */
  private boolean skip() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\n') {
        line++;
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#' || source.startsWith("//", at)) {
        int end = source.indexOf('\n', at);
        at = end < 0 ? source.length() : end;
      } else if (source.startsWith("/*", at)) {
        int end = source.indexOf("*/", at + 2);
        to(end < 0 ? source.length() : end + 2);
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean isQuote() {
    char c = source.charAt(at);
    return c == '"' || c == '\'' || source.startsWith("|||", at) || isVerbatim();
  }

  private boolean isVerbatim() {
    return source.charAt(at) == '@'
        && at + 1 < source.length()
        && (source.charAt(at + 1) == '"' || source.charAt(at + 1) == '\'');
  }

  private String text() {
    if (source.startsWith("|||", at)) {
      int end = source.indexOf("|||", at + 3);
      return taken(at + 3, end < 0 ? source.length() : end, end < 0 ? 0 : 3);
    }
    boolean verbatim = isVerbatim();
    int from = at + (verbatim ? 2 : 1);
    char quote = source.charAt(from - 1);
    int end = from;
    while (end < source.length() && source.charAt(end) != quote) {
      end += !verbatim && source.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, source.length());
    return taken(from, end, end < source.length() ? 1 : 0);
  }

  /** The text between two places; reading goes on behind the quote that closes it. */
  private String taken(int from, int end, int closing) {
    String text = source.substring(from, Math.min(end, from + LONGEST_TEXT));
    spendsBudget = spendsBudget || ErrorBudget.isNamedIn(text);
    to(end + closing);
    return text;
  }

  private void to(int end) {
    for (int i = at; i < end; i++) {
      line += source.charAt(i) == '\n' ? 1 : 0;
    }
    at = end;
  }

  private String word() {
    int from = at;
    while (at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
      at++;
    }
    String word = source.substring(from, at);
    spendsBudget = spendsBudget || ErrorBudget.isNamedIn(word);
    return word;
  }
}
