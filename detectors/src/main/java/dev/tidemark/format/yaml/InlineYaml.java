package dev.tidemark.format.yaml;

import dev.tidemark.document.SharedText;
import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@link PlainYaml} reads within one line: keys, plain and quoted scalars, flow collections of them. */
final class InlineYaml {
  /** Flow collections nested deeper are left to the complete scanner. */
  private static final int DEEPEST = 20;

  /** A key may have 1,024 characters, says YAML; long ones are left to the complete scanner. */
  private static final int LONGEST_KEY = 1_000;

  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";
  private static final String FLOW = ",[]{}";

  private final String text;
  private int end;

  InlineYaml(String text) {
    this.text = text;
  }

  /** Where what was read last ends; behind the colon of a key. */
  int end() {
    return end;
  }

  /** Whether nothing but spaces and a comment follow. */
  static boolean isNothing(String text, int from, int lineEnd) {
    int at = from;
    while (at < lineEnd && text.charAt(at) == ' ') {
      at++;
    }
    return at == lineEnd || (text.charAt(at) == '#' && text.charAt(at - 1) == ' ');
  }

  /** Whether a key stands here. */
  boolean isKey(int from, int lineEnd) {
    char first = text.charAt(from);
    int behind;
    if (first == '"' || first == '\'') {
      behind = closing(from, lineEnd) + 1;
      while (behind < lineEnd && text.charAt(behind) == ' ') {
        behind++;
      }
    } else if (INDICATORS.indexOf(first) >= 0 && first != '-') {
      return false;
    } else {
      behind = plainEnd(from, lineEnd);
    }
    return isColon(behind, lineEnd);
  }

  private boolean isColon(int at, int lineEnd) {
    return at < lineEnd
        && text.charAt(at) == ':'
        && (at + 1 == lineEnd || text.charAt(at + 1) == ' ');
  }

  /** The key that stands here, with its colon. */
  String key(int from, int lineEnd) {
    char first = text.charAt(from);
    boolean quoted = first == '"' || first == '\'';
    if (!isKey(from, lineEnd)) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    String key = quoted ? quoted(from, lineEnd) : "";
    int colon = quoted ? text.indexOf(':', end) : plainEnd(from, lineEnd);
    end = colon + 1;
    if (end - from > LONGEST_KEY || (!quoted && text.startsWith("<<", from))) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    return quoted ? key : trimmed(from, colon);
  }

  /** The scalar or flow collection that stands here. */
  Value value(int from, int lineEnd, int line) {
    char first = text.charAt(from);
    if (first == '[' || first == '{') {
      return flow(from, lineEnd, line, 0);
    }
    if (first == '"' || first == '\'') {
      return new Value.Scalar(quoted(from, lineEnd), true, "", line, line);
    }
    checkStart(from, lineEnd);
    int stop = plainEnd(from, lineEnd);
    if (stop < lineEnd && text.charAt(stop) == ':') {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    end = stop;
    return new Value.Scalar(trimmed(from, stop), false, "", line, line);
  }

  /** A plain scalar begins with no indicator, but a dash before something else. */
  private void checkStart(int from, int lineEnd) {
    char first = text.charAt(from);
    boolean dash = first == '-' && from + 1 < lineEnd && text.charAt(from + 1) != ' ';
    if (INDICATORS.indexOf(first) >= 0 && !dash) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
  }

  /** Where a plain scalar ends: at the colon that makes it a key, at a comment, or with the line. */
  private int plainEnd(int from, int lineEnd) {
    for (int at = from; at < lineEnd; at++) {
      char c = text.charAt(at);
      if (c == ':') {
        if (at + 1 == lineEnd || text.charAt(at + 1) == ' ') {
          return at;
        }
      } else if (c == '#') {
        if (at > from && text.charAt(at - 1) == ' ') {
          return at;
        }
      } else if (c == '\t') {
        throw PlainYaml.UnusualException.INSTANCE;
      }
    }
    return lineEnd;
  }

  private String trimmed(int from, int to) {
    int last = to;
    while (last > from && text.charAt(last - 1) == ' ') {
      last--;
    }
    return SharedText.of(text, from, last);
  }

  /** The place of the quote that closes the one here; the two of an apostrophe in a text are none. */
  private int closing(int from, int lineEnd) {
    char quote = text.charAt(from);
    for (int at = from + 1; at < lineEnd; at++) {
      char c = text.charAt(at);
      if (c == quote) {
        if (quote == '"' || at + 1 >= lineEnd || text.charAt(at + 1) != '\'') {
          return at;
        }
        at++;
      } else if (c == '\\' && quote == '"') {
        at++;
      } else if (c == '\t') {
        break;
      }
    }
    throw PlainYaml.UnusualException.INSTANCE;
  }

  private String quoted(int from, int lineEnd) {
    int close = closing(from, lineEnd);
    end = close + 1;
    char escape = text.charAt(from) == '"' ? '\\' : '\'';
    for (int at = from + 1; at < close; at++) {
      if (text.charAt(at) == escape) {
        return unescaped(from + 1, close, escape);
      }
    }
    return SharedText.of(text, from + 1, close);
  }

  private String unescaped(int from, int to, char escape) {
    StringBuilder plain = new StringBuilder(to - from);
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      plain.append(c == escape ? meaning(escape, text.charAt(++at)) : c);
    }
    return plain.toString();
  }

