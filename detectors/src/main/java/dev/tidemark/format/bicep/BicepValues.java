package dev.tidemark.format.bicep;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads values of Bicep from left to right: texts, objects, arrays; anything else is an expression, kept as written. */
final class BicepValues {

  /** Objects in objects: nobody writes more. */
  private static final int DEEPEST = 60;

  private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

  private final String text;
  private int at;
  private int line = 1;
  private int flaw;

  /** Expressions within texts within expressions that are being read. */
  private int inTexts;

  BicepValues(String text) {
    this.text = text;
  }

  int line() {
    return line;
  }

  /** The line of the first thing without an end; 0 for none. */
  int firstFlaw() {
    return flaw;
  }

  /** Goes to the next statement; false at the end. */
  boolean nextStatement() {
    skipSpace(true);
    return at < text.length();
  }

  /** The identifier here; empty when there is none. Blanks before it are stepped over. */
  String word() {
    skipSpace(false);
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(start, at);
  }

  void skipOne() {
    if (at < text.length()) {
      advance();
    }
  }

  /** Steps over the rest of a statement, brackets and texts whole; over one character at least. */
  void skipStatement() {
    int before = at;
    expression(at, line);
    if (at == before) {
      skipOne();
    }
  }

  /** Goes behind the next such character of this statement; false when the line ends before it. */
  boolean skipTo(char wanted) {
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (c == wanted && !(wanted == '=' && at + 1 < text.length() && text.charAt(at + 1) == '=')) {
        advance();
        return true;
      }
      if (c == '\'') {
        quoted();
      } else if (c == '{' || c == '[' || c == '(') {
        bracket();
      } else {
        advance();
      }
    }
    return false;
  }

  /** Whether a loop stands here. */
  boolean isLoop() {
    skipSpace(false);
    if (at < text.length() && text.charAt(at) == '[') {
      int next = at + 1;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      return text.startsWith("for ", next);
    }
    return false;
  }

  /** The object that a resource or module is set to, behind its condition or loop; child resources are handed to {@code child}. */
  Value body(Runnable child) {
    skipSpace(false);
    boolean loop = isLoop();
    if (loop) {
      advance();
      skipLoopHead();
    }
    skipSpace(true);
    if (text.startsWith("if", at)) {
      at += 2;
      skipSpace(false);
      if (at < text.length() && text.charAt(at) == '(') {
        bracket();
      }
      skipSpace(true);
    }
    Value body = at < text.length() && text.charAt(at) == '{' ? object(0, child) : value();
    if (loop) {
      skipSpace(true);
      if (at < text.length() && text.charAt(at) == ']') {
        advance();
      }
    }
    return body;
  }

  private void skipLoopHead() {
    while (at < text.length() && text.charAt(at) != ':' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '(' || text.charAt(at) == '[') {
        bracket();
      } else if (text.charAt(at) == '\'') {
        quoted();
      } else {
        advance();
      }
    }
    skipOne();
  }

  /** The value here. */
  Value value() {
    return value(0);
  }

  private Value value(int depth) {
    skipSpace(false);
    int start = at;
    int first = line;
    if (at >= text.length()) {
      return new Scalar("", false, "", line, line);
    }
    char c = text.charAt(at);
    Value found;
    if (depth > DEEPEST) {
      return expression(start, first);
    } else if (c == '{') {
      found = object(depth, () -> {});
    } else if (c == '[' && !isLoop()) {
      found = array(depth);
    } else if (c == '\'') {
      found = quoted();
    } else {
      return expression(start, first);
    }
    skipSpace(false);
    boolean ends = at >= text.length() || "\n\r,}])".indexOf(text.charAt(at)) >= 0;
    return ends || (found instanceof Scalar scalar && isTypeName(scalar))
        ? found
        : expression(start, first);
  }

  /** A text that is followed by something on its line is a type or path, which its statement goes on from. */
  private boolean isTypeName(Scalar scalar) {
    return (text.startsWith("=", at) && !text.startsWith("==", at))
        || (text.startsWith("existing", at) && !scalar.text().isEmpty());
  }

  private Value object(int depth, Runnable child) {
    int first = line;
    List<Pair> pairs = new ArrayList<>();
    advance();
    while (true) {
      skipSpace(true);
      if (at >= text.length()) {
        noEnd(first);
        break;
      }
      char c = text.charAt(at);
      if (c == '}') {
        advance();
        break;
      }
      int keyLine = line;
      String key = c == '\'' ? quoted().text() : word();
      skipSpace(false);
      if (key.equals("resource") && at < text.length() && text.charAt(at) != ':') {
        child.run();
      } else if (at < text.length() && text.charAt(at) == ':') {
        advance();
        pairs.add(new Pair(key, keyLine, value(depth + 1)));
      } else {
        skipOne();
      }
    }
    return new Mapping(pairs, "", first, line);
  }

  private Value array(int depth) {
    int first = line;
    List<Value> items = new ArrayList<>();
    advance();
    while (true) {
      skipSpace(true);
      if (at >= text.length()) {
        noEnd(first);
        break;
      }
      if (text.charAt(at) == ']') {
        advance();
        break;
      }
      int before = at;
      items.add(value(depth + 1));
      if (at == before) {
        skipOne();
      }
    }
    return new Sequence(items, "", first, line);
  }

  private Scalar quoted() {
    int first = line;
    boolean block = text.startsWith("'''", at);
    int open = block ? 3 : 1;
    int start = at + open;
    for (int i = 0; i < open; i++) {
      advance();
    }
    while (at < text.length() && !(block ? text.startsWith("'''", at) : text.charAt(at) == '\'')) {
      if (!block && text.charAt(at) == '\n') {
        noEnd(first);
        return new Scalar(text.substring(start, at), true, "", first, line);
      }
      if (!block && inTexts < DEEPEST && text.startsWith("${", at)) {
        advance();
        inTexts++;
        bracket();
        inTexts--;
        continue;
      }
      if (!block && text.charAt(at) == '\\' && at + 1 < text.length()) {
        advance();
      }
      if (at < text.length()) {
        advance();
      }
    }
    String written = text.substring(Math.min(start, text.length()), Math.min(at, text.length()));
    if (at >= text.length()) {
      noEnd(first);
    }
    for (int i = 0; i < open && at < text.length(); i++) {
      advance();
    }
    String tag = !block && written.contains("${") ? BicepDocument.EXPRESSION : "";
    return new Scalar(written, true, tag, first, line);
  }

  /** What is computed, up to the end of its line, item or bracket. */
  private Value expression(int start, int first) {
    while (at < text.length() && "\n,}])".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (c == '\'') {
        quoted();
      } else if (c == '{' || c == '[' || c == '(') {
        bracket();
      } else if (c == '/'
          && at + 1 < text.length()
          && (text.charAt(at + 1) == '/' || text.charAt(at + 1) == '*')) {
        break;
      } else {
        advance();
      }
    }
    String written = text.substring(start, at).strip();
    skipSpace(false);
    boolean literal = CONSTANTS.contains(written) || written.matches("-?[0-9]+");
    return new Scalar(written, false, literal ? "" : BicepDocument.EXPRESSION, first, line);
  }

  /** Steps over a bracket with all that is in it. */
  private void bracket() {
    int first = line;
    int open = 0;
    do {
      char c = text.charAt(at);
      if (c == '\'') {
        quoted();
        continue;
      }
      if (c == '/' && (text.startsWith("//", at) || text.startsWith("/*", at))) {
        skipComment();
        continue;
      }
      if (c == '{' || c == '[' || c == '(') {
        open++;
      } else if (c == '}' || c == ']' || c == ')') {
        open--;
      }
      advance();
    } while (open > 0 && at < text.length());
    if (open > 0) {
      noEnd(first);
    }
  }

  private void noEnd(int first) {
    flaw = flaw == 0 ? first : flaw;
  }

  private void skipSpace(boolean lines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '/' && (text.startsWith("//", at) || text.startsWith("/*", at))) {
        skipComment();
      } else if ((c == '\n' && !lines) || (c != ',' && !Character.isWhitespace(c))) {
        return;
      } else if (c == ',' && !lines) {
        return;
      } else {
        advance();
      }
    }
  }

  private void skipComment() {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
      return;
    }
    int end = text.indexOf("*/", at + 2);
    int stop = end < 0 ? text.length() : end + 2;
    while (at < stop) {
      advance();
    }
  }

  private void advance() {
    if (text.charAt(at) == '\n') {
      line++;
    }
    at++;
  }
}
