package dev.tidemark.format.shell;

import java.util.List;

/** Reads where commands take their input from and put their output, here-documents included. */
final class Redirections {
  private final ScriptText in;
  private final WordReader words;
  private final WordReader.Nesting nesting;

  Redirections(ScriptText in, WordReader words, WordReader.Nesting nesting) {
    this.in = in;
    this.words = words;
    this.nesting = nesting;
  }

  /** Whether a redirection is next: {@code >}, {@code 2>&1}, {@code <<EOF}; not a process substitution. */
  boolean isNext() {
    int next = in.at;
    while (next < in.text.length() && next - in.at < 2 && Character.isDigit(in.text.charAt(next))) {
      next++;
    }
    if (in.text.startsWith("&>", next)) {
      return true;
    }
    return next < in.text.length() && (in.text.charAt(next) == '<' || in.text.charAt(next) == '>');
  }

  void read(SimpleCommand command) {
    int start = in.at;
    while (Character.isDigit(in.text.charAt(in.at)) || in.text.charAt(in.at) == '&') {
      in.at++;
    }
    if (in.looksAt("<(") || in.looksAt(">(")) {
      in.advance(2);
      Node.Block body = nesting.here();
      command.add(
          new Word(
              List.of(new Word.Substitution(body, in.text.substring(start, in.at))),
              false,
              in.line()));
      return;
    }
    String stream = in.text.substring(start, in.at);
    String operator = operator();
    in.advance(operator.length());
    in.skipBlanks();
    if (operator.equals("<<") || operator.equals("<<-")) {
      heredoc(command, operator.equals("<<-"));
    } else if (!in.atWordEnd()) {
      command.redirect(stream + operator, words.word());
    } else if (in.at < in.text.length()
        && in.text.charAt(in.at) != '\n'
        && "<>".indexOf(in.text.charAt(in.at)) < 0) {
      return;
    } else if (in.at == start) {
      in.advance(1);
    }
  }

  private String operator() {
    for (String operator : List.of("<<<", "<<-", "<<", ">>", ">&", "<&", ">|", "<>", ">", "<")) {
      if (in.looksAt(operator)) {
        return operator;
      }
    }
    return ">";
  }

  private void heredoc(SimpleCommand command, boolean indented) {
    Word delimiter = in.atWordEnd() ? Word.literal("", in.line()) : words.word();
    ScriptText.Lines body = in.heredoc(delimiter.raw(), indented);
    if (body != null) {
      command.feed(new Node.Heredoc(body.text(), body.line()));
    }
  }
}
