package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a script does for the one who calls it: the arms of {@code case} and the branches of {@code if} that the arguments
 * select, where those are written out and nothing before may have changed them. Everything else is gone through.
 */
final class Selected {
  private Selected() {}

  /** The text of a word that is the same whatever happened before; empty where it may be another one. */
  static Optional<String> value(Word word, ShellState state) {
    for (Word.Part part : word.parts()) {
      boolean sure =
          part instanceof Word.Literal
              || (part instanceof Word.Parameter parameter
                  && state.isSettled(parameter.name())
                  && !state.get(parameter.name()).orElse("?").isEmpty());
      if (!sure) {
        return Optional.empty();
      }
    }
    return Optional.of(word.text(state::get)).filter(Selected::isPlain);
  }

  /** Neither a value that is only known when it runs, nor one of several, nor a pattern. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "_-./:=,+ ".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The arms that may be gone through: one or none where it is known which, else all of them. */
  static List<Node.Block> arms(Node.Case cases, ShellState state) {
    Optional<String> subject =
        state.loops > 0 || cases.subject().parts().isEmpty()
            ? Optional.empty()
            : value(cases.subject(), state);
    if (subject.isEmpty() || cases.patterns().size() != cases.arms().size()) {
      return cases.arms();
    }
    for (int i = 0; i < cases.arms().size(); i++) {
      Optional<Boolean> selects = any(cases.patterns().get(i), subject.get());
      if (selects.isEmpty()) {
        return cases.arms();
      }
      if (selects.get()) {
        return List.of(cases.arms().get(i));
      }
    }
    return List.of();
  }

  private static Optional<Boolean> any(List<Word> patterns, String subject) {
    boolean known = true;
    for (Word pattern : patterns) {
      Optional<Boolean> one = matches(pattern, subject);
      if (one.isPresent() && one.get()) {
        return one;
      }
      known &= one.isPresent();
    }
    return known ? Optional.of(false) : Optional.empty();
  }

  /** Whether a pattern of letters fits; unknown for one with brackets or values. */
  private static Optional<Boolean> matches(Word pattern, String subject) {
    String text = pattern.literal().orElse("$");
    if (text.equals("*")) {
      return Optional.of(true);
    }
    int star = text.indexOf('*');
    String before = star < 0 ? text : text.substring(0, star);
    String after = star < 0 ? "" : text.substring(star + 1);
    if (!isPlain(before) || !isPlain(after)) {
      return Optional.empty();
    }
    return Optional.of(
        star < 0
            ? subject.equals(text)
            : subject.length() >= before.length() + after.length()
                && subject.startsWith(before)
                && subject.endsWith(after));
  }

  /** Whether a condition that compares two texts holds; {@code else} always does. Empty where nobody can say. */
  static Optional<Boolean> holds(Node.Block condition, ShellState state) {
    return condition.nodes().size() == 1
        ? holds(condition.nodes().get(0), state)
        : Optional.empty();
  }

  /** Whether a command that compares two texts ends well; empty where nobody can say. */
  static Optional<Boolean> holds(Node node, ShellState state) {
    if (state.loops > 0) {
      return Optional.empty();
    }
    if (!(node instanceof Node.Command command) || !command.assignments().isEmpty()) {
      return Optional.empty();
    }
    List<Word> words = new ArrayList<>(command.words());
    String first = words.isEmpty() ? "" : words.remove(0).raw();
    boolean brackets = first.equals("[") && words.size() == 4 && words.get(3).raw().equals("]");
    if (!brackets && !((first.equals("[[") || first.equals("test")) && words.size() == 3)) {
      return Optional.empty();
    }
    String operator = words.get(1).raw();
    boolean equal = operator.equals("=") || operator.equals("==");
    Optional<String> one = value(words.get(0), state);
    Optional<String> other = value(words.get(2), state);
    return (equal || operator.equals("!=")) && one.isPresent() && other.isPresent()
        ? Optional.of(one.get().equals(other.get()) == equal)
        : Optional.empty();
  }
}
