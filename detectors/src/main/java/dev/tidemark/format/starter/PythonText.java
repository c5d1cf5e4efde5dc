package dev.tidemark.format.starter;

import dev.tidemark.format.SourceCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of a Python program that is gone through once, from left to right: names, literals and lists. */
final class PythonText extends SourceCursor {
  /** More words than a command that people write has. */
  private static final int MAX_WORDS = 200;

  /** What is only known when it runs is called by no more of its expression. */
  private static final int LONGEST_NAME = 60;

  /** A client's arguments are shorter; what comes after is not searched for their end. */
  private static final int LONGEST_CALL = 1000;

  /** Where a program reads its environment, up to the quote of a variable's name. */
  private static final List<String> READS =
      List.of("os.environ[", "os.environ.get(", "os.getenv(", "environ[");

  /** The variables of its environment that the program reads, by their names in lower case. */
  private final Map<String, String> environment = new HashMap<>();

  PythonText(String text, int firstLine) {
    super(text, firstLine);
    for (String read : READS) {
      for (int at = text.indexOf(read); at >= 0; at = text.indexOf(read, at + 1)) {
        int from = at + read.length();
        int end = from + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
          end++;
        }
        if (end - from > 1 && "'\"".indexOf(text.charAt(from)) >= 0) {
          String name = text.substring(from + 1, end);
          environment.put(name.toLowerCase(Locale.ROOT), name);
        }
      }
    }
  }

  /** The sign so many further on; a line's end outside of the text. */
  char ahead(int count) {
    int place = at + count;
    return place < 0 || place >= text.length() ? '\n' : text.charAt(place);
  }

  boolean isQuote(int count) {
    return ahead(count) == '"' || ahead(count) == '\'';
  }

  boolean startsWith(String prefix, int count) {
    return text.startsWith(prefix, at + count);
  }

  /** How many signs further on the first one is that is no blank of this line. */
  int spacesFrom(int count) {
    int end = count;
    while (ahead(end) == ' ') {
      end++;
    }
    return end;
  }

  /** How many signs further on the first one is that is not empty, ends of lines stepped over. */
  int whiteSpaceFrom(int count) {
    int end = count;
    while (at + end < text.length() && Character.isWhitespace(text.charAt(at + end))) {
      end++;
    }
    return end;
  }

  /** Whether nothing but blanks stands before this place on its line. */
  boolean beginsLine() {
    int back = -1;
    while (ahead(back) == ' ' || ahead(back) == '\t') {
      back--;
    }
    return ahead(back) == '\n';
  }

  /** How many signs further on the call that is open here ends on its line; negative where it does not. */
  int callEnd() {
    for (int i = 0; i < LONGEST_CALL && ahead(i) != '\n'; i++) {
      if (ahead(i) == ')') {
        return i;
      }
    }
    return -1;
  }

  /** The letters and digits that begin here. */
  String word() {
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  /** The rest of the line, and of those that follow up to the bracket that closes what it opens, stepped over. */
  String statement() {
    int start = at;
    skipLine();
    String written = text.substring(start, at);
    if (written.indexOf('(') > 0 && written.indexOf(')') < 0) {
      while (at < text.length() && text.charAt(at) != ')') {
        advance();
      }
    }
    return text.substring(start, at);
  }

  /** The elements of a list up to their closing bracket: literals, and what is only known when it runs as {@code ${name}}. */
  List<String> list(char close) {
    List<String> words = new ArrayList<>();
    StringBuilder other = new StringBuilder();
    int depth = 0;
    while (at < text.length() && words.size() < MAX_WORDS) {
      char c = text.charAt(at);
      if (depth == 0 && (c == close || c == ',')) {
        if (!other.toString().isBlank()) {
          words.add("${" + other.toString().strip().replace('\n', ' ') + "}");
        }
        other.setLength(0);
        at++;
        if (c == close) {
          return words;
        }
      } else if (depth == 0 && isQuote(0)) {
        boolean format = other.toString().strip().equals("f");
        words.add(literal(format));
        other.setLength(0);
      } else if (c == '#') {
        skipLine();
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (other.length() < LONGEST_NAME) {
          other.append(c);
        }
        advance();
      }
    }
    return words;
  }

  /** The text that begins here with a literal and goes on with what is added to it, such as {@code 'cd ' + folder}. */
  String sum(boolean format) {
    StringBuilder sum = new StringBuilder(literal(format));
    while (ahead(whiteSpaceFrom(0)) == '+') {
      advance(whiteSpaceFrom(0) + 1);
      advance(whiteSpaceFrom(0));
      boolean formats = ahead(0) == 'f' && isQuote(1);
      advance(formats ? 1 : 0);
      if (isQuote(0)) {
        sum.append(literal(formats));
      } else {
        sum.append("${").append(addend()).append('}');
      }
    }
    return sum.toString();
  }

  /**
   * What stands between two signs of addition and is no literal, stepped over with its brackets: as the name of a variable. A
   * name that is called like a variable of the environment that the program reads has that one's value.
   */
  private String addend() {
    int start = at;
    int depth = 0;
    while (at < text.length() && (depth > 0 || "+,)\n".indexOf(ahead(0)) < 0)) {
      depth += "([{".indexOf(ahead(0)) >= 0 ? 1 : ")]}".indexOf(ahead(0)) >= 0 ? -1 : 0;
      advance();
    }
    String written = text.substring(start, Math.min(at, start + LONGEST_NAME)).strip();
    StringBuilder name = new StringBuilder();
    written.chars().forEach(c -> name.append(Character.isLetterOrDigit(c) ? (char) c : '_'));
    return environment.getOrDefault(name.toString(), name.toString());
  }

  /** The literal that begins here, stepped over; {@code {x}} of an f-string becomes {@code ${x}}. */
  String literal(boolean format) {
    String quote = text.substring(at, at + 1);
    if (text.startsWith(quote.repeat(3), at)) {
      quote = quote.repeat(3);
    }
    at += quote.length();
    StringBuilder value = new StringBuilder();
    while (at < text.length() && !text.startsWith(quote, at)) {
      char c = text.charAt(at);
      if (quote.length() == 1 && c == '\n') {
        break;
      }
      if (c == '\\' && at + 1 < text.length()) {
        advance();
        value.append(text.charAt(at) == 'n' ? '\n' : text.charAt(at));
      } else {
        value.append(format && c == '{' ? "${" : String.valueOf(c));
      }
      advance();
    }
    at = Math.min(text.length(), at + quote.length());
    return value.toString();
  }
}
