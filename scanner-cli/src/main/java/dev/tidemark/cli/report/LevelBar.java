package dev.tidemark.cli.report;

import dev.tidemark.judgement.Rating;
import dev.tidemark.rubric.Rubric;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** An area's levels as a bar: what is proven, what is possible on top of it, and what is out of reach. */
final class LevelBar {
  private static final int CELL = 4;

  private LevelBar() {}

  /** How wide a bar over the levels is. */
  static int width(Rubric rubric) {
    return rubric.levels().size() * CELL;
  }

  /** The numbers over the bars, each in the middle of its cell. */
  static String scale(Rubric rubric) {
    return rubric.levels().stream()
        .map(level -> Columns.pad((level.number() < 0 ? "" : " ") + level.number(), CELL))
        .collect(Collectors.joining());
  }

  /** The bar of a rating. */
  static String of(Rating rating, Rubric rubric, Style style) {
    List<Integer> levels = rubric.levels().stream().map(Rubric.Level::number).toList();
    return levels.stream()
        .map(level -> cell(level, rating.proven(), rating.possible(), style) + " ")
        .collect(Collectors.joining());
  }

  private static String cell(int level, OptionalInt proven, OptionalInt possible, Style style) {
    if (proven.isPresent() && level <= proven.getAsInt()) {
      Style.Tone tone = level < 0 ? Style.Tone.BAD : Style.Tone.GOOD;
      return style.paint(tone, style.unicode() ? "███" : "###");
    }
    if (possible.isPresent() && level <= possible.getAsInt()) {
      return style.paint(Style.Tone.OPEN, style.unicode() ? "░░░" : "???");
    }
    return style.paint(Style.Tone.FAINT, style.unicode() ? "···" : "...");
  }
}
