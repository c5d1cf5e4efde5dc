package dev.tidemark.cli.report;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Every verdict of a repository with its reason and the places to check it at. */
final class TerminalDetails {
  /** Enough to check a claim by; all of it is a flag away. */
  private static final int EVIDENCE_SHOWN = 3;

  /** Indicators that a problem may change, named one by one. */
  private static final int NAMED = 5;

  /** Problems that can be read one by one. */
  private static final int PROBLEMS_SHOWN = 50;

  private final Style style;
  private final boolean allEvidence;

  TerminalDetails(Style style, boolean allEvidence) {
    this.style = style;
    this.allEvidence = allEvidence;
  }

  void write(Assessment.Repository repository, Permalinks links, Lines lines) throws IOException {
    for (RubricResult result : repository.rubrics()) {
      if (result.assessed()) {
        for (Rating rating : result.ratings()) {
          area(result, rating, links, lines);
        }
      }
    }
    problems(repository.problems(), lines);
  }

  private void area(RubricResult result, Rating rating, Permalinks links, Lines lines)
      throws IOException {
    String heading = Wording.title(result.rubric(), rating.area());
    lines.line(
        style.paint(Style.Tone.STRONG, style.safe(heading)) + "  " + Wording.interval(rating));
    for (IndicatorVerdict judged : rating.indicators()) {
      indicator(judged, links, lines);
    }
    lines.blank();
  }

  private void indicator(IndicatorVerdict judged, Permalinks links, Lines lines)
      throws IOException {
    Style.Tone tone = Style.tone(judged);
    String verdict = style.mark(judged) + " " + Columns.pad(Style.word(judged), 9);
    String lead = "  " + verdict + String.format(Locale.ROOT, "%2d ", judged.indicator().level());
    int room = style.width() - Columns.of(lead);
    lines.line(
        style.paint(tone, lead)
            + style.paint(
                Style.Tone.STRONG,
                Columns.fit(style.safe(judged.indicator().title()), room, style.own("…"))));
    lines.faint("      " + style.safe(judged.indicator().id()) + confidence(judged));
    lines.item(3, style.safe(judged.reason()));
    if (judged.indicator().isSymptom() && judged.verdict() == Verdict.FAILS) {
      // What speaks against a symptom is why it is not seen; what it would have been seen in is
      // beside the point.
      evidence("", judged.against(), links, lines);
      return;
    }
    evidence("", judged.evidence(), links, lines);
    evidence("against ", judged.against(), links, lines);
  }

  private String confidence(IndicatorVerdict judged) {
    if (judged.verdict() == Verdict.UNKNOWN) {
      return judged.unknownBecause().map(why -> style.own(" · ") + Wording.because(why)).orElse("");
    }
    return judged.verdict() == Verdict.NOT_APPLICABLE
        ? ""
        : style.own(" · ") + Wording.word(judged.confidence());
  }

  private void evidence(String lead, List<Evidence> pieces, Permalinks links, Lines lines)
      throws IOException {
    int shown = allEvidence ? pieces.size() : Math.min(EVIDENCE_SHOWN, pieces.size());
    for (Evidence piece : pieces.subList(0, shown)) {
      place(lead + style.safe(place(piece)), style.safe(style.own(FactWords.of(piece))), lines);
      if (links.to(piece).isPresent()) {
        // Never wrapped: a broken link is no link.
        lines.line(" ".repeat(8) + style.paint(Style.Tone.FAINT, links.to(piece).get()));
      }
    }
    if (shown < pieces.size()) {
      lines.faint(
          " ".repeat(8)
              + String.format(
                  Locale.ROOT, "and %,d more; --evidence all lists them", pieces.size() - shown));
    }
  }

  /** Beside its place where that fits, else below it. */
  private void place(String place, String facts, Lines lines) throws IOException {
    String beside = place + "  " + facts;
    if (Columns.of(beside) + 8 <= style.width()) {
      lines.item(4, beside);
      return;
    }
    lines.line(" ".repeat(8) + place);
    lines.item(5, facts);
  }

  private static String place(Evidence piece) {
    return piece.location().path().isRoot() ? "(repository)" : piece.location().toString();
  }

  /** Those that may change a verdict first, where there are too many. */
  private void problems(List<Assessment.AffectingProblem> problems, Lines lines)
      throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    lines.line(style.paint(Style.Tone.STRONG, "Not read, not whole, or worth knowing"));
    boolean all = allEvidence || problems.size() <= PROBLEMS_SHOWN;
    List<Assessment.AffectingProblem> shown =
        all
            ? problems
            : problems.stream()
                .sorted(Comparator.comparing(one -> one.affects().isEmpty()))
                .limit(PROBLEMS_SHOWN)
                .toList();
    for (Assessment.AffectingProblem affecting : shown) {
      problem(affecting, lines);
    }
    if (shown.size() < problems.size()) {
      lines.faint(
          String.format(
              Locale.ROOT,
              "  and %,d more; --evidence all lists them",
              problems.size() - shown.size()));
    }
    lines.blank();
  }

  private void problem(Assessment.AffectingProblem affecting, Lines lines) throws IOException {
    String place =
        affecting.problem().path().isRoot() ? "(repository)" : affecting.problem().path().value();
    String line = affecting.problem().line() > 0 ? ":" + affecting.problem().line() : "";
    lines.item(1, style.safe(place + line) + "  " + style.safe(affecting.problem().code()));
    lines.item(3, style.safe(affecting.problem().detail()));
    List<String> affects = affecting.affects();
    if (!affects.isEmpty()) {
      int named = allEvidence ? affects.size() : Math.min(NAMED, affects.size());
      String more =
          named < affects.size()
              ? String.format(Locale.ROOT, " and %,d more", affects.size() - named)
              : "";
      lines.item(
          3, "may change " + style.safe(String.join(", ", affects.subList(0, named))) + more);
    }
  }
}
