package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which tasks a command line of nox, Invoke, Rake or Mage names. */
final class TaskNames {
  private static final Set<String> NOX_NAMES = Set.of("-s", "--session", "--sessions", "-e");

  private TaskNames() {}

  /**
   * The names.
   *
   * @param isOffered whether a task is called so: options of Invoke's tasks take the next word, which else is one
   */
  static List<String> in(List<String> words, String program, Predicate<String> isOffered) {
    return program.equals("nox")
        ? sessions(words)
        : tasks(words, program.startsWith("inv"), isOffered);
  }

  /** The names after the options that name sessions. */
  private static List<String> sessions(List<String> words) {
    return CommandArguments.read(CommandArguments.untilDashes(words), 1, OptionCatalogue.of("nox"))
        .values(NOX_NAMES);
  }

  /** What is no option: each a task, but for files and values that options take. */
  private static List<String> tasks(
      List<String> words, boolean takesValues, Predicate<String> isOffered) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      boolean path = word.indexOf('/') >= 0 || word.indexOf('.') == 0;
      boolean behind = words.get(i - 1).startsWith("-");
      boolean value = takesValues && words.get(i - 1).startsWith("--") && !isOffered.test(word);
      boolean given = behind && (path || value) && words.get(i - 1).indexOf('=') < 0;
      if (!word.startsWith("-") && word.indexOf('=') < 0 && !given) {
        names.add(word.split("\\[", 2)[0]);
      }
    }
    return names;
  }
}
