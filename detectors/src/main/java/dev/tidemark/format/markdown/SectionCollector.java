package dev.tidemark.format.markdown;

import dev.tidemark.format.markdown.MarkdownDocument.Section;
import java.util.ArrayList;
import java.util.List;

/** Gathers what stands under each heading. */
final class SectionCollector {

  /** Characters of a section's first paragraph that are kept. */
  private static final int LEAD = 100;

  private final List<Section> done = new ArrayList<>();
  private final SectionTrail trail = new SectionTrail();
  private int level;
  private String title = "";
  private int line = 1;
  private int words;
  private int items;
  private String lead = "";

  void heading(int newLevel, String newTitle, int at) {
    close(at - 1);
    level = newLevel;
    title = Prose.cut(newTitle);
    line = at;
    words = 0;
    items = 0;
    lead = "";
  }

  void words(String text, int count) {
    words += count;
    if (lead.isEmpty()) {
      lead = text.length() <= LEAD ? text : text.substring(0, LEAD);
    }
  }

  void item() {
    items++;
  }

  List<Section> finish(int lastLine) {
    close(lastLine);
    level = 0;
    title = "";
    words = 0;
    items = 0;
    lead = "";
    return done;
  }

  /** The titles above a line, from the top, joined by " / ". */
  String trailAt(int at) {
    return String.join(" / ", SectionTrail.at(done, at));
  }

  private void close(int endLine) {
    if (level > 0 || words > 0 || items > 0) {
      int above = trail.above(level, title, done.size());
      done.add(new Section(level, title, line, Math.max(line, endLine), words, items, lead, above));
    }
  }
}
