package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import java.util.List;
import java.util.Optional;

/** Makes deeds. */
final class Deeds {
  /** As much of a command as fits a line of the tree. */
  private static final int SHOWN = 110;

  private Deeds() {}

  static Deed known(
      String text,
      Location at,
      Meaning meaning,
      List<String> words,
      List<String> targets,
      String soft) {
    return new Deed(
        shown(text),
        at,
        Deed.Outcome.KNOWN,
        Optional.of(meaning),
        words,
        targets,
        soft,
        "",
        List.of(),
        List.of());
  }

  /** A deed that the catalogue knows, at what it aims at. */
  static Deed known(
      String text, Location at, Meaning meaning, List<String> words, Aims aims, String soft) {
    Meaning here = aims.alone() ? meaning.with("alone") : meaning;
    return known(text, at, here, words, aims.here(), soft).reaching(aims.elsewhere());
  }

  static Deed followed(String text, Location at, String what, List<Deed> inside) {
    return new Deed(
        shown(text),
        at,
        Deed.Outcome.FOLLOWED,
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        what,
        List.of(),
        inside);
  }

  static Deed unresolved(String text, Location at, String why, List<String> likely) {
    return new Deed(
        shown(text),
        at,
        Deed.Outcome.UNRESOLVED,
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        why,
        likely,
        List.of());
  }

  static Deed unknown(String text, Location at, List<String> words, String soft) {
    return new Deed(
        shown(text),
        at,
        Deed.Outcome.UNKNOWN,
        Optional.empty(),
        words,
        List.of(),
        soft,
        "unknown-command",
        Likely.of(String.join(" ", words)),
        List.of());
  }

  private static String shown(String text) {
    String line = Places.readable(text.replace('\n', ' ').strip());
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
  }
}
