package dev.tidemark.cli.report;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Every verdict of a repository with its reason and the places to check it at. */
final class TerminalDetails {
  /** Enough to check a claim by; all of it is a flag away. */
  private static final int EVIDENCE_SHOWN = 3;

  private final Style style;
  private final boolean allEvidence;

  TerminalDetails(Style style, boolean allEvidence) {
    this.style = style;
    this.allEvidence = allEvidence;
  }

  void write(Assessment.Repository repository, Lines lines) throws IOException {
    Permalinks links = Permalinks.of(repository);
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
    String heading = result.rubric().id() + " / " + rating.area().title();
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
    lines.line(
        "  "
            + style.paint(tone, verdict)
            + String.format(Locale.ROOT, "%2d ", judged.indicator().level())
            + style.safe(judged.indicator().id())
            + style.paint(Style.Tone.FAINT, confidence(judged)));
    lines.item(3, style.safe(judged.reason()));
    evidence("", judged.evidence(), links, lines);
    evidence("against ", judged.against(), links, lines);
  }

  private static String confidence(IndicatorVerdict judged) {
    if (judged.verdict() == Verdict.UNKNOWN) {
      return judged.unknownBecause().map(why -> "  " + Wording.because(why)).orElse("");
    }
    return judged.verdict() == Verdict.NOT_APPLICABLE
        ? ""
        : "  " + Wording.word(judged.confidence());
  }

  private void evidence(String lead, List<Evidence> pieces, Permalinks links, Lines lines)
      throws IOException {
    int shown = allEvidence ? pieces.size() : Math.min(EVIDENCE_SHOWN, pieces.size());
    for (Evidence piece : pieces.subList(0, shown)) {
      lines.item(4, lead + style.safe(place(piece)) + "  " + style.safe(facts(piece)));
      if (links.to(piece.location()).isPresent()) {
        // Never wrapped: a broken link is no link.
        lines.line(" ".repeat(8) + style.paint(Style.Tone.FAINT, links.to(piece.location()).get()));
      }
    }
    if (shown < pieces.size()) {
      lines.faint(
          " ".repeat(8)
              + String.format(
                  Locale.ROOT, "and %,d more; --evidence all lists them", pieces.size() - shown));
    }
  }

  private static String place(Evidence piece) {
    return piece.location().path().isRoot() ? "(repository)" : piece.location().toString();
  }

  private static String facts(Evidence piece) {
    StringBuilder facts = new StringBuilder(piece.kind());
    piece
        .attributes()
        .forEach((name, value) -> facts.append(' ').append(name).append('=').append(value));
    return facts.toString();
  }

  private void problems(List<Assessment.AffectingProblem> problems, Lines lines)
      throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    lines.line(style.paint(Style.Tone.STRONG, "Not read, or not whole"));
    for (Assessment.AffectingProblem affecting : problems) {
      String place =
          affecting.problem().path().isRoot() ? "(repository)" : affecting.problem().path().value();
      String line = affecting.problem().line() > 0 ? ":" + affecting.problem().line() : "";
      lines.item(1, style.safe(place + line) + "  " + style.safe(affecting.problem().code()));
      lines.item(3, style.safe(affecting.problem().detail()));
      if (!affecting.affects().isEmpty()) {
        lines.item(3, "may change " + style.safe(String.join(", ", affecting.affects())));
      }
    }
    lines.blank();
  }
}
