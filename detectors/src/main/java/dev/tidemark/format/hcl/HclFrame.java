package dev.tidemark.format.hcl;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something open while HCL is scanned: a body, a bracket, a template, and what was collected in it so far. */
final class HclFrame {

  /** What is open. */
  enum Kind {
    BODY,
    ATTRIBUTE,
    OBJECT,
    PAIR,
    LIST,
    PAREN,
    CALL,
    INDEX,
    QUOTE,
    HEREDOC,
    INTERPOLATION;

    /** Whether a line's end means nothing in it. */
    boolean ignoresLines() {
      return this == LIST
          || this == PAREN
          || this == CALL
          || this == INDEX
          || this == INTERPOLATION;
    }

    boolean isTemplate() {
      return this == QUOTE || this == HEREDOC;
    }

    /** The character that closes it; NUL when a bracket does not. */
    char closer() {
      return switch (this) {
        case BODY, OBJECT, INTERPOLATION -> '}';
        case LIST, INDEX -> ']';
        case PAREN, CALL -> ')';
        default -> '\0';
      };
    }
  }

  /** More references than this in one attribute are left out. */
  private static final int MOST_REFERENCES = 500;

  final Kind kind;
  final int line;
  final int from;
  final @Nullable HclFrame parent;

  /** The block type, attribute name, key of a pair, function, or heredoc marker. */
  String name = "";

  List<String> labels = List.of();
  @Nullable List<HclAttribute> attributes;
  @Nullable List<HclBlock> blocks;
  @Nullable Set<String> references;

  /** Finished items of a list, call or object. */
  @Nullable List<Value> items;

  @Nullable List<Value.Pair> pairs;

  /** Operands since the last separator. */
  private @Nullable Value term;

  private @Nullable List<Value> more;
  private boolean operated;

  /** A {@code for} in brackets: separators of other items mean nothing in it. */
  boolean loop;

  /** The last token was an operand, so that a bracket now is an index. */
  boolean afterTerm;

  /** The value whose index this is. */
  @Nullable Value base;

  /** Pieces of a template: how many interpolations, and whether there is text around them. */
  int interpolations;

  boolean plainText;

  HclFrame(Kind kind, int line, int from, @Nullable HclFrame parent) {
    this.kind = kind;
    this.line = line;
    this.from = from;
    this.parent = parent;
  }

  void add(Value value) {
    if (term == null) {
      term = value;
    } else {
      if (more == null) {
        more = new ArrayList<>();
      }
      more.add(value);
    }
    afterTerm = true;
  }

  void operator() {
    operated = true;
    afterTerm = false;
  }

  boolean isEmpty() {
    return term == null;
  }

  /** Takes the last operand back, for a bracket or dot that belongs to it. */
  @Nullable Value takeLast() {
    Value last;
    if (more != null && !more.isEmpty()) {
      last = more.remove(more.size() - 1);
    } else {
      last = term;
      term = null;
    }
    afterTerm = false;
    return last;
  }

  /** The operands since the last separator as one value; null when there are none. */
  @Nullable Value finish(int endLine) {
    Value first = term;
    List<Value> rest = more;
    boolean plain = !operated && (rest == null || rest.isEmpty());
    term = null;
    more = null;
    operated = false;
    afterTerm = false;
    if (first == null || plain) {
      return first;
    }
    List<Value> operands = new ArrayList<>();
    operands.add(first);
    if (rest != null) {
      operands.addAll(rest);
    }
    return new Value.Sequence(operands, HclValues.OPERATION, first.line(), endLine);
  }

  /** Ends an item at a comma. */
  void nextItem(int endLine) {
    Value item = finish(endLine);
    if (item != null) {
      if (items == null) {
        items = new ArrayList<>();
      }
      items.add(item);
    }
  }

  void refer(String reference) {
    if (references == null) {
      references = new LinkedHashSet<>();
    }
    if (references.size() < MOST_REFERENCES) {
      references.add(reference);
    }
  }

  HclBody body() {
    return attributes == null && blocks == null
        ? HclBody.EMPTY
        : new HclBody(
            attributes == null ? List.of() : attributes, blocks == null ? List.of() : blocks);
  }
}
