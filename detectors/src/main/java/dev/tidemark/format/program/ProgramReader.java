package dev.tidemark.format.program;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import dev.tidemark.format.program.ProgramSketch.Construct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the calls of constructors of imported names, from left to right, and reads their arguments as far as they are
 * written out. Texts and comments are stepped over; nothing is evaluated.
 */
final class ProgramReader {
  /** Arguments nest some ten deep; a bound for recursion. */
  private static final int DEEPEST = 40;

  /** Programs that declare more by hand are not written. */
  private static final int MOST_CONSTRUCTS = 5_000;

  /** What is computed is kept as far as a reader looks at it, in characters. */
  private static final int LONGEST_EXPRESSION = 200;

  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "null", "True", "False", "None", "undefined");

  /** Methods of the CDK's own objects that make another one, with what they make. */
  private static final Map<String, String> MAKERS =
      Map.of(
          "createAlarm", "aws-cdk-lib/aws-cloudwatch#Alarm",
          "create_alarm", "aws-cdk-lib/aws-cloudwatch#Alarm",
          "addHelmChart", "aws-cdk-lib/aws-eks#HelmChart",
          "add_helm_chart", "aws-cdk-lib/aws-eks#HelmChart");

  private final ProgramText text;
  private final Map<String, String> imports;
  private final boolean cdk;
  private final Map<String, Scalar> constants = new HashMap<>();
  private final List<Construct> constructs = new ArrayList<>();

  ProgramReader(String text) {
    this.text = new ProgramText(text);
    this.imports = ProgramImports.of(text);
    this.cdk =
        imports.values().stream()
            .anyMatch(module -> module.startsWith("aws-cdk") || module.startsWith("aws_cdk"));
  }

  ProgramSketch read() {
    while (!text.atEnd() && constructs.size() < MOST_CONSTRUCTS) {
      if (text.isComment()) {
        text.skipComment();
      } else if (text.isQuote()) {
        text.quoted();
      } else if (text.isNameStart()) {
        named();
      } else {
        text.advance();
      }
    }
    return new ProgramSketch(imports, constructs);
  }

  /** A name at the outermost level: a constructor, what makes an object of the CDK, or what a text is assigned to. */
  private void named() {
    boolean member = text.followsDot();
    String callee = text.dottedName();
    String last = callee.substring(callee.lastIndexOf('.') + 1);
    boolean called = text.isAny("(");
    if (called && !member && isConstructor(callee, last)) {
      construct(callee);
    } else if (called && cdk && MAKERS.containsKey(last)) {
      imports.put(last, MAKERS.get(last));
      construct(last);
    } else if (!called && last.length() == callee.length()) {
      constantText(callee);
    }
  }

  /** A name that a text is assigned to stands for that text from there on. */
  private void constantText(String name) {
    ProgramText.Mark before = text.mark();
    text.skipSpace();
    boolean assigned = text.startsWith("=") && !text.startsWith("==");
    if (assigned) {
      text.advance();
      text.skipSpace();
    }
    if (assigned && text.isQuote()) {
      Scalar value = text.quoted();
      if (value.tag().isEmpty()) {
        constants.put(name, value);
      }
    } else {
      text.backTo(before);
    }
  }

  /** The last part begins with a capital letter, and the first is imported. */
  private boolean isConstructor(String callee, String last) {
    String first = callee.indexOf('.') < 0 ? callee : callee.substring(0, callee.indexOf('.'));
    return !last.isEmpty() && Character.isUpperCase(last.charAt(0)) && imports.containsKey(first);
  }

  private void construct(String callee) {
    int first = text.line();
    text.advance();
    String name = "";
    List<Pair> properties = List.of();
    List<Pair> named = new ArrayList<>();
    boolean more = true;
    while (more) {
      text.skipSpace();
      int keyLine = text.line();
      String key = key("=");
      Value value = value(0);
      if (!key.isEmpty()) {
        named.add(new Pair(key, keyLine, value));
      } else if (value instanceof Mapping map && properties.isEmpty()) {
        properties = map.pairs();
      } else if (name.isEmpty() && value instanceof Scalar scalar && scalar.quoted()) {
        name = scalar.tag().isEmpty() ? scalar.text() : "";
      }
      text.skipSpace();
      more = text.isAny(",");
      if (more) {
        text.advance();
      }
    }
    if (text.isAny(")")) {
      text.advance();
    }
    List<Pair> all = new ArrayList<>(properties);
    all.addAll(named);
    constructs.add(
        new Construct(callee, name, new Mapping(all, "", first, text.line()), first, text.line()));
  }

  /** The key of a named argument or of an object's entry, with its sign stepped over; empty when there is none. */
  private String key(String sign) {
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

  private Value value(int depth) {
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
      return expression(start, first);
    }
    text.skipSpace();
    boolean ends = text.atEnd() || text.isAny(",)]}");
    return ends ? found : expression(start, first);
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
