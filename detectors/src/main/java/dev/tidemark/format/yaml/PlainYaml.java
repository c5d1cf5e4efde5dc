package dev.tidemark.format.yaml;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the YAML that nearly every file is written in, an order of magnitude faster than a complete scanner: block maps
 * and lists, scalars on one line, flow collections on one line, block scalars. Whatever else comes (anchors, tags, folded
 * plain scalars, tabs, mistakes) makes it step back, and the complete scanner reads the text from the start: so there is
 * no text that the two read differently.
 */
final class PlainYaml {
  /** Deeper nesting is left to the complete scanner and its limits. */
  private static final int DEEPEST = 60;

  /** Maps up to this size are searched for repeated keys pair by pair, without a set. */
  private static final int SMALL_MAP = 8;

  private final String text;
  private final int firstLine;
  private final InlineYaml inline;

  /** Where the content of the current line begins; the text's length at the end. */
  private int at;

  /** The column of it; -1 at the end. */
  private int column;

  private int lineStart;
  private int lineEnd;
  private int line;

  private PlainYaml(String text, int firstLine) {
    this.text = text;
    this.firstLine = firstLine;
    this.inline = new InlineYaml(text);
  }

  /** Thrown where the text is not of the plain kind. */
  static final class UnusualException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One is enough: it has no stack trace and no cause, and costs nothing to throw. */
    @SuppressWarnings("StaticAssignmentOfThrowable")
    static final UnusualException INSTANCE = new UnusualException();

    private UnusualException() {
      super("not plain", null, false, false);
    }
  }

  /**
   * The value of a document.
   *
   * @param firstLine the line of the file that it begins at, from 0
   * @return empty when the complete scanner has to read it
   */
  static Optional<Value> read(String text, int firstLine) {
    if (text.indexOf('\r') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PlainYaml(text, firstLine).document());
    } catch (UnusualException unusual) {
      return Optional.empty();
    }
  }

  private Value document() {
    seek(0);
    if (column == 0 && text.startsWith("---", at) && isNothing(at + 3)) {
      seekNextLine();
    }
    Value root = node(0);
    if (column >= 0) {
      throw UnusualException.INSTANCE;
    }
    return root;
  }

  /** Goes to the first line from here on that says something. */
  private void seek(int from) {
    int start = from;
    while (start < text.length()) {
      int first = start;
      while (first < text.length() && text.charAt(first) == ' ') {
        first++;
      }
      int end = text.indexOf('\n', first);
      end = end < 0 ? text.length() : end;
      if (first < end && text.charAt(first) != '#') {
        if (text.charAt(first) == '\t' || (first == start && isMarker(first))) {
          throw UnusualException.INSTANCE;
        }
        lineStart = start;
        lineEnd = end;
        at = first;
        column = first - start;
        return;
      }
      start = end + 1;
      line++;
    }
    at = text.length();
    column = -1;
  }

  /** A directive, or the end of a document. */
  private boolean isMarker(int first) {
    return text.charAt(first) == '%' || text.startsWith("...", first);
  }

  private void seekNextLine() {
    line++;
    seek(lineEnd + 1);
  }

  /** The number of the current line in the file. */
  private int number() {
    return firstLine + line + 1;
  }

  private boolean isDash() {
    return text.charAt(at) == '-' && (at + 1 == lineEnd || text.charAt(at + 1) == ' ');
  }

  private Value node(int depth) {
    if (column < 0 || depth > DEEPEST) {
      throw UnusualException.INSTANCE;
    }
    return isDash() ? sequence(depth) : mapping(depth);
  }

  private Value sequence(int depth) {
    int indent = column;
    int begun = number();
    List<Value> items = new ArrayList<>();
    while (column == indent && isDash()) {
      at++;
      items.add(item(indent, depth));
    }
    if (column > indent) {
      throw UnusualException.INSTANCE;
    }
    return new Value.Sequence(items, "", begun, items.get(items.size() - 1).endLine());
  }

  private Value item(int indent, int depth) {
    int first = firstInLine(at);
    if (first == lineEnd) {
      return below(indent, false, depth);
    }
    at = first;
    column = first - lineStart;
    return isDash() || inline.isKey(first, lineEnd) ? node(depth + 1) : scalar(indent);
  }

  private Value mapping(int depth) {
    int indent = column;
    int begun = number();
    int last = begun;
    List<Value.Pair> pairs = new ArrayList<>();
    while (column == indent) {
      if (isDash() || (indent == 0 && text.startsWith("---", at))) {
        throw UnusualException.INSTANCE;
      }
      int keyLine = number();
      String key = inline.key(at, lineEnd);
      at = inline.end();
      int first = firstInLine(at);
      Value value;
      if (first == lineEnd) {
        value = below(indent, true, depth);
      } else {
        at = first;
        if (isDash() || inline.isKey(first, lineEnd)) {
          throw UnusualException.INSTANCE;
        }
        value = scalar(indent);
      }
      pairs.add(new Value.Pair(key, keyLine, value));
      last = Math.max(last, value.endLine());
    }
    if (column > indent || !allDiffer(pairs)) {
      throw UnusualException.INSTANCE;
    }
    return new Value.Mapping(pairs, "", begun, last);
  }

  /** The first character that says something, or the line's end. */
  private int firstInLine(int from) {
    int first = from;
    while (first < lineEnd && text.charAt(first) == ' ') {
      first++;
    }
    return isNothing(first) ? lineEnd : first;
  }

  /** Whether nothing but spaces and a comment follow in the line. */
  private boolean isNothing(int from) {
    return InlineYaml.isNothing(text, from, lineEnd);
  }

  /** What follows a key or dash with nothing behind it: something deeper, a list just below a key, or nothing. */
  private Value below(int indent, boolean ofKey, int depth) {
    int here = number();
    seekNextLine();
    if (column > indent || (ofKey && column == indent && isDash())) {
      return node(depth + 1);
    }
    return new Value.Scalar("", false, "", here, here);
  }

  /** What stands behind a key or dash, to its end; then goes to the next line. */
  private Value scalar(int indent) {
    char first = text.charAt(at);
    if (first == '|' || first == '>') {
      return block(indent);
    }
    Value value = inline.value(at, lineEnd, number());
    if (!isNothing(inline.end())) {
      throw UnusualException.INSTANCE;
    }
    seekNextLine();
    return value;
  }

  private Value block(int indent) {
    int begun = number();
    BlockScalar scalar = new BlockScalarReader(text, at, lineEnd).read(indent);
    line += scalar.lines();
    seek(scalar.end());
    return new Value.Scalar(scalar.value(), true, "", begun, begun + scalar.lines() - 1);
  }

  private static boolean allDiffer(List<Value.Pair> pairs) {
    if (pairs.size() > SMALL_MAP) {
      Set<String> keys = new HashSet<>();
      return pairs.stream().allMatch(pair -> keys.add(pair.key()));
    }
    for (int i = 1; i < pairs.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (pairs.get(i).key().equals(pairs.get(j).key())) {
          return false;
        }
      }
    }
    return true;
  }
}
