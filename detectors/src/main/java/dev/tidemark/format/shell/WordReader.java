package dev.tidemark.format.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The characters of a script: blanks, comments, words with their quotes and expansions, redirections and
 * here-documents. It moves forward only.
 */
final class WordReader {
  /** How commands nested in a word are read. */
  interface Nesting {
    /** Reads commands from here to the closing bracket, which it steps over. */
    Node.Block here();

    /** Reads commands that were cut out. */
    Node.Block in(String text, int line);
  }

  /** The longest expression of a templating language, in characters; people write far shorter ones. */
  private static final int MAX_TEMPLATE = 2_000;

  private final String text;
  private final Nesting nesting;
  private int at;
  private int line;

  /** Where the line that asked for here-documents ends, and where to go on after their bodies; -1 when none. */
  private int heredocLineEnd = -1;

  private int afterHeredocs = -1;

  WordReader(String text, int firstLine, Nesting nesting) {
    this.text = text;
    this.line = firstLine;
    this.nesting = nesting;
  }

  int line() {
    return line;
  }

  int position() {
    return at;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  void toEnd() {
    at = text.length();
  }

  boolean looksAt(String what) {
    return text.startsWith(what, at);
  }

  /** Steps forward, counting lines and jumping over here-documents. */
  void advance(int count) {
    for (int i = 0; i < count && at < text.length(); i++) {
      if (text.charAt(at) == '\n') {
        line++;
        if (at == heredocLineEnd) {
          for (int j = at + 1; j < afterHeredocs; j++) {
            if (text.charAt(j) == '\n') {
              line++;
            }
          }
          at = afterHeredocs;
          heredocLineEnd = -1;
          continue;
        }
      }
      at++;
    }
  }

  /** Steps over a word or bracket, blanks before it included, if it is next. */
  boolean skip(String what) {
    skipBlankLines();
    boolean name = Character.isLetter(what.charAt(0)) || what.equals("}") || what.equals("{");
    if (name ? peekName().equals(what) : looksAt(what)) {
      advance(what.length());
      return true;
    }
    return false;
  }

  /** The bare word that begins here, without stepping over it; empty when a quote or bracket does. */
  String peekName() {
    int end = at;
    while (end < text.length() && end - at < 64 && !endsWord(end)) {
      char c = text.charAt(end);
      if (c == '"' || c == '\'' || c == '$' || c == '`' || c == '\\') {
        return "";
      }
      end++;
    }
    return text.substring(at, end);
  }

  /** Whether {@code ()} follows, as in a function's definition; steps over it. */
  boolean skipEmptyParentheses() {
    int next = at;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    if (next >= text.length() || text.charAt(next) != '(') {
      return false;
    }
    int close = next + 1;
    while (close < text.length() && text.charAt(close) == ' ') {
      close++;
    }
    if (close >= text.length() || text.charAt(close) != ')') {
      return false;
    }
    advance(close + 1 - at);
    return true;
  }

  void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
        at++;
      } else if (c == '\\' && continues(at)) {
        advance(text.charAt(at + 1) == '\r' ? 3 : 2);
      } else if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  void skipBlankLines() {
    while (true) {
      skipBlanks();
      if (at < text.length()
          && (text.charAt(at) == '\n'
              || (text.charAt(at) == ';' && !looksAt(";;") && !looksAt(";&")))) {
        advance(1);
      } else {
        return;
      }
    }
  }

  private boolean continues(int backslash) {
    return text.startsWith("\n", backslash + 1) || text.startsWith("\r\n", backslash + 1);
  }

  boolean atWordEnd() {
    return atEnd() || endsWord(at);
  }

  private boolean endsWord(int index) {
    return switch (text.charAt(index)) {
      case ' ', '\t', '\n', '\r', ';', '&', '|', '(', ')', '<', '>' -> true;
      default -> false;
    };
  }

