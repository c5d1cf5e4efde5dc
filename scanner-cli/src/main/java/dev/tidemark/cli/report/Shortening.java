package dev.tidemark.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A text in parts that is shortened to a limit by leaving out whole parts, the least important and last ones first, and
 * by saying how many. Parts of rank 0 always stay.
 */
final class Shortening {
  /** Room for the line that says what was left out. Characters. */
  private static final int NOTE = 160;

  private final List<Part> parts = new ArrayList<>();

  private record Part(int rank, int order, String text) {}

  /** Adds a part; order of reading is order of adding, whatever the rank. */
  void add(int rank, String text) {
    parts.add(new Part(rank, parts.size(), text));
  }

  /** Writes at most so many characters, as long as the parts of rank 0 fit. */
  void write(int limit, String leftOut, Appendable out) throws IOException {
    long room = (long) limit - NOTE;
    List<Part> byRank =
        parts.stream()
            .sorted(Comparator.comparingInt(Part::rank).thenComparingInt(Part::order))
            .toList();
    boolean[] kept = new boolean[parts.size()];
    int left = 0;
    for (Part part : byRank) {
      // Once one part was left out, no less important one takes its place.
      if (part.rank() == 0 || (left == 0 && part.text().length() <= room)) {
        kept[part.order()] = true;
        room -= part.text().length();
      } else {
        left++;
      }
    }
    for (Part part : parts) {
      if (kept[part.order()]) {
        out.append(part.text());
      }
    }
    if (left > 0) {
      out.append('\n').append(String.format(Locale.ROOT, leftOut, left)).append('\n');
    }
  }
}
