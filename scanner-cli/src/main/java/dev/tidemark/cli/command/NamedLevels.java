package dev.tidemark.cli.command;

import dev.tidemark.cli.UserError;
import dev.tidemark.rubric.Rubric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of the form {@code NAME=LEVEL}: what {@code --min-level} and {@code --target} take. */
final class NamedLevels {
  private NamedLevels() {}

  /**
   * The level of each name; that one name gets two levels is refused, for nobody can tell which was meant.
   *
   * @param form what the option takes, as its help says it
   */
  static Map<String, Integer> of(String option, String form, List<String> typed) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (String one : typed) {
      int equals = one.lastIndexOf('=');
      if (equals < 0) {
        throw CommonOptions.badValue(option, one, form);
      }
      String name = one.substring(0, equals);
      int level = level(option, form, one.substring(equals + 1));
      Integer before = levels.putIfAbsent(name, level);
      if (before != null && before != level) {
        throw new UserError(
            option + " says both " + name + "=" + before + " and " + one, "leave out one of them");
      }
    }
    return levels;
  }

  private static int level(String option, String form, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw CommonOptions.badValue(option, text, form);
    }
  }

  /** Refuses a level that a rubric does not have. */
  static void requireLevel(Rubric rubric, String name, int level) {
    List<Integer> levels = rubric.levels().stream().map(Rubric.Level::number).toList();
    if (!levels.contains(level)) {
      throw new UserError(
          name + " has no level " + level,
          "its levels are "
              + levels.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }
}
