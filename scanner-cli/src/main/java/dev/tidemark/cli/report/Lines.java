package dev.tidemark.cli.report;

import java.io.IOException;
import java.util.List;

/** Writes lines to a terminal: indented, wrapped to its width, never with a blank at the end. */
public final class Lines {
  private static final int INDENT = 2;

  private final Appendable out;
  private final Style style;

  public Lines(Appendable out, Style style) {
    this.out = out;
    this.style = style;
  }

  /** One line as it is: escaped and painted by the caller. */
  public void line(String text) throws IOException {
    out.append(style.own(text).stripTrailing()).append('\n');
  }

  public void blank() throws IOException {
    out.append('\n');
  }

  /** Wrapped text that is less important; ours, so not escaped. */
  public void faint(String text) throws IOException {
    int indent = text.length() - text.stripLeading().length();
    for (String line : wrapped(text.strip(), indent)) {
      line(" ".repeat(indent) + style.paint(Style.Tone.FAINT, line));
    }
  }

  /** Wrapped text at an indentation of so many steps. */
  public void item(int steps, String text) throws IOException {
    for (String line : wrapped(text, steps * INDENT)) {
      line(" ".repeat(steps * INDENT) + line);
    }
  }

  /** A lead, and beside it a text that is wrapped in a column of its own. */
  public void hanging(int steps, String lead, int column, String text) throws IOException {
    int indent = steps * INDENT;
    List<String> lines = wrapped(text, indent + column);
    line(" ".repeat(indent) + Columns.pad(lead, column) + lines.get(0));
    for (String more : lines.subList(1, lines.size())) {
      line(" ".repeat(indent + column) + more);
    }
  }

  /** A numbered item with the id that explains it. */
  public void numbered(int number, String text, String id) throws IOException {
    String lead = "  " + number + " ";
    List<String> lines = wrapped(text, lead.length());
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      boolean fits = Columns.of(lines.get(i)) + lead.length() + 2 + id.length() <= style.width();
      line(
          (i == 0 ? lead : " ".repeat(lead.length()))
              + lines.get(i)
              + (last && fits ? "  " + style.paint(Style.Tone.FAINT, id) : ""));
      if (last && !fits) {
        line(" ".repeat(lead.length()) + style.paint(Style.Tone.FAINT, id));
      }
    }
  }

  private List<String> wrapped(String text, int indent) {
    return Columns.wrap(style.own(text), style.width() - indent);
  }
}
