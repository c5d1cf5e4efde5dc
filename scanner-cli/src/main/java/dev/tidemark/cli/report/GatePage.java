package dev.tidemark.cli.report;

import dev.tidemark.compare.AreaChange;
import dev.tidemark.compare.Flip;
import dev.tidemark.evidence.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a gate says at a terminal: the ruling and why first, then where each area went, then what was lost and what would
 * restore it; what was gained in a line.
 */
final class GatePage {
  /** Places of one loss that are shown; the first ones tell where to look. */
  private static final int PLACES = 4;

  /** Changes that no level moved with and that are told in full; more are counted. */
  private static final int BESIDE = 3;

  private final Style style;
  private final GateAccount account;
  private final Lines lines;

  GatePage(Style style, GateAccount account, Lines lines) {
    this.style = style;
    this.account = account;
    this.lines = lines;
  }

  /** Writes the page. */
  void write() throws IOException {
    lines.line(
        style.paint(Style.Tone.STRONG, style.safe(account.head().name()))
            + "  "
            + account.revision()
            + ", against "
            + style.safe(account.against()));
    ruling();
    areas();
    changes(account.changed(Flip.Kind.LOSS));
    changes(account.changed(Flip.Kind.INDETERMINATE));
    List<String> gained = account.gained();
    if (!gained.isEmpty()) {
      lines.item(
          0, style.paint(Style.Tone.GOOD, "gained") + " " + style.safe(String.join(", ", gained)));
    }
    for (String note : account.notes()) {
      lines.item(0, style.safe(note));
    }
  }

  private void ruling() throws IOException {
    String word =
        switch (account.ruling().decision()) {
          case PASSED -> style.paint(Style.Tone.GOOD, "PASSED");
          case FAILED -> style.paint(Style.Tone.BAD, "FAILED");
          case INDETERMINATE -> style.paint(Style.Tone.OPEN, "CANNOT TELL");
        };
    List<String> reasons = account.reasons();
    lines.line(word + (reasons.isEmpty() ? ": " + account.praise() : ""));
    for (String reason : reasons) {
      lines.item(1, style.safe(reason));
    }
    if (account.mend().isPresent()) {
      lines.item(1, style.safe(account.mend().get()));
    }
    if (account.waived().isPresent()) {
      lines.item(1, style.own(account.waived().get()));
    }
    lines.blank();
  }

  private void areas() throws IOException {
    List<AreaChange> moved = account.moved();
    int width = moved.stream().mapToInt(area -> Columns.of(name(area))).max().orElse(0);
    for (AreaChange area : moved) {
      Style.Tone tone =
          switch (area.outcome()) {
            case REGRESSED -> Style.Tone.BAD;
            case INDETERMINATE -> Style.Tone.OPEN;
            case IMPROVED -> Style.Tone.GOOD;
            case GONE, NEW, SAME -> Style.Tone.FAINT;
          };
      lines.line(
          "  "
              + Columns.pad(name(area), width + 2)
              + style.own(level(area.base()) + " → " + level(area.head()))
              + "  "
              + style.paint(tone, outcome(area.outcome())));
    }
    int same = account.comparison().areas().size() - moved.size();
    if (same > 0) {
      lines.faint("  " + same + (same == 1 ? " area where it was" : " areas where they were"));
    }
    if (account.measured().isPresent()) {
      lines.blank();
    }
  }

  private String name(AreaChange area) {
    return style.safe(account.title(area));
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

  private void changes(List<GateAccount.Changed> changes) throws IOException {
    int beside = 0;
    for (GateAccount.Changed changed : changes) {
      if (changed.counts() || ++beside <= BESIDE) {
        change(changed);
      }
    }
    if (beside > BESIDE) {
      lines.faint("and " + (beside - BESIDE) + " more that no level moved with");
      lines.blank();
    }
  }

  private void change(GateAccount.Changed changed) throws IOException {
    Flip flip = changed.flip();
    boolean loss = flip.kind() == Flip.Kind.LOSS;
    String where =
        changed.area().component().isRoot() ? "" : " of " + changed.area().component().value();
    lines.line(
        style.paint(loss ? Style.Tone.BAD : Style.Tone.OPEN, loss ? style.mark(flip.head()) : "?")
            + " "
            + style.paint(Style.Tone.STRONG, style.safe(flip.id() + where))
            + style.own("  " + Style.word(flip.base()) + " → " + Style.word(flip.head())));
    lines.item(2, style.safe(flip.head().indicator().title()));
    lines.item(2, "before: " + style.safe(flip.base().reason()));
    lines.item(2, "now:    " + style.safe(flip.head().reason()));
    if (loss) {
      places("lost", flip.lost());
      places("now against it", GateAccount.against(flip));
      if (!flip.head().remedy().isEmpty()) {
        lines.item(2, "to restore: " + style.safe(flip.head().remedy()));
      }
    }
    lines.blank();
  }

  private void places(String lead, List<Evidence> facts) throws IOException {
    for (Evidence fact : facts.subList(0, Math.min(PLACES, facts.size()))) {
      String by =
          account.changedBy(fact.location().path()).map(commit -> ", by " + commit).orElse("");
      String fate =
          lead.equals("lost") ? account.fate(fact).map(words -> "; " + words).orElse("") : "";
      lines.item(
          3,
          lead
              + " "
              + style.safe(fact.location().toString() + "  " + Wording.fact(fact) + by + fate));
    }
    if (facts.size() > PLACES) {
      lines.faint("      " + GateAccount.more(facts.size() - PLACES));
    }
  }
}
