package dev.tidemark.format.markdown;

import dev.tidemark.format.markdown.MarkdownDocument.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The headings above a place, found by halving and by following each section to the one that it stands in. */
final class SectionTrail {

  /** Levels of headings, and the one of what precedes them all. */
  private static final int LEVELS = 7;

  /** What ERB writes in a heading; whatever such a heading says is known when it is filled in. */
  private static final String COMPUTED = "<%";

  private final int[] latest = new int[LEVELS];

  SectionTrail() {
    Arrays.fill(latest, -1);
  }

  /** Takes in the section of this level and title that will have this index, and tells the index of the one above it. */
  int above(int level, String title, int index) {
    if (isComputed(title)) {
      return Arrays.stream(latest).max().orElse(-1);
    }
    int above = -1;
    for (int higher = 0; higher < level; higher++) {
      above = Math.max(above, latest[higher]);
    }
    latest[level] = index;
    Arrays.fill(latest, level + 1, LEVELS, -1);
    return above;
  }

  /** The titles above a line, from the top. */
  static List<String> at(List<Section> sections, int line) {
    Deque<String> titles = new ArrayDeque<>();
    int at = last(sections, line);
    while (at >= 0) {
      Section section = sections.get(at);
      if (!isComputed(section.title()) && !section.title().isEmpty()) {
        titles.addFirst(section.title());
      }
      at = section.above();
    }
    return new ArrayList<>(titles);
  }

  static boolean isComputed(String title) {
    return title.contains(COMPUTED);
  }

  /** The last section that begins at the line or before; -1 where none does. */
  private static int last(List<Section> sections, int line) {
    int low = 0;
    int high = sections.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sections.get(middle).line() <= line) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