  private static char meaning(char escape, char escaped) {
    if (escape == '\'') {
      return escaped;
    }
    return switch (escaped) {
      case '"', '\\' -> escaped;
      case 'n' -> '\n';
      case 't' -> '\t';
      default -> throw PlainYaml.UnusualException.INSTANCE;
    };
  }

  private Value flow(int from, int lineEnd, int line, int depth) {
    if (depth > DEEPEST) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    return text.charAt(from) == '['
        ? sequence(from + 1, lineEnd, line, depth)
        : mapping(from + 1, lineEnd, line, depth);
  }

  private Value sequence(int from, int lineEnd, int line, int depth) {
    List<Value> items = new ArrayList<>();
    int at = spaced(from, lineEnd);
    if (text.charAt(at) != ']') {
      items.add(flowValue(at, lineEnd, line, depth));
      at = spaced(end, lineEnd);
      while (text.charAt(at) == ',') {
        items.add(flowValue(spaced(at + 1, lineEnd), lineEnd, line, depth));
        at = spaced(end, lineEnd);
      }
    }
    close(at, ']');
    return new Value.Sequence(items, "", line, line);
  }

  private Value mapping(int from, int lineEnd, int line, int depth) {
    List<Value.Pair> pairs = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int at = spaced(from, lineEnd);
    if (text.charAt(at) != '}') {
      pairs.add(pair(at, lineEnd, line, depth, keys));
      at = spaced(end, lineEnd);
      while (text.charAt(at) == ',') {
        pairs.add(pair(spaced(at + 1, lineEnd), lineEnd, line, depth, keys));
        at = spaced(end, lineEnd);
      }
    }
    close(at, '}');
    return new Value.Mapping(pairs, "", line, line);
  }

  private Value.Pair pair(int from, int lineEnd, int line, int depth, Set<String> keys) {
    Value.Scalar key = flowScalar(from, lineEnd, line);
    int colon = spaced(end, lineEnd);
    if (!isColon(colon, lineEnd)
        || colon - from > LONGEST_KEY
        || (key.text().equals("<<") && !key.quoted())
        || !keys.add(key.text())) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    Value value = flowValue(spaced(colon + 1, lineEnd), lineEnd, line, depth);
    return new Value.Pair(key.text(), line, value);
  }

  private void close(int at, char closing) {
    if (text.charAt(at) != closing) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    end = at + 1;
  }

  /** The next character that is no space; there has to be one, and it may begin no comment. */
  private int spaced(int from, int lineEnd) {
    int at = from;
    while (at < lineEnd && text.charAt(at) == ' ') {
      at++;
    }
    if (at >= lineEnd || text.charAt(at) == '#') {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    return at;
  }

  private Value flowValue(int from, int lineEnd, int line, int depth) {
    char first = text.charAt(from);
    return first == '[' || first == '{'
        ? flow(from, lineEnd, line, depth + 1)
        : flowScalar(from, lineEnd, line);
  }

  private Value.Scalar flowScalar(int from, int lineEnd, int line) {
    char first = text.charAt(from);
    if (first == '"' || first == '\'') {
      return new Value.Scalar(quoted(from, lineEnd), true, "", line, line);
    }
    checkStart(from, lineEnd);
    int stop = from;
    while (stop < lineEnd && !endsInFlow(stop, lineEnd)) {
      stop++;
    }
    end = stop;
    return new Value.Scalar(trimmed(from, stop), false, "", line, line);
  }

  private boolean endsInFlow(int at, int lineEnd) {
    char c = text.charAt(at);
    if (c == '\t' || (c == '#' && text.charAt(at - 1) == ' ')) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    if (c == ':') {
      return at + 1 == lineEnd
          || text.charAt(at + 1) == ' '
          || FLOW.indexOf(text.charAt(at + 1)) >= 0;
    }
    return FLOW.indexOf(c) >= 0;
  }
}
