package dev.tidemark.cli.report;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import java.util.List;
import java.util.stream.Collectors;

/** The small pieces that Markdown reports are made of; each takes foreign text and gives it back escaped. */
final class MarkdownWords {
  /** Longer foreign texts are cut: one of them must not fill a comment. Columns. */
  private static final int LONGEST = 400;

  /** Places of one statement that are listed. */
  private static final int PLACES = 3;

  private MarkdownWords() {}

  /** Running text. */
  static String text(String foreign) {
    return Escape.markdown(Columns.fit(foreign, LONGEST, "…"));
  }

  /** A name, in a code span. */
  static String code(String foreign) {
    return Escape.markdownCode(Columns.fit(foreign, LONGEST, "…"));
  }

  /** A place, linked where its forge is known. */
  static String place(Evidence fact, Permalinks links) {
    Location place = fact.location();
    String name = place.path().isRoot() ? "the repository" : place.toString();
    return links
        .to(fact)
        .flatMap(Escape::webAddress)
        .map(address -> "[" + code(name) + "](" + address + ")")
        .orElseGet(() -> code(name));
  }

  /** The first places, and how many more. */
  static String places(List<Evidence> facts, Permalinks links) {
    List<String> places = facts.stream().map(fact -> place(fact, links)).distinct().toList();
    String first = places.stream().limit(PLACES).collect(Collectors.joining(", "));
    int more = places.size() - PLACES;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
