package dev.tidemark.format.hcl;

import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclFrame.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is open while HCL is scanned, one frame in another, and what each hands to its holder when it closes. */
final class HclStack {
  /** Values deeper than this are left out (brackets are still followed). */
  static final int DEEPEST = 100;

  private final HclSource source;
  private final HclText strings;
  private final boolean strict;
  private final List<Flaw> flaws = new ArrayList<>();
  HclFrame top = new HclFrame(Kind.BODY, 1, 0, null);
  private int depth;
  private @Nullable HclFrame attribute;

  HclStack(HclSource source, boolean strict) {
    this.source = source;
    this.strict = strict;
    this.strings = source.strings();
  }

  List<Flaw> flaws() {
    return flaws;
  }

  /** Opens an attribute: the references of its value are counted as its own. */
  void pushAttribute(String name, int line, int from) {
    attribute = push(Kind.ATTRIBUTE, line, from);
    attribute.name = name;
  }

  /** Ends a heredoc whose last line ends before {@code end}. */
  void closeHeredoc(int end) {
    HclFrame frame = pop();
    add(strings.heredoc(frame, end, source.line));
  }

  /** Takes back the operand that an index belongs to. */
  @Nullable Value takeBase() {
    Value base = top.takeLast();
    forgetReference(base);
    return base;
  }

  void addReference(String name) {
    if (attribute != null && name.indexOf('.') > 0 && name.length() <= HclSource.LONGEST_NAME) {
      attribute.refer(name);
    }
    add(new Value.Scalar(name, false, HclValues.REFERENCE, source.line, source.line));
  }

  /** Whether one thing more may be opened. */
  boolean isShallow() {
    return depth < DEEPEST;
  }

  void add(Value value) {
    if (depth <= DEEPEST) {
      top.add(value);
    } else {
      top.afterTerm = true;
    }
  }

  /** {@code a.b[0].c} is one reference, {@code a.b.c}: the part before the index is not one by itself. */
  private void forgetReference(@Nullable Value base) {
    if (attribute != null
        && attribute.references != null
        && base instanceof Value.Scalar scalar
        && scalar.tag().equals(HclValues.REFERENCE)) {
      attribute.references.remove(scalar.text());
    }
  }

  /** Closes what is open above the bracket that this character closes; false when there is none near enough. */
  boolean closeUpTo(char c) {
    int near = 0;
    for (HclFrame frame = top; frame != null && frame.parent != null; frame = frame.parent) {
      if (frame.kind.isTemplate() || ++near > DEEPEST) {
        return false;
      }
      if (frame.kind.closer() == c) {
        while (top != frame) {
          close();
        }
        return true;
      }
    }
    return false;
  }

  HclFrame push(Kind kind, int line, int from) {
    if (++depth == DEEPEST + 1) {
      flaw("hcl-limit", line, "nested deeper than " + DEEPEST + " levels");
    }
    top = new HclFrame(kind, line, from, top);
    return top;
  }

  private HclFrame pop() {
    HclFrame closed = top;
    HclFrame parent = closed.parent;
    if (parent == null) {
      return closed;
    }
    depth--;
    top = parent;
    return closed;
  }

  /** Ends what is open on top and hands what it holds to what it is in. */
  void close() {
    HclFrame frame = pop();
    int line = source.line;
    switch (frame.kind) {
      case BODY -> closeBlock(frame);
      case ATTRIBUTE -> closeAttribute(frame);
      case PAIR -> closePair(frame);
      case OBJECT -> closeObject(frame);
      case LIST -> closeList(frame);
      case CALL -> {
        frame.nextItem(line);
        add(sequence(frame, HclValues.callTag(frame.name)));
      }
      case PAREN -> {
        Value inner = frame.finish(line);
        add(inner == null ? emptyOperation(frame) : inner);
      }
      case INDEX -> closeIndex(frame);
      case QUOTE -> add(strings.quoted(frame, source.at, source.line));
      case HEREDOC -> add(strings.heredoc(frame, source.at, source.line));
      case INTERPOLATION -> closeInterpolation(frame);
    }
  }

