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
  private static final int DEEPEST = 40;
  private static final int MOST_CONSTRUCTS = 5_000;
  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "null", "True", "False", "None", "undefined");

  /** Methods of the CDK's own objects that make another one, with what they make. */
  private static final Map<String, String> MAKERS =
      Map.of(
          "createAlarm", "aws-cdk-lib/aws-cloudwatch#Alarm",
          "create_alarm", "aws-cdk-lib/aws-cloudwatch#Alarm",
          "addHelmChart", "aws-cdk-lib/aws-eks#HelmChart",
          "add_helm_chart", "aws-cdk-lib/aws-eks#HelmChart");

  private final String text;
  private final Map<String, String> imports;
  private final boolean cdk;
  private final Map<String, Scalar> constants = new HashMap<>();
  private final List<Construct> constructs = new ArrayList<>();
  private int at;
  private int line = 1;

  ProgramReader(String text) {
    this.text = text;
    this.imports = ProgramImports.of(text);
    this.cdk =
        imports.values().stream()
            .anyMatch(module -> module.startsWith("aws-cdk") || module.startsWith("aws_cdk"));
  }

  ProgramSketch read() {
    while (at < text.length() && constructs.size() < MOST_CONSTRUCTS) {
      char c = text.charAt(at);
      if (isComment()) {
        skipComment();
      } else if (isQuote(c)) {
        quoted();
      } else if (Character.isJavaIdentifierStart(c)) {
        int start = at;
        String callee = name();
        String last = callee.substring(callee.lastIndexOf('.') + 1);
        boolean called = at < text.length() && text.charAt(at) == '(';
        if (called && isConstructor(callee, start)) {
          construct(callee);
        } else if (called && cdk && MAKERS.containsKey(last)) {
          imports.put(last, MAKERS.get(last));
          construct(last);
        } else if (!called && last.length() == callee.length()) {
          constantText(callee);
        }
      } else {
        advance();
      }
    }
    return new ProgramSketch(imports, constructs);
  }

  /** A name that a text is assigned to stands for that text from there on. */
  private void constantText(String name) {
    int mark = at;
    int markLine = line;
    skipSpace();
    boolean assigned = text.startsWith("=", at) && !text.startsWith("==", at);
    if (assigned) {
      advance();
      skipSpace();
    }
    if (assigned && at < text.length() && isQuote(text.charAt(at))) {
      Scalar value = quoted();
      if (value.tag().isEmpty()) {
        constants.put(name, value);
      }
      return;
    }
    at = mark;
    line = markLine;
  }

  /** The last part begins with a capital letter, and the first is imported. */
  private boolean isConstructor(String callee, int start) {
    String first = callee.indexOf('.') < 0 ? callee : callee.substring(0, callee.indexOf('.'));
    String last = callee.substring(callee.lastIndexOf('.') + 1);
    boolean member = start > 0 && text.charAt(start - 1) == '.';
    return !member
        && !last.isEmpty()
        && Character.isUpperCase(last.charAt(0))
        && imports.containsKey(first);
  }

  private void construct(String callee) {
    int first = line;
    advance();
    String name = "";
    List<Pair> properties = List.of();
    List<Pair> named = new ArrayList<>();
    boolean more = true;
    while (more) {
      skipSpace();
      int keyLine = line;
      String key = key('=');
      Value value = value(0);
      if (!key.isEmpty()) {
        named.add(new Pair(key, keyLine, value));
      } else if (value instanceof Mapping map && properties.isEmpty()) {
        properties = map.pairs();
      } else if (name.isEmpty() && value instanceof Scalar scalar && scalar.quoted()) {
        name = scalar.tag().isEmpty() ? scalar.text() : "";
      }
      skipSpace();
      more = at < text.length() && text.charAt(at) == ',';
      if (more) {
        advance();
      }
    }
    if (at < text.length() && text.charAt(at) == ')') {
      advance();
    }
    List<Pair> all = new ArrayList<>(properties);
    all.addAll(named);
    constructs.add(new Construct(callee, name, new Mapping(all, "", first, line), first, line));
  }

  /** The key of a named argument or of an object's entry, with its sign stepped over; empty when there is none. */
  private String key(char sign) {
    int mark = at;
    int markLine = line;
    String key = "";
    if (at < text.length() && isQuote(text.charAt(at))) {
      Scalar quoted = quoted();
      key = quoted.text();
    } else if (at < text.length() && Character.isJavaIdentifierStart(text.charAt(at))) {
      key = name();
    }
    skipSpace();
    boolean signed =
        !key.isEmpty()
            && at < text.length()
            && text.charAt(at) == sign
            && !text.startsWith("==", at)
            && !text.startsWith("=>", at);
    if (signed) {
      advance();
      return key;
    }
    at = mark;
    line = markLine;
    return "";
  }

  private Value value(int depth) {
    skipSpace();
    int start = at;
    int first = line;
    if (at >= text.length() || depth > DEEPEST) {
      return expression(start, first);
    }
    char c = text.charAt(at);
    Value found;
    if (c == '{') {
      found = object(depth);
    } else if (c == '[') {
      found = array(depth);
    } else if (isQuote(c)) {
      found = quoted();
    } else {
      return expression(start, first);
    }
    skipSpace();
    boolean ends = at >= text.length() || ",)]}".indexOf(text.charAt(at)) >= 0;
    return ends ? found : expression(start, first);
  }

  private Value object(int depth) {
    int first = line;
    List<Pair> pairs = new ArrayList<>();
    advance();
    while (true) {
      skipSpace();
      if (at >= text.length() || text.charAt(at) == '}') {
        break;
      }
      int before = at;
      int keyLine = line;
      String key = key(':');
      Value value = value(depth + 1);
      if (!key.isEmpty()) {
        pairs.add(new Pair(key, keyLine, value));
      }
      skipSpace();
      if (at < text.length() && (text.charAt(at) == ',' || at == before)) {
        advance();
      }
    }
    closing();
    return new Mapping(pairs, "", first, line);
  }

  private Value array(int depth) {
    int first = line;
    List<Value> items = new ArrayList<>();
    advance();
    while (true) {
      skipSpace();
      if (at >= text.length() || text.charAt(at) == ']') {
        break;
      }
      int before = at;
      items.add(value(depth + 1));
      skipSpace();
      if (at < text.length() && (text.charAt(at) == ',' || at == before)) {
        advance();
      }
    }
    closing();
    return new Sequence(items, "", first, line);
  }

  private void closing() {
    if (at < text.length()) {
      advance();
    }
  }

  /** What is computed, up to the comma or bracket that ends it. */
  private Value expression(int start, int first) {
    int open = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (open == 0 && ",)]}".indexOf(c) >= 0) {
        break;
      }
      if (isComment()) {
        skipComment();
        continue;
      }
      if (isQuote(c)) {
        quoted();
        continue;
      }
      open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      advance();
    }
    String written = text.substring(start, Math.min(at, start + 200)).strip();
    Scalar known = constants.get(written);
    if (known != null) {
      return new Scalar(known.text(), true, "", first, line);
    }
    boolean literal = CONSTANTS.contains(written) || isNumber(written);
    return new Scalar(
        literal ? constant(written) : written,
        false,
        literal ? "" : ProgramSketch.EXPRESSION,
        first,
        line);
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

  private Scalar quoted() {
    int first = line;
    char quote = text.charAt(at);
    String mark = String.valueOf(quote).repeat(3);
    String end = quote != '`' && text.startsWith(mark, at) ? mark : String.valueOf(quote);
    boolean lines = end.length() == 3 || quote == '`';
    int start = at + end.length();
    at = start;
    while (at < text.length() && !text.startsWith(end, at)) {
      if (text.charAt(at) == '\n' && !lines) {
        break;
      }
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        advance();
      }
      advance();
    }
    String written = text.substring(Math.min(start, text.length()), Math.min(at, text.length()));
    at = Math.min(text.length(), at + (text.startsWith(end, at) ? end.length() : 0));
    boolean computed = quote == '`' && written.contains("${");
    return new Scalar(written, true, computed ? ProgramSketch.EXPRESSION : "", first, line);
  }

  private String name() {
    int start = at;
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private boolean isComment() {
    char c = text.charAt(at);
    return c == '#' || text.startsWith("//", at) || text.startsWith("/*", at);
  }

  private void skipComment() {
    String end = text.startsWith("/*", at) ? "*/" : "\n";
    int stop = text.indexOf(end, at);
    stop = stop < 0 ? text.length() : end.equals("\n") ? stop : stop + 2;
    while (at < stop) {
      advance();
    }
  }

  private void skipSpace() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        advance();
      } else if (isComment()) {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void advance() {
    if (text.charAt(at) == '\n') {
      line++;
    }
    at++;
  }
}
