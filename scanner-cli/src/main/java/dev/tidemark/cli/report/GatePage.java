package dev.tidemark.cli.report;

import dev.tidemark.cli.gate.BaseChoice;
import dev.tidemark.compare.AreaChange;
import dev.tidemark.compare.Comparison;
import dev.tidemark.compare.Flip;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Gate;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** What a gate says at a terminal: the ruling first, then where each area went, then why and what would restore it. */
public final class GatePage {
  /** Places of one loss that are shown; the first ones tell where to look. */
  private static final int PLACES = 4;

  private final Style style;

  public GatePage(Style style) {
    this.style = style;
  }

  /** Writes the page. */
  public void write(Gate.Result result, BaseChoice.Base base, GatePolicy.Ruling ruling, Lines lines)
      throws IOException {
    headline(result, base, ruling, lines);
    Comparison comparison = result.comparison();
    for (AreaChange area : comparison.areas()) {
      if (area.outcome() != AreaChange.Outcome.SAME) {
        arrow(area, lines);
      }
    }
    long same = comparison.with(AreaChange.Outcome.SAME).size();
    if (same > 0) {
      lines.faint("  " + same + (same == 1 ? " area" : " areas") + " where it was");
    }
    lines.blank();
    for (AreaChange area : comparison.areas()) {
      why(area, result, lines);
    }
    beside(result, lines);
  }

  /** Writes what a gate against a baseline file says. */
  public void write(
      Assessment.Repository head, boolean baselineChanged, GatePolicy.Ruling ruling, Lines lines)
      throws IOException {
    lines.line(
        style.paint(Style.Tone.STRONG, style.safe(head.name()))
            + "  "
            + Wording.revision(head)
            + ", against a baseline");
    ruling(ruling, lines);
    if (baselineChanged) {
      lines.item(
          0,
          "The baseline differs from the one at the base, which is the one that counted; the change takes effect once it is merged.");
    }
  }

  private void ruling(GatePolicy.Ruling ruling, Lines lines) throws IOException {
    String word =
        switch (ruling.decision()) {
          case PASSED -> style.paint(Style.Tone.GOOD, "PASSED");
          case FAILED -> style.paint(Style.Tone.BAD, "FAILED");
          case INDETERMINATE -> style.paint(Style.Tone.OPEN, "CANNOT TELL");
        };
    lines.line(word + (ruling.reasons().isEmpty() ? ": no practice was lost" : ""));
    for (String reason : ruling.reasons()) {
      lines.item(1, style.safe(reason));
    }
    for (String note : ruling.notes()) {
      lines.item(0, style.safe(note));
    }
    lines.blank();
  }

  private void headline(
      Gate.Result result, BaseChoice.Base base, GatePolicy.Ruling ruling, Lines lines)
      throws IOException {
    lines.line(
        style.paint(Style.Tone.STRONG, style.safe(result.head().name()))
            + "  "
            + Wording.revision(result.head())
            + ", against "
            + base.commit().substring(0, Math.min(10, base.commit().length())));
    lines.faint("  (" + style.safe(base.why()) + ")");
    ruling(ruling, lines);
  }

  private void arrow(AreaChange area, Lines lines) throws IOException {
    Style.Tone tone =
        switch (area.outcome()) {
          case REGRESSED -> Style.Tone.BAD;
          case INDETERMINATE -> Style.Tone.OPEN;
          case IMPROVED -> Style.Tone.GOOD;
          case GONE, NEW, SAME -> Style.Tone.FAINT;
        };
    String place = area.component().isRoot() ? "" : " of " + style.safe(area.component().value());
    lines.line(
        "  "
            + Columns.pad(style.safe(area.name()) + place, 28)
            + style.own(level(area.base()) + " → " + level(area.head()))
            + "  "
            + style.paint(tone, outcome(area.outcome())));
  }

  private static String outcome(AreaChange.Outcome outcome) {
    return switch (outcome) {
      case REGRESSED -> "lost";
      case INDETERMINATE -> "cannot be told";
      case GONE -> "no longer asked: what it speaks about is gone";
      case SAME -> "same";
      case NEW -> "new";
      case IMPROVED -> "better";
    };
  }

  private static String level(OptionalInt level) {
    return level.isPresent() ? Integer.toString(level.getAsInt()) : "not shown";
  }

  private void why(AreaChange area, Gate.Result result, Lines lines) throws IOException {
    for (Flip flip : area.flips()) {
      if (flip.kind() == Flip.Kind.LOSS || flip.kind() == Flip.Kind.INDETERMINATE) {
        flip(flip, result, lines);
      } else if (flip.kind() == Flip.Kind.GAIN) {
        lines.line(
            style.paint(Style.Tone.GOOD, style.mark(flip.head()))
                + " "
                + style.safe(flip.id())
                + "  gained");
      }
    }
  }

  private void flip(Flip flip, Gate.Result result, Lines lines) throws IOException {
    boolean loss = flip.kind() == Flip.Kind.LOSS;
    lines.line(
        style.paint(loss ? Style.Tone.BAD : Style.Tone.OPEN, loss ? style.mark(flip.head()) : "?")
            + " "
            + style.paint(Style.Tone.STRONG, style.safe(flip.id()))
            + style.own("  " + word(flip.base().verdict()) + " → " + word(flip.head().verdict())));
    lines.item(2, "before: " + style.safe(flip.base().reason()));
    lines.item(2, "now:    " + style.safe(flip.head().reason()));
    places("lost  ", flip.lost(), result, lines);
    places("gained", flip.gained(), result, lines);
    if (loss && !flip.head().indicator().remedy().isEmpty()) {
      lines.item(2, "to restore: " + style.safe(flip.head().indicator().remedy()));
    }
    lines.blank();
  }

  private void places(String lead, List<Evidence> facts, Gate.Result result, Lines lines)
      throws IOException {
    for (Evidence fact : facts.subList(0, Math.min(PLACES, facts.size()))) {
      RepoPath path = fact.location().path();
      String commit = result.changedBy().get(path);
      String by =
          commit == null ? "" : "  by " + commit.substring(0, Math.min(10, commit.length()));
      lines.item(3, lead + " " + style.safe(fact.location().toString()) + "  " + fact.kind() + by);
    }
    if (facts.size() > PLACES) {
      lines.faint("      and " + (facts.size() - PLACES) + " more places");
    }
  }

  private static String word(Verdict verdict) {
    return Wording.word(verdict);
  }

  private void beside(Gate.Result result, Lines lines) throws IOException {
    for (String moved : result.comparison().moved()) {
      lines.item(0, style.safe(moved));
    }
    for (RepoPath file : result.termsChanged()) {
      lines.item(
          0,
          style.safe(file.value())
              + " differs at the head: both sides were judged by what the base says; the change takes effect once it is merged.");
    }
    for (Problem problem : result.comparison().newProblems()) {
      lines.line(
          style.paint(
              Style.Tone.OPEN,
              "could be read at the base and not any more: "
                  + style.safe(problem.path() + " (" + problem.code() + ")")));
      lines.item(2, style.safe(problem.detail()));
    }
  }
}
