package dev.tidemark.cli.explain;

import dev.tidemark.cli.report.Lines;
import dev.tidemark.cli.report.Style;
import dev.tidemark.cli.report.Wording;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.EvidenceKind;
import dev.tidemark.judgement.AskedKinds;
import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Rubric;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what an id means, for somebody who met it in a report. */
public final class ExplainPage {
  private static final int ATTRIBUTE_COLUMN = 18;

  private final Glossary glossary;
  private final Style style;
  private final Lines lines;

  public ExplainPage(Glossary glossary, Style style, Appendable out) {
    this.glossary = glossary;
    this.style = style;
    this.lines = new Lines(out, style);
  }

  public void indicator(Glossary.Stated stated) throws IOException {
    Indicator indicator = stated.indicator();
    heading(indicator.id());
    lines.item(0, style.safe(indicator.title()));
    lines.blank();
    String what =
        String.format(
            Locale.ROOT,
            "%s of level %d in %s.",
            indicator.role() == Indicator.Role.REQUIREMENT ? "A requirement" : "A symptom",
            indicator.level(),
            stated.rubric().title());
    section(
        "What it is",
        what
            + (indicator.role() == Indicator.Role.REQUIREMENT
                ? " It must hold before anybody claims that level."
                : " Where it is seen, the area stands no higher."));
    section("What is looked at", indicator.explanation());
    condition(indicator.isSymptom() ? "It is seen when" : "It holds when", indicator.holds());
    condition("It fails all the same when", indicator.against().counts());
    condition("Its area applies when", indicator.applies().ofArea());
    condition("It applies when", indicator.applies().when());
    if (!indicator.applies().notTo().isEmpty()) {
      section("It does not apply to", String.join(", ", indicator.applies().notTo()));
    }
    condition("It applies to them as well when", indicator.applies().unless());
    condition(
        indicator.isSymptom() ? "It is surely not seen when" : "It surely fails when",
        indicator.fallsShort());
    condition(
        indicator.isSymptom()
            ? "It is unknown, not unseen, when"
            : "It is unknown, not failed, when",
        indicator.elsewhere());
    section("When nothing is found", absence(indicator));
    section(
        indicator.isSymptom() ? "How to be rid of it" : "How to satisfy it", indicator.remedy());
    list("Evidence that it rests on", List.copyOf(AskedKinds.of(indicator)), "none");
    section("Source", indicator.source());
  }

  /** Empty where it goes without saying: a symptom that is not observed is not seen. */
  private static String absence(Indicator indicator) {
    if (indicator.isUnseenWhenAbsent()) {
      return "";
    }
    String where =
        switch (indicator.absent()) {
          case FAILS ->
              "It would have to be in what was scanned, so it "
                  + (indicator.isSymptom() ? "is not seen." : "does not hold.");
          case UNKNOWN -> "It may live elsewhere, so it is unknown.";
          case NOT_APPLICABLE -> "Its subject does not exist here, so it does not apply.";
        };
    return indicator.absent() == indicator.absentInOrganisation()
        ? where
        : where
            + " In a scan of a whole organisation: "
            + (indicator.isSymptom() && indicator.absentInOrganisation() == Absence.FAILS
                ? "not seen"
                : Wording.word(indicator.absentInOrganisation()))
            + ".";
  }

  /** What is told beside the levels: what commonly holds back at one, or says that the next is due. */
  public void finding(Rubric.Finding finding) throws IOException {
    heading(finding.id());
    lines.item(0, style.safe(finding.says()));
    lines.blank();
    section(
        "What it is",
        finding.stall()
            ? "A stall: what commonly holds back at level "
                + finding.level()
                + ". It changes no level."
            : "A signal that level " + finding.level() + " is due. It changes no level.");
    condition("It is told when", finding.when());
  }

  /** A measure, by the rubrics that declare it. */
  public void measure(MeasureDeclaration measure) throws IOException {
    heading(measure.name());
    lines.item(0, style.safe(measure.definition()));
    lines.blank();
    section("Counted in", measure.unit());
    section("Computed by", measure.function());
  }

  public void kind(EvidenceKind kind) throws IOException {
    heading(kind.name());
    lines.item(0, style.safe(Wording.sentence(kind.shows())));
    lines.blank();
    lines.line(style.paint(Style.Tone.STRONG, "Attributes"));
    for (EvidenceKind.Attribute attribute : kind.attributes()) {
      String values =
          attribute.values().isEmpty() ? "" : ": " + String.join(", ", attribute.values());
      lines.hanging(
          1,
          style.safe(attribute.name()),
          ATTRIBUTE_COLUMN,
          Wording.word(attribute.type()) + ", " + style.safe(attribute.meaning() + values));
    }
    lines.hanging(1, "tool, name", ATTRIBUTE_COLUMN, "text, every kind may carry them");
    lines.blank();
    section("Example", kind.example());
    list("Detectors that emit it", glossary.emitters(kind), "none yet");
    list("Indicators that rest on it", Usage.of(kind.name(), glossary.rubrics()), "none");
  }

  public void detector(Detector detector) throws IOException {
    heading(detector.id());
    lines.item(0, style.safe(Wording.sentence(detector.sees())));
    lines.blank();
    list("Evidence that it emits", detector.emits().stream().sorted().toList(), "none");
  }

  private void heading(String id) throws IOException {
    lines.line(style.paint(Style.Tone.STRONG, style.safe(id)));
  }

  private void section(String title, String text) throws IOException {
    if (text.isBlank()) {
      return;
    }
    lines.line(style.paint(Style.Tone.STRONG, title));
    for (String paragraph : text.strip().split("\n", -1)) {
      lines.item(1, style.safe(paragraph.strip()));
    }
    lines.blank();
  }

  private void condition(String title, Optional<Condition> condition) throws IOException {
    if (condition.isPresent()) {
      condition(title, condition.get());
    }
  }

  private void condition(String title, Condition condition) throws IOException {
    lines.line(style.paint(Style.Tone.STRONG, title));
    for (String line : ConditionWords.lines(condition)) {
      int depth = line.length() - line.stripLeading().length();
      // What a measure counts goes with the line before.
      String bullet = line.strip().startsWith("(") ? "" : "- ";
      lines.hanging(1 + depth / 2, bullet, 2, style.safe(line.strip()));
    }
    lines.blank();
  }

  private void list(String title, List<String> items, String none) throws IOException {
    lines.line(style.paint(Style.Tone.STRONG, title));
    for (String item : items.isEmpty() ? List.of(none) : items) {
      lines.item(1, style.safe(item));
    }
    lines.blank();
  }
}