  private Value sequence(HclFrame frame, String tag) {
    return new Value.Sequence(
        frame.items == null ? List.of() : frame.items, tag, frame.line, source.line);
  }

  private Value emptyOperation(HclFrame frame) {
    return new Value.Sequence(List.of(), HclValues.OPERATION, frame.line, source.line);
  }

  private void closeBlock(HclFrame frame) {
    if (depth >= DEEPEST) {
      return;
    }
    if (top.blocks == null) {
      top.blocks = new ArrayList<>();
    }
    top.blocks.add(new HclBlock(frame.name, frame.labels, frame.body(), frame.line, source.line));
  }

  private void closeAttribute(HclFrame frame) {
    attribute = null;
    if (depth >= DEEPEST) {
      return;
    }
    Value value = frame.finish(source.line);
    if (top.attributes == null) {
      top.attributes = new ArrayList<>();
    }
    top.attributes.add(
        new HclAttribute(
            frame.name,
            value == null ? emptyOperation(frame) : value,
            frame.references == null ? List.of() : List.copyOf(frame.references),
            frame.line,
            source.line));
  }

  private void closePair(HclFrame frame) {
    Value value = frame.finish(source.line);
    if (value != null && depth <= DEEPEST) {
      if (top.pairs == null) {
        top.pairs = new ArrayList<>();
      }
      top.pairs.add(new Value.Pair(frame.name, frame.line, value));
    }
  }

  private void closeObject(HclFrame frame) {
    if (frame.loop) {
      Value inner = frame.finish(source.line);
      add(inner == null ? emptyOperation(frame) : inner);
    } else {
      add(
          new Value.Mapping(
              frame.pairs == null ? List.of() : frame.pairs, "", frame.line, source.line));
    }
  }

  private void closeList(HclFrame frame) {
    if (frame.loop) {
      Value inner = frame.finish(source.line);
      add(inner == null ? emptyOperation(frame) : inner);
    } else {
      frame.nextItem(source.line);
      add(sequence(frame, ""));
    }
  }

  private void closeIndex(HclFrame frame) {
    Value base = frame.base;
    if (base instanceof Value.Scalar scalar && scalar.tag().equals(HclValues.REFERENCE)) {
      if (source.current() == '.') {
        add(base);
      } else {
        addReference(scalar.text());
      }
    } else if (base != null) {
      add(new Value.Sequence(List.of(base), HclValues.OPERATION, base.line(), source.line));
    }
  }

  /** A template that is one interpolation and nothing else is what stands in it. */
  private void closeInterpolation(HclFrame frame) {
    Value inner = frame.finish(source.line);
    if (inner != null && top.kind == Kind.QUOTE && top.interpolations == 1 && !top.plainText) {
      top.base = inner;
    }
  }

  /** Steps over a line's end; a strict scan closes everything where a new block begins behind it. */
  void newline() {
    source.at++;
    source.line++;
    if (strict && top.parent != null && source.atHeader()) {
      flaw("hcl-syntax", source.line, "a new block begins while another is open");
      while (top.parent != null) {
        close();
      }
    }
  }

  void comment() {
    int line = source.line;
    if (!source.skipComment()) {
      flaw("hcl-syntax", line, "a comment without its end");
    }
  }

  void flaw(String code, int line, String detail) {
    if (flaws.size() < HclFormat.MOST_FLAWS) {
      flaws.add(new Flaw(code, line, detail));
    }
  }

  /** A line that is nothing: no more than itself is lost where nothing was open. */
  void lostLine(int line, long length) {
    if (flaws.size() < HclFormat.MOST_FLAWS) {
      long lost = top.parent == null ? length : -1;
      flaws.add(new Flaw("hcl-syntax", line, "neither a block nor an attribute", true, lost));
    }
  }
}
