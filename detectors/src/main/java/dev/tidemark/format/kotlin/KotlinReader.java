package dev.tidemark.format.kotlin;

import dev.tidemark.format.kotlin.KotlinScript.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Scans a Kotlin script from left to right; what it does not know it steps over. */
final class KotlinReader {
  /** Settings nest some ten blocks; a bound for recursion. */
  private static final int MAX_DEPTH = 60;

  private static final Set<String> DECLARES = Set.of("object", "class", "val", "var", "fun");
  private static final Set<String> MODIFIERS =
      Set.of(
          "private",
          "public",
          "internal",
          "open",
          "abstract",
          "override",
          "const",
          "lateinit",
          "data",
          "return");

  private final KotlinText text;

  KotlinReader(String text) {
    this.text = new KotlinText(text);
  }

  List<Node> read() {
    List<Node> nodes = new ArrayList<>();
    while (!text.atEnd()) {
      statements(nodes, 0);
      text.advance(); // a bracket that closes nothing
    }
    return nodes;
  }

  /** The statements up to the bracket that ends them. */
  private void statements(List<Node> sink, int depth) {
    while (text.skipSpace() && !text.isAny(")}]")) {
      char c = text.current();
      if (text.beginsName()) {
        statement(sink, depth);
      } else if (c == '"') {
        text.string();
      } else if (c == '\'') {
        text.character();
      } else if (c == '{' || c == '(' || c == '[') {
        nested(sink, depth);
      } else {
        text.advance();
      }
    }
  }

  private void nested(List<Node> sink, int depth) {
    text.advance();
    if (depth < MAX_DEPTH) {
      statements(sink, depth + 1);
    } else {
      text.skipBlock();
    }
    if (!text.atEnd()) {
      text.advance();
    }
  }

  private void statement(List<Node> sink, int depth) {
    int start = text.line();
    String word = text.name();
    while (MODIFIERS.contains(word) && text.skipBlank() && text.beginsName()) {
      word = text.name();
    }
    if (word.equals("import") || word.equals("package")) {
      text.skipLine();
    } else if (DECLARES.contains(word) && text.skipBlank() && text.beginsName()) {
      declaration(word, start, sink, depth);
    } else {
      sink.add(rest(word, "", start, depth));
    }
  }

  /** {@code object Build : BuildType({ … })}, {@code val build = buildType { … }}, {@code fun add() { … }}. */
  private void declaration(String kind, int start, List<Node> sink, int depth) {
    String id = text.name();
    if (kind.equals("fun")) {
      sink.add(rest("fun", id.substring(id.lastIndexOf('.') + 1), start, depth));
      return;
    }
    if (text.skipBlank() && text.current() == '(') { // what a class is made with
      text.advance();
      text.skipBlock();
      text.advance();
    }
    String type = "";
    if (text.skipBlank() && text.current() == ':') {
      text.advance();
      if (text.skipSpace() && text.beginsName()) {
        type = text.name();
      }
    }
    if ((kind.equals("val") || kind.equals("var")) && text.skipBlank() && text.current() == '=') {
      text.advance();
      if (text.skipSpace() && text.beginsName()) {
        type = text.name();
      } else {
        sink.add(rest("=", id, start, depth));
        return;
      }
    }
    sink.add(rest(type, id, start, depth));
  }

  /** What follows a name: arguments, a block, or a value that it is set to. */
  private Node rest(String name, String id, int start, int depth) {
    Given given = new Given(start);
    boolean set = text.skipBlank() && text.current() == '=' && !text.startsWith("==");
    if (set) {
      text.advance();
    }
    if (set || name.equals("=")) {
      value(given, depth);
      return given.node(name, id, start);
    }
    call(given, depth);
    if (name.equals("fun")) {
      result(given, depth);
    }
    return given.node(name, id, start);
  }

  /** Parameters of types, arguments and blocks, one after another. */
  private void call(Given given, int depth) {
    while (text.skipBlank() && text.isAny("({<")) {
      if (text.current() == '{') {
        nested(given.body, depth);
      } else if (text.current() == '(') {
        text.advance();
        arguments(given, depth);
        text.advance();
      } else {
        typeParameters();
      }
    }
  }

  private void typeParameters() {
    do {
      text.advance();
    } while (!text.atEnd() && !text.isAny(">\n"));
    text.advance();
  }

  /** The type that a function gives back, and its block. */
  private void result(Given given, int depth) {
    if (text.skipBlank() && text.current() == ':') {
      text.advance();
      text.skipBlank();
      text.name();
      if (text.skipBlank() && text.current() == '{') {
        nested(given.body, depth);
      }
    }
  }

  /** Texts, words and blocks in brackets; a call among them is one more node of the body. */
  private void arguments(Given given, int depth) {
    while (text.skipSpace() && text.current() != ')') {
      char c = text.current();
      if (c == '"') {
        given.add(text.line(), text.string());
      } else if (c == '\'') {
        text.character();
      } else if (c == '{') {
        nested(given.body, depth);
      } else if (text.beginsName()) {
        word(given, depth);
      } else if (c == '(' || c == '[') {
        nested(given.body, depth);
      } else if (c == '}' || c == ']') {
        return; // cut or no Kotlin
      } else {
        text.advance();
      }
    }
  }

  private void word(Given given, int depth) {
    int start = text.line();
    String word = text.name();
    boolean call = text.skipBlank() && (text.current() == '(' || text.current() == '{');
    if (call && depth < MAX_DEPTH) {
      given.body.add(rest(word, "", start, depth + 1));
    }
    given.words.add(word);
  }

  /** The value of an assignment, up to the end of its line unless brackets or a text go on. */
  private void value(Given given, int depth) {
    text.skipSpace();
    while (text.skipBlank() && !text.isAny("\n;})]")) {
      char c = text.current();
      if (c == '"') {
        given.add(text.line(), text.string());
      } else if (c == '\'') {
        text.character();
      } else if (c == '{' || c == '(' || c == '[') {
        nested(given.body, depth);
      } else if (text.beginsName()) {
        word(given, depth);
      } else if (Character.isDigit(c)) {
        given.words.add(text.name());
      } else if (c == '+') {
        text.advance();
        text.skipSpace();
      } else {
        text.advance();
      }
    }
  }

  /** What one node is given, while it is read. */
  private static final class Given {
    private final List<String> texts = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Node> body = new ArrayList<>();
    private int textLine;

    Given(int line) {
      this.textLine = line;
    }

    void add(int line, String literal) {
      if (texts.isEmpty()) {
        textLine = line;
      }
      texts.add(literal);
    }

    Node node(String name, String id, int line) {
      return new Node(name, id, texts, words, body, line, textLine);
    }
  }
}
