package dev.tidemark.format.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simple command while it is being read. */
final class SimpleCommand {
  private final List<Word> words = new ArrayList<>();
  private final List<Node.Assignment> assignments = new ArrayList<>();
  private final List<Node.Redirection> redirections = new ArrayList<>();
  private final List<Node.Heredoc> heredocs = new ArrayList<>();
  private final int line;

  SimpleCommand(int line) {
    this.line = line;
  }

  void add(Word word) {
    Node.Assignment assignment = words.isEmpty() ? assignment(word) : null;
    if (assignment == null) {
      words.add(word);
    } else {
      assignments.add(assignment);
    }
  }

  void redirect(String operator, Word target) {
    redirections.add(new Node.Redirection(operator, target));
  }

  void feed(Node.Heredoc heredoc) {
    heredocs.add(heredoc);
  }

  boolean isOneName() {
    return words.size() == 1 && !words.get(0).quoted() && words.get(0).literal().isPresent();
  }

  String name() {
    return words.get(0).raw();
  }

  /** Whether it is the head of a test of bats: {@code @test}, a name and an opening brace. */
  boolean opensTest() {
    return words.size() == 3
        && words.get(0).raw().equals("@test")
        && words.get(2).raw().equals("{");
  }

  /** Here-documents are read after the line that asks for them, so the lists stay open until the next line. */
  Node built() {
    return new Node.Command(words, assignments, redirections, heredocs, line);
  }

  private static Node.@Nullable Assignment assignment(Word word) {
    if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Word.Literal first)) {
      return null;
    }
    if (isFilledName(word, first)) {
      return new Node.Assignment(word.raw(), new Word(List.of(), false, word.line()), false);
    }
    String text = first.text();
    int equals = text.indexOf('=');
    int end = equals > 0 && text.charAt(equals - 1) == '+' ? equals - 1 : equals;
    if (end <= 0 || !isName(text, end)) {
      return null;
    }
    List<Word.Part> value = new ArrayList<>();
    if (equals + 1 < text.length()) {
      value.add(new Word.Literal(text.substring(equals + 1)));
    }
    value.addAll(word.parts().subList(1, word.parts().size()));
    return new Node.Assignment(
        text.substring(0, end), new Word(value, word.quoted(), word.line()), end < equals);
  }

  /** A variable in whose name a template puts something: {@code TF_VAR_${{ inputs.name }}_TAG=1}. */
  private static boolean isFilledName(Word word, Word.Literal first) {
    if (word.parts().size() < 3 || first.text().isEmpty() || word.quoted()) {
      return false;
    }
    boolean filled =
        word.parts().get(1) instanceof Word.Dynamic dynamic && dynamic.raw().startsWith("${{");
    boolean assigns =
        word.parts().get(2) instanceof Word.Literal rest
            && rest.text().indexOf('=') >= 0
            && isName("_" + rest.text(), rest.text().indexOf('=') + 1);
    return filled && assigns && isName(first.text(), first.text().length());
  }

  private static boolean isName(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
