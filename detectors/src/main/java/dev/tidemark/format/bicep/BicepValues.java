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

  private final BicepText text;

  BicepValues(BicepText text) {
    this.text = text;
  }

  /** Steps over the rest of a statement, brackets and texts whole; over one character at least. */
  void skipStatement() {
    int before = text.position();
    expression(text.position(), text.line());
    if (text.position() == before) {
      text.skipOne();
    }
  }

  /** Whether a loop stands here. */
  boolean isLoop() {
    text.skipSpace(false);
    return text.isAny("[") && text.opensWith("for ");
  }

  /** The object that a resource or module is set to, behind its condition or loop; child resources are handed to {@code child}. */
  Value body(Runnable child) {
    text.skipSpace(false);
    boolean loop = isLoop();
    if (loop) {
      text.advance();
      skipLoopHead();
    }
    text.skipSpace(true);
    if (text.startsWith("if")) {
      text.skipOne();
      text.skipOne();
      text.skipSpace(false);
      if (text.isAny("(")) {
        text.bracket();
      }
      text.skipSpace(true);
    }
    Value body = text.isAny("{") ? object(0, child) : value();
    if (loop) {
      text.skipSpace(true);
      if (text.isAny("]")) {
        text.advance();
      }
    }
    return body;
  }

  private void skipLoopHead() {
    while (!text.atEnd() && !text.isAny(":\n")) {
      if (text.isAny("([")) {
        text.bracket();
      } else if (text.isAny("'")) {
        text.quoted();
      } else {
        text.advance();
      }
    }
    text.skipOne();
  }

  /** The value here. */
  Value value() {
    return value(0);
  }

  private Value value(int depth) {
    text.skipSpace(false);
    int start = text.position();
    int first = text.line();
    if (text.atEnd()) {
      return new Scalar("", false, "", text.line(), text.line());
    }
    Value found;
    if (depth > DEEPEST) {
      return expression(start, first);
    } else if (text.isAny("{")) {
      found = object(depth, () -> {});
    } else if (text.isAny("[") && !isLoop()) {
      found = array(depth);
    } else if (text.isAny("'")) {
      found = text.quoted();
    } else {
      return expression(start, first);
    }
    text.skipSpace(false);
    boolean ends = text.atEnd() || text.isAny("\n\r,}])");
    return ends || (found instanceof Scalar scalar && isTypeName(scalar))
        ? found
        : expression(start, first);
  }

  /** A text that is followed by something on its line is a type or path, which its statement goes on from. */
  private boolean isTypeName(Scalar scalar) {
    return (text.startsWith("=") && !text.startsWith("=="))
        || (text.startsWith("existing") && !scalar.text().isEmpty());
  }

  private Value object(int depth, Runnable child) {
    int first = text.line();
    List<Pair> pairs = new ArrayList<>();
    text.advance();
    while (true) {
      text.skipSpace(true);
      if (text.atEnd()) {
        text.noEnd(first);
        break;
      }
      if (text.isAny("}")) {
        text.advance();
        break;
      }
      int keyLine = text.line();
      String key = text.isAny("'") ? text.quoted().text() : text.word();
      text.skipSpace(false);
      if (key.equals("resource") && !text.atEnd() && !text.isAny(":")) {
        child.run();
      } else if (text.isAny(":")) {
        text.advance();
        pairs.add(new Pair(key, keyLine, value(depth + 1)));
      } else {
        text.skipOne();
      }
    }
    return new Mapping(pairs, "", first, text.line());
  }

  private Value array(int depth) {
    int first = text.line();
    List<Value> items = new ArrayList<>();
    text.advance();
    while (true) {
      text.skipSpace(true);
      if (text.atEnd()) {
        text.noEnd(first);
        break;
      }
      if (text.isAny("]")) {
        text.advance();
        break;
      }
      int before = text.position();
      items.add(value(depth + 1));
      if (text.position() == before) {
        text.skipOne();
      }
    }
    return new Sequence(items, "", first, text.line());
  }

  /** What is computed, up to the end of its line, item or bracket. */
  private Value expression(int start, int first) {
    while (!text.atEnd() && !text.isAny("\n,}])") && !text.isComment()) {
      if (text.isAny("'")) {
        text.quoted();
      } else if (text.isAny("{[(")) {
        text.bracket();
      } else {
        text.advance();
      }
    }
    String written = text.since(start).strip();
    text.skipSpace(false);
    boolean literal = CONSTANTS.contains(written) || written.matches("-?[0-9]+");
    return new Scalar(written, false, literal ? "" : BicepDocument.EXPRESSION, first, text.line());
  }
}
