package dev.tidemark.cli.report;

import dev.tidemark.compare.AreaChange;
import dev.tidemark.compare.Flip;
import dev.tidemark.evidence.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a gate says in a step summary or a comment on a change: the ruling, the areas that moved, then why with the
 * evidence that was lost, and what restores it.
 */
public final class MarkdownGateReport implements GateReport {
  /** Reasons in the ruling itself; every one is told again below. */
  private static final int REASONS = 5;

  /** Places of one loss that are shown; the first ones tell where to look. */
  private static final int PLACES = 4;

  /** Gained indicators that are named. */
  private static final int NAMED = 5;

  private final int limit;

  /** @param limit in characters */
  public MarkdownGateReport(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(GateAccount account, Appendable out) throws IOException {
    Shortening page = new Shortening();
    ruling(account, page);
    table(account, page);
    List<GateAccount.Changed> losses = account.changed(Flip.Kind.LOSS);
    List<GateAccount.Changed> doubts = account.changed(Flip.Kind.INDETERMINATE);
    if (!losses.isEmpty() || !doubts.isEmpty()) {
      page.add(1, "\n#### Why\n");
    }
    losses.forEach(loss -> why(account, loss, page));
    doubts.forEach(doubt -> why(account, doubt, page));
    gains(account, page);
    for (String note : account.notes()) {
      page.add(3, "\n" + MarkdownWords.text(note) + "\n");
    }
    page.write(limit, "*%d more parts are not shown: the text would be too long.*", out);
  }

  private static void ruling(GateAccount account, Shortening page) {
    String mark =
        switch (account.ruling().decision()) {
          case PASSED -> "✅";
          case FAILED -> "❌";
          case INDETERMINATE -> "❔";
        };
    page.add(
        0,
        "### "
            + mark
            + " Maturity gate: "
            + account.verdict()
            + "\n\n"
            + MarkdownWords.code(account.head().name())
            + " "
            + MarkdownWords.text(account.revision())
            + ", against "
            + MarkdownWords.text(account.against())
            + "\n\n");
    List<String> reasons = account.reasons();
    if (reasons.isEmpty()) {
      page.add(0, sentence(account.praise()) + "\n");
    }
    for (String reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
      page.add(0, "- " + MarkdownWords.text(reason) + "\n");
    }
    if (reasons.size() > REASONS) {
      page.add(0, "- and " + (reasons.size() - REASONS) + " more\n");
    }
    account.mend().ifPresent(mend -> page.add(0, "\n" + MarkdownWords.text(mend) + "\n"));
    account.waived().ifPresent(why -> page.add(0, "\n" + MarkdownWords.text(why) + "\n"));
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static void table(GateAccount account, Shortening page) {
    List<AreaChange> moved = account.moved();
    if (!moved.isEmpty()) {
      page.add(1, "\n| Area | Base → head | |\n|---|---|---|\n");
    }
    for (AreaChange area : moved) {
      page.add(
          1,
          "| "
              + MarkdownWords.text(account.title(area))
              + " | "
              + level(area.base())
              + " → "
              + level(area.head())
              + " | "
              + outcome(area.outcome())
              + " |\n");
    }
    int same = account.comparison().areas().size() - moved.size();
    if (same > 0) {
      page.add(2, "\n" + same + (same == 1 ? " area is" : " areas are") + " as at the base.\n");
    }
  }

  private static String level(OptionalInt level) {
    return level.isPresent() ? Integer.toString(level.getAsInt()) : "not shown";
  }

  private static String outcome(AreaChange.Outcome outcome) {
    return switch (outcome) {
      case REGRESSED -> "🔻 lost";
      case INDETERMINATE -> "❔ cannot be told";
      case GONE -> "no longer asked";
      case SAME -> "same";
      case NEW -> "new";
      case IMPROVED -> "🔺 better";
    };
  }

  private static void why(GateAccount account, GateAccount.Changed changed, Shortening page) {
    Flip flip = changed.flip();
    StringBuilder text = new StringBuilder("\n");
    text.append(changed.counts() ? "**" : "")
        .append(MarkdownWords.code(flip.id()))
        .append(changed.counts() ? "**" : "")
        .append(" ")
        .append(MarkdownWords.text(flip.head().indicator().title()))
        .append(
            changed.area().component().isRoot()
                ? ""
                : " (" + MarkdownWords.code(changed.area().component().value()) + ")")
        .append(": ")
        .append(Style.word(flip.base()))
        .append(" → ")
        .append(Style.word(flip.head()))
        .append(changed.counts() ? "\n\n" : ", no level moved with it\n\n");
    text.append("- before: ").append(MarkdownWords.text(flip.base().reason())).append('\n');
    text.append("- now: ").append(MarkdownWords.text(flip.head().reason())).append('\n');
    account
        .measured()
        .filter(both -> flip.kind() == Flip.Kind.LOSS)
        .ifPresent(
            both -> {
              places("lost", flip.lost(), Permalinks.of(both.result().base()), account, text);
              places(
                  "now against it",
                  GateAccount.against(flip),
                  Permalinks.of(both.result().head()),
                  account,
                  text);
            });
    String remedy = flip.head().remedy();
    if (flip.kind() == Flip.Kind.LOSS && !remedy.isEmpty()) {
      text.append("- **to restore:** ").append(MarkdownWords.text(remedy)).append('\n');
    }
    page.add(changed.counts() ? 1 : 4, text.toString());
  }

  private static void places(
      String lead,
      List<Evidence> facts,
      Permalinks links,
      GateAccount account,
      StringBuilder text) {
    for (Evidence fact : facts.subList(0, Math.min(PLACES, facts.size()))) {
      text.append("- ")
          .append(lead)
          .append(": ")
          .append(MarkdownWords.place(fact, links))
          .append(" ")
          .append(MarkdownWords.text(Wording.fact(fact)))
          .append(
              account
                  .changedBy(fact.location().path())
                  .map(commit -> ", by " + MarkdownWords.code(commit))
                  .orElse(""))
          .append(
              lead.equals("lost")
                  ? account.fate(fact).map(fate -> "; " + MarkdownWords.text(fate)).orElse("")
                  : "")
          .append('\n');
    }
    if (facts.size() > PLACES) {
      text.append("- ").append(GateAccount.more(facts.size() - PLACES)).append('\n');
    }
  }

  private static void gains(GateAccount account, Shortening page) {
    List<String> gained = account.gained();
    if (gained.isEmpty()) {
      return;
    }
    String named =
        gained.stream().limit(NAMED).map(MarkdownWords::code).collect(Collectors.joining(", "));
    String more = gained.size() > NAMED ? " and " + (gained.size() - NAMED) + " more" : "";
    page.add(2, "\nGained: " + named + more + "\n");
  }
}
