package dev.tidemark.cli.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A table of which the first rows are shown and the rest is folded away. */
final class HtmlTable {
  /** What a table shows before the rest is folded away. */
  private static final int ROWS = 12;

  /** What is wider than its room is scrolled, with the keys as well. */
  static final String WIDE =
      "<div class=\"wide\" role=\"group\" aria-label=\"a table\" tabindex=\"0\">";

  private final HtmlWriter html;

  HtmlTable(HtmlWriter html) {
    this.html = html;
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Writes the cells of one row. */
  @FunctionalInterface
  interface Row<T> {
    void write(T one) throws IOException;
  }

  /** The first rows, and the rest folded away. */
  <T> void write(List<String> heads, List<T> all, Row<T> row) throws IOException {
    rows(heads, all.subList(0, Math.min(ROWS, all.size())), row);
    if (all.size() > ROWS) {
      html.raw("<details class=\"all\">");
      html.element("summary", "", "and " + number(all.size() - ROWS) + " more");
      rows(heads, all.subList(ROWS, all.size()), row);
      html.close("details");
    }
  }

  private <T> void rows(List<String> heads, List<T> all, Row<T> row) throws IOException {
    html.raw(WIDE + "<table>\n<thead><tr>");
    for (String head : heads) {
      html.column(head);
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for (T one : all) {
      html.raw("<tr>");
      row.write(one);
      html.close("tr");
    }
    html.raw("</tbody></table></div>\n");
  }
}
