package dev.tidemark.format.shell;

/** Reads the words of a script with their quotes and expansions. */
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

  private final ScriptText in;
  private final Nesting nesting;

  /** Up to where no expression of a templating language is known to end, and by which mark. */
  private int endless;

  private String endlessClose = "";

  WordReader(ScriptText in, Nesting nesting) {
    this.in = in;
    this.nesting = nesting;
  }

  Word word() {
    return word(false);
  }

  /** A word between {@code [[} and {@code ]]}, where brackets and bars are ordinary. */
  Word conditionWord() {
    return word(true);
  }

  private Word word(boolean condition) {
    WordBuilder word = new WordBuilder(in.line());
    int start = in.at;
    while (in.at < in.text.length()) {
      char c = in.text.charAt(in.at);
      if (in.endsWord(in.at) && !extended(word, c)) {
        if (condition && in.at == start && c != ' ' && c != '\n') {
          word.literal(c);
          in.advance(1);
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
      case '$' -> {
        if (in.looksAt("$'")) {
          withEscapes(word);
        } else {
          dollar(word);
        }
      }
      case '\\' -> escaped(word);
      case '(' -> {
        int start = in.at;
        skipBalanced();
        word.add(new Word.Dynamic(in.text.substring(start, in.at)));
      }
      case '{' -> {
        if (in.looksAt("{{")) {
          template(word, "{{", "}}");
        } else {
          word.literal(c);
          in.at++;
        }
      }
      default -> {
        word.literal(c);
        in.at++;
      }
    }
  }

  private void escaped(WordBuilder word) {
    if (in.continues(in.at)) {
      in.advance(in.text.charAt(in.at + 1) == '\r' ? 3 : 2);
      return;
    }
    if (in.at + 1 < in.text.length()) {
      word.literal(in.text.charAt(in.at + 1));
    }
    in.advance(2);
  }

  /** An expression of a templating language, up to the end of its line. */
  private void template(WordBuilder word, String open, String close) {
    int limit = Math.min(in.text.length() - close.length(), in.at + MAX_TEMPLATE);
    int end = in.at + open.length();
    if (close.equals(endlessClose)) {
      end = Math.max(end, endless);
    }
    while (end <= limit && in.text.charAt(end) != '\n' && !in.text.startsWith(close, end)) {
      end++;
    }
    if (end > limit || !in.text.startsWith(close, end)) {
      endless = end;
      endlessClose = close;
      open.chars().forEach(c -> word.literal((char) c));
      in.advance(open.length());
    } else {
      word.add(new Word.Dynamic(in.text.substring(in.at, end + close.length())));
      in.advance(end + close.length() - in.at);
    }
  }

  private void skipBalanced() {
    int open = 0;
    while (in.at < in.text.length()) {
      char c = in.text.charAt(in.at);
      if (c == '\'' || c == '"') {
        int end = in.text.indexOf(c, in.at + 1);
        in.advance(end < 0 ? 1 : end - in.at);
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      in.advance(1);
      if (open == 0) {
        return;
      }
    }
  }

  private void singleQuoted(WordBuilder word) {
    word.quote();
    int end = in.text.indexOf('\'', in.at + 1);
    if (end < 0) {
      end = in.text.length();
    }
    word.literal(in.text, in.at + 1, end);
    in.advance(end + 1 - in.at);
  }

  /** {@code $'…'}, where a backslash may stand before a quote. */
  private void withEscapes(WordBuilder word) {
    word.quote();
    in.advance(2);
    while (in.at < in.text.length() && in.text.charAt(in.at) != '\'') {
      char c = in.text.charAt(in.at);
      if (c == '\\' && in.at + 1 < in.text.length()) {
        char next = in.text.charAt(in.at + 1);
        word.literal(next == 'n' ? '\n' : next == 't' ? '\t' : next);
        in.advance(2);
      } else {
        word.literal(c);
        in.advance(1);
      }
    }
    in.advance(1);
  }

  private void doubleQuoted(WordBuilder word) {
    word.quote();
    in.advance(1);
    while (in.at < in.text.length() && in.text.charAt(in.at) != '"') {
      char c = in.text.charAt(in.at);
      if (c == '\\' && in.at + 1 < in.text.length()) {
        char next = in.text.charAt(in.at + 1);
        if ("\"\\$`".indexOf(next) < 0 && next != '\n') {
          word.literal('\\');
        }
        if (next != '\n') {
          word.literal(next);
        }
        in.advance(2);
      } else if (c == '$') {
        dollar(word);
      } else if (c == '`') {
        backticks(word);
      } else {
        word.literal(c);
        in.advance(1);
      }
    }
    in.advance(1);
  }

  private void backticks(WordBuilder word) {
    int start = in.at;
    int startLine = in.line();
    int end = in.at + 1;
    while (end < in.text.length() && in.text.charAt(end) != '`') {
      end += in.text.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, in.text.length());
    String inside = in.text.substring(start + 1, end).replace("\\`", "`").replace("\\\\", "\\");
    in.advance(end + 1 - in.at);
    word.add(
        new Word.Substitution(
            nesting.in(inside, startLine),
            in.text.substring(start, Math.min(end + 1, in.text.length()))));
  }

  private void dollar(WordBuilder word) {
    int start = in.at;
    if (in.looksAt("$((")) {
      in.advance(1);
      in.skipArithmetic();
      word.add(new Word.Dynamic(in.text.substring(start, in.at)));
    } else if (in.looksAt("$(")) {
      in.advance(2);
      Node.Block body = nesting.here();
      word.add(new Word.Substitution(body, in.text.substring(start, in.at)));
    } else if (in.looksAt("${{")) {
      template(word, "${{", "}}");
    } else if (in.looksAt("$[[")) {
      template(word, "$[[", "]]");
    } else if (in.looksAt("${")) {
      braces(word);
    } else if (in.looksAt("$'") || in.looksAt("$\"")) {
      in.advance(1); // the quote that follows is read as usual
    } else {
      plainParameter(word);
    }
  }

  /** {@code $name} or {@code $?}; a sign with nothing of the kind behind it is only that. */
  private void plainParameter(WordBuilder word) {
    int name = in.at + 1;
    int end = name;
    while (end < in.text.length() && isNamePart(in.text.charAt(end))) {
      end++;
    }
    if (end == name && end < in.text.length() && "@*#?$!-".indexOf(in.text.charAt(end)) >= 0) {
      end++;
    }
    if (end == name) {
      word.literal('$');
    } else {
      word.add(new Word.Parameter(in.text.substring(name, end), "", in.text.substring(in.at, end)));
    }
    in.advance(end - in.at);
  }

  private void braces(WordBuilder word) {
    int start = in.at;
    int open = 0;
    in.advance(1);
    while (in.at < in.text.length()) {
      char c = in.text.charAt(in.at);
      if (c == '\\') {
        in.advance(1);
      }
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      in.advance(1);
      if (open == 0 || (c == '\n' && in.at - start > 2_000)) {
        break;
      }
    }
    String raw = in.text.substring(start, in.at);
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
}
