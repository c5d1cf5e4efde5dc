package dev.tidemark.format.hcl;

import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclFrame.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of HCL token by token: brackets and operands, in which precedence means nothing. */
final class HclExpressions {
  private final HclSource source;
  private final HclStack open;
  private final HclTemplates templates;

  HclExpressions(HclSource source, HclStack open, HclTemplates templates) {
    this.source = source;
    this.open = open;
    this.templates = templates;
  }

  /** Takes one token of what is open on top. */
  void read() {
    char c = source.current();
    if (c == '\n') {
      lineEndInExpression();
    } else if (c == ' ' || c == '\t' || c == '\r') {
      source.at++;
    } else if (c == '"') {
      source.at++;
      quote();
    } else if (HclSource.startsName(c)) {
      name();
    } else if (c >= '0' && c <= '9') {
      open.add(scalar(source.number()));
    } else if (source.atComment()) {
      open.comment();
    } else if (c == '<' && source.next() == '<' && templates.isHeredoc()) {
      templates.openHeredoc();
    } else {
      punctuation(c);
    }
  }

  private void quote() {
    int end = open.isShallow() ? source.plainStringEnd() : -1;
    if (end < 0) {
      open.push(Kind.QUOTE, source.line, source.at);
    } else {
      open.add(new Value.Scalar(source.plainString(end), true, "", source.line, source.line));
    }
  }

  private void punctuation(char c) {
    switch (c) {
      case '{' -> bracket(Kind.OBJECT);
      case '(' -> bracket(Kind.PAREN);
      case '[' -> openBracket();
      case '}', ']', ')' -> closer(c);
      case ',' -> comma();
      case '=', ':' -> keyOrOperator(c);
      case '.' -> dot();
      case '-' -> minus();
      default -> {
        source.at++;
        open.top.operator();
      }
    }
  }

  private void lineEndInExpression() {
    if (!open.top.kind.ignoresLines() && !open.top.loop) {
      if (open.top.kind == Kind.OBJECT) {
        discardKey();
      } else {
        open.close(); // an attribute or pair ends with its line
        return; // the line's end then counts for what holds it
      }
    }
    open.newline();
  }

  private void discardKey() {
    if (!open.top.isEmpty()) {
      open.top.finish(source.line);
    }
    open.top.afterTerm = false;
  }

  private void comma() {
    if (open.top.kind == Kind.PAIR || (open.top.kind == Kind.ATTRIBUTE)) {
      open.close();
      if (open.top.kind == Kind.BODY) {
        source.at++;
      }
      return;
    }
    source.at++;
    if (open.top.loop) {
      open.top.operator();
    } else if (open.top.kind == Kind.OBJECT) {
      discardKey();
    } else {
      open.top.nextItem(source.line);
    }
  }

  private void keyOrOperator(char c) {
    char next = source.next();
    source.at++;
    if (c == '=' && (next == '=' || next == '>')) {
      source.at++;
      open.top.operator();
    } else if (c == ':' && next == ':') {
      source.at++;
      open.top.operator();
    } else if (open.top.kind == Kind.OBJECT && !open.top.loop) {
      Value key = open.top.finish(source.line);
      int line = key == null ? source.line : key.line();
      open.push(Kind.PAIR, line, source.at).name = keyText(key);
    } else {
      open.top.operator();
    }
  }

  private static String keyText(@Nullable Value key) {
    return key instanceof Value.Scalar scalar ? scalar.text() : "";
  }

  private void minus() {
    boolean sign = !open.top.afterTerm && source.next() >= '0' && source.next() <= '9';
    source.at++;
    if (sign) {
      open.add(scalar("-" + source.number()));
    } else {
      open.top.operator();
    }
  }

  private void dot() {
    source.at++;
    if (source.current() == '.') {
      source.at += 2; // "..." spreads the last argument
      return;
    }
    Value base = open.top.takeLast();
    StringBuilder name = new StringBuilder();
    if (base instanceof Value.Scalar scalar && scalar.tag().equals(HclValues.REFERENCE)) {
      name.append(scalar.text());
    }
    source.traverse(name.isEmpty() ? null : name);
    if (!name.isEmpty()) {
      open.addReference(name.toString());
    } else if (base != null) {
      open.add(new Value.Sequence(List.of(base), HclValues.OPERATION, base.line(), source.line));
    }
  }

  private void name() {
    int from = source.at;
    String word = source.word();
    if (source.current() == ':' && source.next() == ':') {
      StringBuilder path = new StringBuilder(word);
      source.providerFunction(path);
      word = path.toString();
    }
    if (source.current() == '(') {
      source.at++;
      open.push(Kind.CALL, source.line, from).name = word;
      return;
    }
    if (word.equals("for")
        && open.top.isEmpty()
        && (open.top.kind == Kind.LIST || open.top.kind == Kind.OBJECT)) {
      open.top.loop = true;
      open.top.operator();
      return;
    }
    if (word.equals("true") || word.equals("false") || word.equals("null")) {
      open.add(scalar(word));
    } else if (open.top.loop && (word.equals("in") || word.equals("if"))) {
      open.top.operator();
    } else {
      open.addReference(word);
    }
  }

  private Value scalar(String text) {
    return new Value.Scalar(text, false, "", source.line, source.line);
  }

  private void bracket(Kind kind) {
    source.at++;
    open.push(kind, source.line, source.at);
  }

  private void openBracket() {
    if (open.top.afterTerm) {
      Value base = open.takeBase();
      bracket(Kind.INDEX);
      open.top.base = base;
    } else {
      bracket(Kind.LIST);
    }
  }

  private void closer(char c) {
    if (c == '}' && (open.top.kind == Kind.ATTRIBUTE || open.top.kind == Kind.PAIR)) {
      open.close();
      return;
    }
    if (open.top.kind.closer() == c) {
      source.at++;
      if (open.top.kind == Kind.BODY && open.top.parent == null) {
        return;
      }
      open.close();
      return;
    }
    open.flaw("hcl-syntax", source.line, "brackets that do not match");
    if (!open.closeUpTo(c)) {
      source.at++;
    }
  }
}
