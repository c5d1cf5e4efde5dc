package dev.tidemark.format.hcl;

import dev.tidemark.document.SharedText;
import org.jspecify.annotations.Nullable;

/** The characters of an HCL file with a position and a line: names, numbers, labels, comments, plain strings. */
final class HclSource {

  /** Names longer than this refer to nothing that anybody looks for. Characters. */
  static final int LONGEST_NAME = 200;

  private static final char NONE = '\0';

  private final char[] text;
  int at;
  int line = 1;
  private boolean noMoreCommentEnds;

  HclSource(String value) {
    this.text = value.toCharArray();
  }

  /** What its strings and heredocs say, over the same characters. */
  HclText strings() {
    return new HclText(text);
  }

  /** Where its heredocs begin and end, over the same characters. */
  HclHeredocs heredocs() {
    return new HclHeredocs(this, text);
  }

  int length() {
    return text.length;
  }

  char current() {
    return at < text.length ? text[at] : NONE;
  }

  char next() {
    return at + 1 < text.length ? text[at + 1] : NONE;
  }

  char after() {
    return at + 2 < text.length ? text[at + 2] : NONE;
  }

  static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (c > 127 && Character.isLetter(c));
  }

  static boolean inName(char c) {
    return startsName(c) || (c >= '0' && c <= '9') || c == '-' || (c > 127 && Character.isDigit(c));
  }

  void skipBlanks() {
    while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) {
      at++;
    }
  }

  /** Goes to a brace that comes next on a line below, as old Terraform allowed; stays where none does. */
  void skipToBraceBelow() {
    int brace = at;
    int lines = 0;
    while (brace < text.length && Character.isWhitespace(text[brace])) {
      lines += text[brace] == '\n' ? 1 : 0;
      brace++;
    }
    if (brace < text.length && text[brace] == '{') {
      at = brace;
      line += lines;
    }
  }

  /** To the end of the line, before its line feed. */
  void skipLine() {
    while (at < text.length && text[at] != '\n') {
      at++;
    }
  }

  String simpleName() {
    int from = at;
    skipName();
    return SharedText.of(text, from, at);
  }

  private void skipName() {
    while (at < text.length && inName(text[at])) {
      at++;
    }
  }

  /** A name, or a quoted label without its quotes. */
  String nameOrLabel() {
    if (text[at] != '"') {
      return simpleName();
    }
    int from = ++at;
    while (at < text.length && text[at] != '"' && text[at] != '\n') {
      at += text[at] == '\\' && next() != '\n' ? 2 : 1;
    }
    at = Math.min(at, text.length);
    String label = SharedText.of(text, from, Math.min(at, from + HclText.LONGEST_STRING));
    if (current() == '"') {
      at++;
    }
    return label;
  }

  /** A name with the attributes that follow it: {@code a.b.0.c.*.d}. */
  String word() {
    int from = at;
    skipName();
    while (current() == '.' && startsName(next())) {
      at++;
      skipName();
    }
    if ((current() != '.' || next() == '.') && at - from <= LONGEST_NAME) {
      return SharedText.of(text, from, at);
    }
    return longWord(from);
  }

  /** A word with indexes, stars or blanks in it. */
  private String longWord(int from) {
    at = from;
    skipName();
    if (current() != '.' || next() == '.') {
      return new String(text, from, at - from);
    }
    StringBuilder name = new StringBuilder().append(text, from, at - from);
    at++;
    traverse(name);
    return name.toString();
  }

  /** Follows {@code .name}, {@code .0} and {@code .*} from behind the first dot; numbers and stars are left out. */
  void traverse(@Nullable StringBuilder name) {
    while (true) {
      skipBlanks();
      int from = at;
      if (current() == '*') {
        at++;
      } else {
        skipName();
        boolean number = at > from && text[from] >= '0' && text[from] <= '9';
        if (at > from && !number && name != null && name.length() <= LONGEST_NAME) {
          name.append('.').append(text, from, at - from);
        }
      }
      if (current() != '.' || next() == '.') {
        return;
      }
      at++;
    }
  }

  /** The rest of {@code provider::aws::arn_parse}. */
  void providerFunction(StringBuilder path) {
    while (current() == ':' && next() == ':') {
      at += 2;
      path.append("::").append(simpleName());
    }
  }

  String number() {
    int from = at;
    while (at < text.length
        && ((text[at] >= '0' && text[at] <= '9')
            || (text[at] == '.' && next() >= '0' && next() <= '9')
            || ((text[at] == 'e' || text[at] == 'E')
                && ((next() >= '0' && next() <= '9') || next() == '+' || next() == '-')))) {
      at += (text[at] == 'e' || text[at] == 'E') ? 2 : 1;
    }
    return SharedText.of(text, from, Math.min(at, text.length));
  }

  // ---------------------------------------------------------------- comments

  boolean atComment() {
    char c = current();
    return c == '#' || (c == '/' && (next() == '/' || next() == '*'));
  }

  /** False when a comment in stars has no end: then only its opening is skipped. */
  boolean skipComment() {
    if (current() == '#' || next() == '/') {
      skipLine();
      return true;
    }
    at += 2;
    if (noMoreCommentEnds) {
      return false;
    }
    int newLine = line;
    for (int i = at; i + 1 < text.length; i++) {
      if (text[i] == '*' && text[i + 1] == '/') {
        at = i + 2;
        line = newLine;
        return true;
      }
      if (text[i] == '\n') {
        newLine++;
      }
    }
    noMoreCommentEnds = true;
    return false;
  }

  /** Whether a top-level block's header begins here, in the first column. */
  boolean atHeader() {
    char c = current();
    if (c < 'a' || c > 'z') {
      return false;
    }
    int i = at;
    while (i < text.length && inName(text[i])) {
      i++;
    }
    if (!HclKeywords.contains(new String(text, at, i - at))) {
      return false;
    }
    while (i < text.length && text[i] != '\n') {
      if (text[i] == '{') {
        return true;
      }
      if (text[i] == '=' || text[i] == '(') {
        return false;
      }
      i++;
    }
    return false;
  }

  // ---------------------------------------------------------------- strings

  /** Behind the quote that closes the plain string whose first character is here; -1 when it is not so simple. */
  int plainStringEnd() {
    for (int i = at; i < text.length; i++) {
      char c = text[i];
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\' || c == '$' || c == '%' || c == '\n') {
        return -1;
      }
    }
    return -1;
  }

  /** The plain string from here to the quote before a place, where the position then is. */
  String plainString(int end) {
    String plain = SharedText.of(text, at, Math.min(end - 1, at + HclText.LONGEST_STRING));
    at = end;
    return plain;
  }
}
