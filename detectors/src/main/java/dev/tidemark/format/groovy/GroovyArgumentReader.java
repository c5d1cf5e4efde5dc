package dev.tidemark.format.groovy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a call is given: literals, words, closures and further calls, with brackets around them or without. */
final class GroovyArgumentReader {
  private final GroovyText in;
  private final GroovyReader calls;

  GroovyArgumentReader(GroovyText in, GroovyReader calls) {
    this.in = in;
    this.calls = calls;
  }

  /** Arguments in brackets, which are stepped over. */
  void bracketed(GroovyArguments arguments) {
    in.advance(1);
    calls.deeper(() -> read(arguments, true));
    if (in.stands(')')) {
      in.advance(1);
    }
  }

  /** Arguments up to the end of the line or the closure that follows them. */
  void bare(GroovyArguments arguments) {
    read(arguments, false);
  }

  private void read(GroovyArguments arguments, boolean brackets) {
    String key = "";
    while (in.at < in.text.length() && !isEnd(brackets, arguments.joins)) {
      if (in.comment()) {
        continue;
      }
      String literal = in.quoted();
      if (literal != null) {
        key = literal(literal, key, arguments);
      } else if (in.stands('{')) {
        closure(key, arguments);
        key = "";
      } else if (Character.isJavaIdentifierStart(in.text.charAt(in.at))) {
        key = word(key, arguments);
      } else {
        char c = in.text.charAt(in.at);
        arguments.joins = c == '+' || (arguments.joins && Character.isWhitespace(c));
        arguments.plain &= c == ',' || c == '$' || Character.isWhitespace(c);
        in.advance(1);
      }
    }
  }

  private boolean isEnd(boolean brackets, boolean joins) {
    return in.stands(')')
        || in.stands('}')
        || (!brackets && ((in.stands('\n') && !joins) || in.stands(';') || in.stands('{')));
  }

  /** Takes a text as an argument, or as the key of the one that follows; gives back the key that waits for its value. */
  private String literal(String literal, String key, GroovyArguments arguments) {
    if (in.stands(':')) {
      return literal;
    }
    arguments.add(key, literal);
    return "";
  }

  private void closure(String key, GroovyArguments arguments) {
    List<GroovyScript.Call> body = new ArrayList<>();
    int line = in.line;
    calls.nested(body);
    arguments.body.addAll(
        key.isEmpty()
            ? body
            : List.of(new GroovyScript.Call(key, List.of(), Map.of(), body, line)));
  }

  /** Takes a word as a key, a call or a value that is known when it runs; gives back the key that waits for its value. */
  private String word(String key, GroovyArguments arguments) {
    int start = in.at;
    while (in.at < in.text.length()
        && (Character.isJavaIdentifierPart(in.text.charAt(in.at)) || in.stands('.'))) {
      in.advance(1);
    }
    String word = in.text.substring(start, in.at);
    if (in.stands(':')) {
      return word;
    }
    if (in.stands('(')) {
      call(word, start, arguments);
    } else {
      boolean literal = word.equals("true") || word.equals("false");
      arguments.add(key, literal ? word : "${" + word + "}");
    }
    return "";
  }

  private void call(String word, int start, GroovyArguments arguments) {
    arguments.plain = false;
    if (arguments.joins) {
      arguments.add("", "${" + word + "}");
    }
    GroovyArguments inner = new GroovyArguments();
    int line = in.line;
    bracketed(inner);
    boolean ofValue = (start > 0 && in.text.charAt(start - 1) == '.') || in.isNew(start);
    calls.note(word);
    if (ofValue || calls.isParameter(word) || GroovyText.isWord(word)) {
      arguments.body.addAll(inner.body);
    } else {
      arguments.body.add(
          new GroovyScript.Call(word, inner.texts, inner.named, inner.body, line, inner.plain));
    }
  }
}
