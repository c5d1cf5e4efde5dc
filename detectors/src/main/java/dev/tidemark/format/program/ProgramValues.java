package dev.tidemark.format.program;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads arguments as far as they are written out: objects, lists, texts, constants and what constructors are given by name. */
final class ProgramValues {
  /** Arguments nest some ten deep; a bound for recursion. */
  private static final int DEEPEST = 40;

  /** What is computed is kept as far as a reader looks at it, in characters. */
  private static final int LONGEST_EXPRESSION = 200;

  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "null", "True", "False", "None", "undefined");

  private final ProgramText text;
  private final Map<String, String> imports;
  private final Map<String, Scalar> constants;

  /** Names that are imported, and texts that names stand for, as far as they were met. */
  ProgramValues(ProgramText text, Map<String, String> imports, Map<String, Scalar> constants) {
    this.text = text;
    this.imports = imports;
    this.constants = constants;
  }

  /** The last part begins with a capital letter, and the first is imported. */
  boolean isConstructor(String callee) {
    String last = callee.substring(callee.lastIndexOf('.') + 1);
    String first = callee.indexOf('.') < 0 ? callee : callee.substring(0, callee.indexOf('.'));
    return !last.isEmpty() && Character.isUpperCase(last.charAt(0)) && imports.containsKey(first);
  }

  /** The key of a named argument or of an object's entry, with its sign stepped over; empty when there is none. */
  String key(String sign) {
    ProgramText.Mark before = text.mark();
    String key = "";
    if (text.isQuote()) {
      key = text.quoted().text();
    } else if (text.isNameStart()) {
      key = text.dottedName();
    }
    text.skipSpace();
    boolean signed =
        !key.isEmpty() && text.isAny(sign) && !text.startsWith("==") && !text.startsWith("=>");
    if (signed) {
      text.advance();
      return key;
    }
    text.backTo(before);
    return "";
  }

  /** The value that begins here. */
  Value value(int depth) {
    text.skipSpace();
    int start = text.position();
    int first = text.line();
    if (text.atEnd() || depth > DEEPEST) {
      return expression(start, first);
    }
    Value found;
    if (text.isAny("{")) {
      found = object(depth);
    } else if (text.isAny("[")) {
      found = array(depth);
    } else if (text.isQuote()) {
      found = text.quoted();
    } else {
      found = text.isNameStart() ? arguments(depth) : null;
    }
    if (found == null) {
      return expression(start, first);
    }
    text.skipSpace();
    boolean ends = text.atEnd() || text.isAny(",)]}");
    return ends ? found : expression(start, first);
  }

  /** A constructor called with nothing but named arguments holds them as an object does; null for any other call. */
  private @Nullable Value arguments(int depth) {
    ProgramText.Mark before = text.mark();
    int first = text.line();
    boolean constructor = isConstructor(text.dottedName()) && text.isAny("(");
    List<Pair> pairs = new ArrayList<>();
    boolean named = constructor;
    while (named && !text.isAny(")")) {
      text.advance();
      text.skipSpace();
      int keyLine = text.line();
      String key = text.isAny(")") ? "" : key("=");
      if (!key.isEmpty()) {
        pairs.add(new Pair(key, keyLine, value(depth + 1)));
        text.skipSpace();
      }
      named = text.isAny(")") || (!key.isEmpty() && text.isAny(","));
    }
    if (!named || pairs.isEmpty()) {
      text.backTo(before);
      return null;
    }
    closing();
    return new Mapping(pairs, "", first, text.line());
  }

  private Value object(int depth) {
    int first = text.line();
    List<Pair> pairs = new ArrayList<>();
    text.advance();
    while (true) {
      text.skipSpace();
      if (text.atEnd() || text.isAny("}")) {
        break;
      }
      int before = text.position();
      int keyLine = text.line();
      String key = key(":");
      Value value = value(depth + 1);
      if (!key.isEmpty()) {
        pairs.add(new Pair(key, keyLine, value));
      }
      text.skipSpace();
      if (!text.atEnd() && (text.isAny(",") || text.position() == before)) {
        text.advance();
      }
    }
    closing();
    return new Mapping(pairs, "", first, text.line());
  }

  private Value array(int depth) {
    int first = text.line();
    List<Value> items = new ArrayList<>();
    text.advance();
    while (true) {
      text.skipSpace();
      if (text.atEnd() || text.isAny("]")) {
        break;
      }
      int before = text.position();
      items.add(value(depth + 1));
      text.skipSpace();
      if (!text.atEnd() && (text.isAny(",") || text.position() == before)) {
        text.advance();
      }
    }
    closing();
    return new Sequence(items, "", first, text.line());
  }

  private void closing() {
    if (!text.atEnd()) {
      text.advance();
    }
  }

  /** What is computed, up to the comma or bracket that ends it. */
  private Value expression(int start, int first) {
    int open = 0;
    while (!text.atEnd()) {
      if (open == 0 && text.isAny(",)]}")) {
        break;
      }
      if (text.isComment()) {
        text.skipComment();
        continue;
      }
      if (text.isQuote()) {
        text.quoted();
        continue;
      }
      open += text.isAny("([{") ? 1 : text.isAny(")]}") ? -1 : 0;
      text.advance();
    }
    String written = text.since(start, LONGEST_EXPRESSION).strip();
    Scalar known = constants.get(written);
    if (known != null) {
      return new Scalar(known.text(), true, "", first, text.line());
    }
    boolean literal = CONSTANTS.contains(written) || isNumber(written);
    return new Scalar(
        literal ? constant(written) : written,
        false,
        literal ? "" : ProgramSketch.EXPRESSION,
        first,
        text.line());
  }

  private static String constant(String written) {
    return switch (written) {
      case "True" -> "true";
      case "False" -> "false";
      case "None", "undefined" -> "null";
      default -> written;
    };
  }

  private static boolean isNumber(String written) {
    return !written.isEmpty()
        && written.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == '-');
  }
}
