package dev.tidemark.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind a program, told apart: options with their values, and operands, as POSIX calls all other words. A value
 * is the next word, or follows an equals sign, or the letter of a short option: {@code -C dir}, {@code --directory=dir},
 * {@code -Cdir}. What comes after two dashes is an operand.
 */
public final class CommandArguments {
  private static final String DASHES = "--";

  /**
   * What the options of a program take; an option that is not named here is alone, or has its value behind an equals sign.
   *
   * @param value options whose value is the next word
   * @param values options whose values are the words up to the next option
   */
  public record Syntax(Set<String> value, Set<String> values) {
    /** None takes words. */
    public static final Syntax FLAGS = new Syntax(Set.of(), Set.of());

    public Syntax {
      value = Set.copyOf(value);
      values = Set.copyOf(values);
    }

    /** Options whose value is the next word. */
    public static Syntax of(Collection<String> value) {
      return new Syntax(Set.copyOf(value), Set.of());
    }

    private boolean takes(String option) {
      return value.contains(option) || values.contains(option);
    }
  }

  private record Given(String option, String value) {}

  private final List<Given> given = new ArrayList<>();
  private final List<String> operands = new ArrayList<>();

  private CommandArguments() {}

  /**
   * Reads a command line.
   *
   * @param from the place of the first word that is read: 1 for all behind the program
   */
  public static CommandArguments read(List<String> words, int from, Syntax syntax) {
    CommandArguments arguments = new CommandArguments();
    int next = from;
    while (next < words.size()) {
      String word = words.get(next);
      if (word.equals(DASHES)) {
        arguments.operands.addAll(words.subList(next + 1, words.size()));
        break;
      }
      int end = end(words, next, syntax);
      if (isOption(word)) {
        arguments.option(word, words.subList(next + 1, end), syntax);
      } else {
        arguments.operands.add(word);
      }
      next = end;
    }
    return arguments;
  }

  /** The words without what a program hands on to another behind two dashes. */
  public static List<String> untilDashes(List<String> words) {
    int dashes = words.indexOf(DASHES);
    return dashes < 0 ? words : words.subList(0, dashes);
  }

  /** The place of the first operand; behind the last word where there is none. */
  public static int operandAt(List<String> words, int from, Syntax syntax) {
    int next = from;
    while (next < words.size() && isOption(words.get(next))) {
      if (words.get(next).equals(DASHES)) {
        return next + 1;
      }
      next = end(words, next, syntax);
    }
    return Math.min(next, words.size());
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  /** The place behind a word and the words that it takes. */
  private static int end(List<String> words, int at, Syntax syntax) {
    int end = at + 1;
    if (syntax.value().contains(words.get(at))) {
      return Math.min(end + 1, words.size());
    }
    if (syntax.values().contains(words.get(at))) {
      while (end < words.size() && !isOption(words.get(end))) {
        end++;
      }
    }
    return end;
  }

  private void option(String word, List<String> taken, Syntax syntax) {
    String letter = word.substring(0, 2);
    int equals = word.indexOf('=');
    if (syntax.takes(word)) {
      (taken.isEmpty() ? List.of("") : taken).forEach(value -> given.add(new Given(word, value)));
    } else if (syntax.takes(letter)) {
      given.add(new Given(letter, word.substring(equals == 2 ? 3 : 2)));
    } else if (equals > 0) {
      given.add(new Given(word.substring(0, equals), word.substring(equals + 1)));
    }
  }

  /** What some options are given, in order; an option that lacks its value is given the empty text. */
  public List<String> values(Collection<String> options) {
    List<String> values = new ArrayList<>();
    for (Given one : given) {
      if (options.contains(one.option())) {
        values.add(one.value());
      }
    }
    return values;
  }

  /** What an option of several names is given; the last counts, as nearly all programs have it. */
  public Optional<String> value(String... names) {
    List<String> values = values(List.of(names));
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  /** The words that are no options nor values of them. */
  public List<String> operands() {
    return List.copyOf(operands);
  }
}
