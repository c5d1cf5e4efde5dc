package dev.tidemark.format.hcl;

import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.format.hcl.HclFrame.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads native HCL in one pass with a stack of its own: here the bodies with their blocks and attributes. Where brackets do
 * not match it goes on; a strict scan then also takes every top-level block header in the first column as the start of a
 * new block, whatever is still open.
 */
final class HclScanner {
  private final HclSource source;
  private final HclStack open;
  private final HclTemplates templates;
  private final HclExpressions expressions;

  HclScanner(String text, boolean strict) {
    this.source = new HclSource(text);
    this.open = new HclStack(source, strict);
    this.templates = new HclTemplates(source, open, strict);
    this.expressions = new HclExpressions(source, open, templates);
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
        default -> expressions.read();
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
}
