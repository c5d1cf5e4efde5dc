package dev.tidemark.format.hcl;

import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclFrame.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads native HCL in one pass with a stack of its own. It follows brackets, strings, templates and heredocs, and takes
 * expressions as operands without precedence. Where brackets do not match it goes on; a strict scan then also takes every
 * top-level block header in the first column as the start of a new block, whatever is still open.
 */
final class HclScanner {
  private final HclSource source;
  private final HclStack open;
  private final HclTemplates templates;

  HclScanner(String text, boolean strict) {
    this.source = new HclSource(text);
    this.open = new HclStack(source, strict);
    this.templates = new HclTemplates(source, open, strict);
  }

  List<Flaw> flaws() {
    return open.flaws();
  }

  int lines() {
    return source.line;
  }

  HclBody scan() {
    while (source.at < source.length()) {
      switch (open.top.kind) {
        case BODY -> bodyItem();
        case QUOTE, HEREDOC -> templates.read();
        default -> expression();
      }
    }
    endOfText();
    return open.top.body();
  }

  private void endOfText() {
    source.at = source.length();
    while (open.top.parent != null) {
      if (open.top.kind != Kind.ATTRIBUTE) {
        open.flaw(
            "hcl-syntax", open.top.line, "opened here and not closed before the end of the file");
      }
      open.close();
    }
  }

  // ---------------------------------------------------------------- bodies

  private void bodyItem() {
    char c = source.current();
    if (c == '\n') {
      open.newline();
    } else if (c == ' ' || c == '\t' || c == '\r' || c == ',' || c == ';') {
      source.at++;
    } else if (source.atComment()) {
      open.comment();
    } else if (c == '}') {
      source.at++;
      if (open.top.parent == null) {
        open.flaw("hcl-syntax", source.line, "a closing brace too many");
      } else {
        open.close();
      }
    } else if (HclSource.startsName(c) || c == '"') {
      definition();
    } else {
      int from = source.at;
      int line = source.line;
      source.skipLine();
      open.lostLine(line, source.at - from);
    }
  }

  private void definition() {
    int line = source.line;
    int from = source.at;
    String name = source.nameOrLabel();
    List<String> labels = new ArrayList<>();
    while (true) {
      source.skipBlanks();
      if (source.current() == '\n') {
        source.skipToBraceBelow();
      }
      if (source.atComment() && source.next() == '*') {
        open.comment();
        continue;
      }
      char c = source.current();
      if (c == '{') {
        source.at++;
        openBlock(name, labels, line, from);
        return;
      }
      if (c == '=' && source.next() != '=' && labels.isEmpty()) {
        source.at++;
        open.pushAttribute(name, line, from);
        return;
      }
      if (HclSource.startsName(c) || c == '"') {
        labels.add(source.nameOrLabel());
        continue;
      }
      brokenDefinition(name, labels, line, from);
      return;
    }
  }

  /** A header without its brace still opens the block, if its keyword is known: its closing brace will follow. */
  private void brokenDefinition(String name, List<String> labels, int line, int from) {
    if (!labels.isEmpty() && open.top.parent == null && HclKeywords.contains(name)) {
      open.flaw("hcl-syntax", line, "neither a block nor an attribute");
      openBlock(name, labels, line, from);
    } else {
      source.skipLine();
      open.lostLine(line, source.at - from);
    }
  }

  private void openBlock(String name, List<String> labels, int line, int from) {
    HclFrame block = open.push(Kind.BODY, line, from);
    block.name = name;
    block.labels = labels;
  }

  // ---------------------------------------------------------------- expressions

  private void expression() {
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
    } else if (c == '<' && source.next() == '<' && source.atHeredoc()) {
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

  // ---------------------------------------------------------------- closing

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
