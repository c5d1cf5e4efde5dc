package dev.tidemark.rubric;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rubrics as a page for people, in Markdown: generated, so that it never says other than the files. */
public final class RubricReference {
  private final StringBuilder page = new StringBuilder();

  /** The tolerances of the rubric at hand that are shares. */
  private Set<String> shares = Set.of();

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
    shares =
        rubric.tolerances().stream()
            .filter(RubricReference::isShare)
            .map(Tolerance::name)
            .collect(Collectors.toSet());
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
      area.indicators().stream()
          .findFirst()
          .flatMap(indicator -> indicator.applies().ofArea())
          .ifPresent(subject -> line("Asked where " + words(subject) + "."));
      area.indicators().forEach(this::indicator);
    }
    section("Measures", rubric, rubric.measures(), RubricReference::measure);
    section("Tolerances", rubric, rubric.tolerances(), RubricReference::tolerance);
    if (!rubric.findings().isEmpty()) {
      section("Findings", rubric, rubric.findings(), this::finding);
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
    String value =
        isShare(tolerance)
            ? percent(tolerance.value())
            : plain(tolerance.value()) + " " + tolerance.unit();
    return "`" + tolerance.name() + "` = " + value + ": " + tolerance.reason();
  }

  private static boolean isShare(Tolerance tolerance) {
    return tolerance.unit().equals("share");
  }

  private String finding(Rubric.Finding finding) {
    String kind = (finding.stall() ? "stall" : "signal") + ", level " + finding.level();
    return "`"
        + finding.id()
        + "` ("
        + kind
        + "): "
        + finding.says()
        + " Told when "
        + words(finding.when())
        + ".";
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
    conditions(indicator);
    absence(indicator);
    item((indicator.isSymptom() ? "To be rid of it: " : "To satisfy it: ") + indicator.remedy());
    indicator.advice().forEach(one -> item("Where " + words(one.when()) + ": " + one.remedy()));
    page.append('\n');
  }

  private void conditions(Indicator indicator) {
    boolean symptom = indicator.isSymptom();
    item((symptom ? "Observed when " : "Holds when ") + words(indicator.holds()));
    indicator.against().counts().ifPresent(c -> item("Fails all the same when " + words(c)));
    indicator
        .fallsShort()
        .ifPresent(
            c -> item((symptom ? "Surely not seen when " : "Surely fails when ") + words(c)));
    indicator
        .elsewhere()
        .ifPresent(
            c -> item("Unknown, not " + (symptom ? "unseen" : "failed") + ", when " + words(c)));
    indicator.applies().when().ifPresent(c -> item("Asked where " + words(c)));
    if (!indicator.applies().notTo().isEmpty()) {
      item(
          "Not asked of: "
              + String.join(", ", indicator.applies().notTo())
              + indicator.applies().unless().map(c -> ", unless " + words(c)).orElse(""));
    }
  }

  private void absence(Indicator indicator) {
    if (indicator.isUnseenWhenAbsent()) {
      return;
    }
    String here = nothingFound(indicator, indicator.absent());
    String everywhere = nothingFound(indicator, indicator.absentInOrganisation());
    item(
        "When nothing is found: "
            + here
            + (here.equals(everywhere) ? "" : "; in an organisation: " + everywhere));
  }

  private static String nothingFound(Indicator indicator, Absence absence) {
    return switch (absence) {
      case FAILS -> indicator.isSymptom() ? "not seen" : "fails";
      case UNKNOWN -> "unknown";
      case NOT_APPLICABLE -> "does not apply";
    };
  }

  private String words(Condition condition) {
    if (condition instanceof Condition.Present present) {
      return "there are " + present.noun();
    }
    if (condition instanceof Condition.Absent absent) {
      return "there are no "
          + absent.noun()
          + (absent.provedIn() == Scope.ORGANISATION ? " in a whole organisation" : "");
    }
    if (condition instanceof Condition.Count count) {
      return "there are at least " + plain(count.atLeast().value()) + " " + count.noun();
    }
    if (condition instanceof Condition.Measured measured) {
      return "`" + measured.measure().name() + "` is " + bound(measured);
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

  private String bound(Condition.Measured measured) {
    Threshold threshold = measured.threshold();
    String asked =
        shares.contains(threshold.tolerance())
            ? percent(threshold.value())
            : plain(threshold.value());
    return switch (measured.bound()) {
      case AT_LEAST -> "at least " + asked;
      case AT_MOST -> "at most " + asked;
      case ABOVE -> "above " + asked;
      case BELOW -> "below " + asked;
    };
  }

  private String joined(List<Condition> conditions, String word) {
    boolean alone = conditions.size() == 1;
    return conditions.stream()
        .map(c -> hasParts(c) && !alone ? "(" + words(c) + ")" : words(c))
        .collect(Collectors.joining(word));
  }

  private static boolean hasParts(Condition condition) {
    if (condition instanceof Condition.Any any) {
      return isJoined(any.conditions());
    }
    if (condition instanceof Condition.All all) {
      return isJoined(all.conditions());
    }
    return condition instanceof Condition.Advised advised && hasParts(advised.condition());
  }

  private static boolean isJoined(List<Condition> parts) {
    return parts.size() > 1 || (parts.size() == 1 && hasParts(parts.get(0)));
  }

  private static String percent(double share) {
    return plain(Math.rint(share * 1000) / 10) + " %";
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
