package dev.tidemark.rubric;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rubrics as a page for people, in Markdown: generated, so that it never says other than the files. */
public final class RubricReference {
  private final StringBuilder page = new StringBuilder();

  private RubricReference() {}

  public static String markdown(List<Rubric> rubrics) {
    RubricReference reference = new RubricReference();
    reference.line("# The rubrics");
    reference.line(
        "Generated from the rubric files; do not edit. What each indicator asks for, why, and what it cannot see.");
    rubrics.forEach(reference::rubric);
    return reference.page.toString();
  }

  private void rubric(Rubric rubric) {
    line("## " + rubric.title() + " (`" + rubric.id() + "`, version " + rubric.version() + ")");
    line(rubric.source() + ".");
    line(
        "Levels: "
            + rubric.levels().stream()
                .map(level -> level.number() + " " + level.name())
                .collect(Collectors.joining(", "))
            + ".");
    for (PracticeArea area : rubric.areas()) {
      line("### " + area.title());
      area.indicators().forEach(this::indicator);
    }
    section("Measures", rubric, rubric.measures(), RubricReference::measure);
    section("Tolerances", rubric, rubric.tolerances(), RubricReference::tolerance);
    if (!rubric.findings().isEmpty()) {
      section("Findings", rubric, rubric.findings(), RubricReference::finding);
    }
  }

  private <T> void section(
      String title, Rubric rubric, List<T> entries, Function<T, String> described) {
    line("### " + title + " of `" + rubric.id() + "`");
    entries.forEach(entry -> item(described.apply(entry)));
    page.append('\n');
  }

  private static String measure(MeasureDeclaration measure) {
    return "`" + measure.name() + "` (" + measure.function() + "): " + measure.definition();
  }

  private static String tolerance(Tolerance tolerance) {
    String value = plain(tolerance.value()) + " " + tolerance.unit();
    return "`" + tolerance.name() + "` = " + value + ": " + tolerance.reason();
  }

  private static String finding(Rubric.Finding finding) {
    String kind = (finding.stall() ? "stall" : "signal") + ", level " + finding.level();
    return "`" + finding.id() + "` (" + kind + "): " + finding.says();
  }

  private void indicator(Indicator indicator) {
    line("#### `" + indicator.id() + "`");
    line(
        "**"
            + indicator.title()
            + ".** "
            + (indicator.isRequirement() ? "Requirement" : "Symptom")
            + " at level "
            + indicator.level()
            + (indicator.proxy() ? ", by proxy" : "")
            + ". "
            + indicator.explanation());
    item((indicator.isRequirement() ? "Holds when " : "Observed when ") + words(indicator.holds()));
    indicator.against().counts().ifPresent(c -> item("Against it: " + words(c)));
    indicator.fallsShort().ifPresent(c -> item("Falls short when " + words(c)));
    indicator.elsewhere().ifPresent(c -> item("Unknown, not failed, when " + words(c)));
    if (!indicator.applies().notTo().isEmpty()) {
      item("Not asked of: " + String.join(", ", indicator.applies().notTo()));
    }
    item(
        "When absent: "
            + indicator.absent().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + (indicator.absent() == indicator.absentInOrganisation()
                ? ""
                : "; in an organisation "
                    + indicator
                        .absentInOrganisation()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ')));
    item("To satisfy it: " + indicator.remedy());
    page.append('\n');
  }

  private static String words(Condition condition) {
    if (condition instanceof Condition.Present present) {
      return "there are " + present.noun();
    }
    if (condition instanceof Condition.Absent absent) {
      return "there are no " + absent.noun();
    }
    if (condition instanceof Condition.Count count) {
      return "there are at least " + plain(count.atLeast().value()) + " " + count.noun();
    }
    if (condition instanceof Condition.Measured measured) {
      return "`"
          + measured.measure().name()
          + "` is "
          + measured.bound().name().toLowerCase(Locale.ROOT).replace('_', ' ')
          + " "
          + plain(measured.threshold().value());
    }
    if (condition instanceof Condition.Attested attested) {
      return "a person attests " + attested.what();
    }
    if (condition instanceof Condition.NotTo not) {
      return "the repository is no " + String.join(" or ", not.roles());
    }
    if (condition instanceof Condition.All all) {
      return joined(all.conditions(), " and ");
    }
    if (condition instanceof Condition.Any any) {
      return joined(any.conditions(), " or ");
    }
    if (condition instanceof Condition.Advised advised) {
      return words(advised.condition());
    }
    return "not: " + words(((Condition.Not) condition).condition());
  }

  private static String joined(List<Condition> conditions, String word) {
    return conditions.stream()
        .map(c -> hasParts(c) ? "(" + words(c) + ")" : words(c))
        .collect(Collectors.joining(word));
  }

  private static boolean hasParts(Condition condition) {
    return condition instanceof Condition.Any
        || condition instanceof Condition.All
        || (condition instanceof Condition.Advised advised && hasParts(advised.condition()));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private void line(String text) {
    page.append(text).append("\n\n");
  }

  private void item(String text) {
    page.append("- ").append(text).append('\n');
  }
}
