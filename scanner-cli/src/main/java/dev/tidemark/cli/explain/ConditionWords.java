package dev.tidemark.cli.explain;

import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import dev.tidemark.rubric.Threshold;
import java.util.ArrayList;
import java.util.List;

/** A condition as an indented list of what is asked, for people. */
final class ConditionWords {
  private ConditionWords() {}

  /** One line a part, indented by two spaces a level. */
  static List<String> lines(Condition condition) {
    List<String> lines = new ArrayList<>();
    add(condition, 0, "", lines);
    return lines;
  }

  private static void add(Condition condition, int depth, String lead, List<String> lines) {
    String indent = "  ".repeat(depth) + lead;
    if (condition instanceof Condition.Present present) {
      lines.add(indent + "found: " + what(present.noun(), present.filter()));
    } else if (condition instanceof Condition.Absent absent) {
      String scope = absent.provedIn() == Scope.ORGANISATION ? " in a whole organisation" : "";
      lines.add(indent + "not found: " + what(absent.noun(), absent.filter()) + scope);
    } else if (condition instanceof Condition.Count count) {
      lines.add(
          indent
              + "found at least "
              + number(count.atLeast(), false)
              + " "
              + what(count.noun(), count.filter()));
    } else if (condition instanceof Condition.Measured measured) {
      lines.add(indent + measured(measured));
      lines.add("  ".repeat(depth) + "(" + measured.measure().definition() + ")");
    } else if (condition instanceof Condition.Attested attested) {
      lines.add(indent + "a person attests " + attested.what());
    } else if (condition instanceof Condition.NotTo not) {
      lines.add(indent + "the repository is no " + String.join(" or ", not.roles()));
    } else if (condition instanceof Condition.All all) {
      group("all of:", all.conditions(), depth, lead, lines);
    } else if (condition instanceof Condition.Any any) {
      group("any of:", any.conditions(), depth, lead, lines);
    } else if (condition instanceof Condition.Not not) {
      add(not.condition(), depth, lead + "not: ", lines);
    } else if (condition instanceof Condition.Advised advised) {
      add(advised.condition(), depth, lead, lines);
    }
  }

  private static void group(
      String title, List<Condition> parts, int depth, String lead, List<String> lines) {
    String indent = "  ".repeat(depth) + lead;
    if (parts.isEmpty()) {
      lines.add(indent + (title.startsWith("all") ? "always" : "never"));
    } else if (parts.size() == 1) {
      add(parts.get(0), depth, lead, lines);
    } else {
      lines.add(indent + title);
      parts.forEach(part -> add(part, depth + 1, "", lines));
    }
  }

  private static String measured(Condition.Measured measured) {
    String bound =
        switch (measured.bound()) {
          case AT_LEAST -> "at least ";
          case AT_MOST -> "at most ";
          case ABOVE -> "more than ";
          case BELOW -> "less than ";
        };
    MeasureDeclaration measure = measured.measure();
    String what = (measure.unit() + " " + measure.says()).strip();
    String asked = bound + number(measured.threshold(), isShare(measured));
    return what + ": " + asked + " (" + measure.name() + ")";
  }

  /** Functions that give a share say so by their name. */
  private static boolean isShare(Condition.Measured measured) {
    String function = measured.measure().function();
    return function.contains("share") || function.contains("cover") || function.contains("reached");
  }

  private static String number(Threshold threshold, boolean share) {
    double value = threshold.value();
    if (share && value <= 1) {
      return Math.round(value * 100) + " %";
    }
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String what(String noun, Filter filter) {
    return noun.isEmpty() ? filter.inWords() : noun + " (" + filter.inWords() + ")";
  }
}