  /** Steps over {@code ((…))}. */
  void skipArithmetic() {
    int open = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      advance(1);
      if (open == 0) {
        return;
      }
    }
  }

  // ---- words

  Word word() {
    return word(false);
  }

  /** A word between {@code [[} and {@code ]]}, where brackets and bars are ordinary. */
  Word conditionWord() {
    return word(true);
  }

  private Word word(boolean condition) {
    WordBuilder word = new WordBuilder(line);
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (endsWord(at) && !extended(word, c)) {
        if (condition && at == start && c != ' ' && c != '\n') {
          word.literal(c);
          advance(1);
        }
        break;
      }
      piece(word, c);
    }
    return word.built();
  }

  /** Extended globs {@code !(…)} and arrays {@code x=(…)} go on over a bracket. */
  private boolean extended(WordBuilder word, char c) {
    return c == '(' && (word.endsWith('=') || word.endsWith('!') || word.endsWith('@'));
  }

  private void piece(WordBuilder word, char c) {
    switch (c) {
      case '\'' -> singleQuoted(word);
      case '"' -> doubleQuoted(word);
      case '`' -> backticks(word);
      case '$' -> dollar(word);
      case '\\' -> {
        if (continues(at)) {
          advance(text.charAt(at + 1) == '\r' ? 3 : 2);
        } else {
          if (at + 1 < text.length()) {
            word.literal(text.charAt(at + 1));
          }
          advance(2);
        }
      }
      case '(' -> {
        int start = at;
        skipBalanced();
        word.add(new Word.Dynamic(text.substring(start, at)));
      }
      case '{' -> {
        if (looksAt("{{")) {
          template(word, "{{", "}}");
        } else {
          word.literal(c);
          at++;
        }
      }
      default -> {
        word.literal(c);
        at++;
      }
    }
  }

  /** An expression of a templating language, up to the end of its line. */
  private void template(WordBuilder word, String open, String close) {
    int limit = Math.min(text.length() - close.length(), at + MAX_TEMPLATE);
    int end = at + open.length();
    while (end <= limit && text.charAt(end) != '\n' && !text.startsWith(close, end)) {
      end++;
    }
    if (end > limit || !text.startsWith(close, end)) {
      open.chars().forEach(c -> word.literal((char) c));
      advance(open.length());
    } else {
      word.add(new Word.Dynamic(text.substring(at, end + close.length())));
      advance(end + close.length() - at);
    }
  }

  private void skipBalanced() {
    int open = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, at + 1);
        advance(end < 0 ? 1 : end - at);
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      advance(1);
      if (open == 0) {
        return;
      }
    }
  }

  private void singleQuoted(WordBuilder word) {
    word.quote();
    int end = text.indexOf('\'', at + 1);
    if (end < 0) {
      end = text.length();
    }
    word.literal(text, at + 1, end);
    advance(end + 1 - at);
  }

  private void doubleQuoted(WordBuilder word) {
    word.quote();
    advance(1);
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        if ("\"\\$`".indexOf(next) < 0 && next != '\n') {
          word.literal('\\');
        }
        if (next != '\n') {
          word.literal(next);
        }
        advance(2);
      } else if (c == '$') {
        dollar(word);
      } else if (c == '`') {
        backticks(word);
      } else {
        word.literal(c);
        advance(1);
      }
    }
    advance(1);
  }

  private void backticks(WordBuilder word) {
    int start = at;
    int startLine = line;
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '`') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, text.length());
    String inside = text.substring(start + 1, end).replace("\\`", "`").replace("\\\\", "\\");
    advance(end + 1 - at);
    word.add(
        new Word.Substitution(
            nesting.in(inside, startLine),
            text.substring(start, Math.min(end + 1, text.length()))));
  }

  private void dollar(WordBuilder word) {
    int start = at;
    if (looksAt("$((")) {
      advance(1);
      skipArithmetic();
      word.add(new Word.Dynamic(text.substring(start, at)));
    } else if (looksAt("$(")) {
      advance(2);
      Node.Block body = nesting.here();
      word.add(new Word.Substitution(body, text.substring(start, at)));
    } else if (looksAt("${{")) {
      template(word, "${{", "}}");
    } else if (looksAt("$[[")) {
      template(word, "$[[", "]]");
    } else if (looksAt("${")) {
      braces(word);
    } else if (looksAt("$'") || looksAt("$\"")) {
      advance(1); // the quote that follows is read as usual
    } else {
      int end = at + 1;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      if (end == at + 1 && end < text.length() && "@*#?$!-".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      if (end == at + 1) {
        word.literal('$');
      } else {
        word.add(new Word.Parameter(text.substring(at + 1, end), "", text.substring(at, end)));
      }
      advance(end - at);
    }
  }

  private void braces(WordBuilder word) {
    int start = at;
    int open = 0;
    advance(1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        advance(1);
      }
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      advance(1);
      if (open == 0 || (c == '\n' && at - start > 2_000)) {
        break;
      }
    }
    String raw = text.substring(start, at);
    word.add(parameter(raw));
  }

  private static Word.Part parameter(String raw) {
    int end = 2;
    while (end < raw.length() && isNamePart(raw.charAt(end))) {
      end++;
    }
    String name = raw.substring(2, end);
    if (name.isEmpty()) {
      return new Word.Dynamic(raw);
    }
    String rest =
        raw.substring(end, Math.max(end, raw.endsWith("}") ? raw.length() - 1 : raw.length()));
    if (rest.isEmpty()) {
      return new Word.Parameter(name, "", raw);
    }
    boolean hasDefault = rest.startsWith(":-") || rest.startsWith(":=") || rest.startsWith("-");
    String fallback = rest.replaceFirst("^:?[-=]", "").replace("\"", "").replace("'", "");
    return hasDefault && fallback.indexOf('$') < 0
        ? new Word.Parameter(name, fallback, raw)
        : hasDefault ? new Word.Parameter(name, "", raw) : new Word.Dynamic(raw);
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  // ---- redirections

  /** Whether a redirection is next: {@code >}, {@code 2>&1}, {@code <<EOF}; not a process substitution. */
  boolean redirects() {
    int next = at;
    while (next < text.length() && next - at < 2 && Character.isDigit(text.charAt(next))) {
      next++;
    }
    if (text.startsWith("&>", next)) {
      return true;
    }
    return next < text.length() && (text.charAt(next) == '<' || text.charAt(next) == '>');
  }

  void redirection(SimpleCommand command) {
    int start = at;
    while (Character.isDigit(text.charAt(at)) || text.charAt(at) == '&') {
      at++;
    }
    if (looksAt("<(") || looksAt(">(")) {
      advance(2);
      Node.Block body = nesting.here();
      command.add(
          new Word(List.of(new Word.Substitution(body, text.substring(start, at))), false, line));
      return;
    }
    String operator = operator();
    advance(operator.length());
    skipBlanks();
    if (operator.equals("<<") || operator.equals("<<-")) {
      heredoc(command, operator.equals("<<-"));
    } else if (!atWordEnd()) {
      command.redirect(operator, word());
    } else if (at < text.length() && text.charAt(at) != '\n' && "<>".indexOf(text.charAt(at)) < 0) {
      return;
    } else if (at == start) {
      advance(1);
    }
  }

  private String operator() {
    for (String operator : List.of("<<<", "<<-", "<<", ">>", ">&", "<&", ">|", "<>", ">", "<")) {
      if (looksAt(operator)) {
        return operator;
      }
    }
    return ">";
  }

  private void heredoc(SimpleCommand command, boolean indented) {
    Word delimiter = atWordEnd() ? Word.literal("", line) : word();
    String end = delimiter.raw();
    int lineEnd = heredocLineEnd >= 0 ? heredocLineEnd : text.indexOf('\n', at);
    if (lineEnd < 0 || end.isEmpty()) {
      return;
    }
    int from = heredocLineEnd >= 0 ? afterHeredocs : lineEnd + 1;
    int to = from;
    int next = from;
    boolean closed = false;
    while (next < text.length() && !closed) {
      to = next;
      int newline = text.indexOf('\n', next);
      String row = text.substring(next, newline < 0 ? text.length() : newline);
      closed = (indented ? row.stripLeading() : row).stripTrailing().equals(end);
      next = newline < 0 ? text.length() : newline + 1;
    }
    String body = text.substring(Math.min(from, text.length()), closed ? to : next);
    command.feed(new Node.Heredoc(body, !delimiter.quoted(), lineOf(from)));
    heredocLineEnd = lineEnd;
    afterHeredocs = next;
  }

  private int lineOf(int index) {
    int found = line;
    for (int i = at; i < Math.min(index, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        found++;
      }
    }
    return found;
  }

  /** The pieces of a word while it is being read. */
  private static final class WordBuilder {
    private final List<Word.Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private final int line;
    private boolean quoted;

    WordBuilder(int line) {
      this.line = line;
    }

    void literal(char c) {
      literal.append(c);
    }

    void literal(String text, int from, int to) {
      literal.append(text, from, to);
    }

    void quote() {
      quoted = true;
    }

    boolean endsWith(char c) {
      return literal.length() > 0 && literal.charAt(literal.length() - 1) == c;
    }

    void add(Word.Part part) {
      flush();
      parts.add(part);
    }

    Word built() {
      flush();
      return new Word(parts, quoted, line);
    }

    private void flush() {
      if (literal.length() > 0) {
        parts.add(new Word.Literal(literal.toString()));
        literal.setLength(0);
      }
    }
  }
}
