package dev.tidemark.format.earthly;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;

/** Reads Earthfiles line by line: a target begins in the first column, what is below it is its own. */
@AutoService(Format.class)
public final class EarthfileFormat implements Format {

  @Override
  public String id() {
    return "earthly";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.name().equals("Earthfile");
  }

  @Override
  public int precedence() {
    return 5;
  }

  @Override
  public Reading read(Blob blob) {
    if (!blob.text().isReadable()) {
      return Reading.unreadable(blob.text());
    }
    List<Earthfile.Target> targets = new ArrayList<>();
    String name = "";
    int start = 0;
    List<Earthfile.Step> steps = new ArrayList<>();
    String[] rows = blob.text().value().split("\r?\n", -1);
    for (int i = 0; i < rows.length; i++) {
      int line = i + 1;
      StringBuilder row = new StringBuilder(rows[i]);
      String last = rows[i]; // a blank line does not end what goes on
      while (last.stripTrailing().endsWith("\\") && i + 1 < rows.length) {
        row.append('\n').append(rows[++i]);
        last = rows[i].isBlank() ? last : rows[i];
      }
      String text = row.toString();
      if (isHead(text)) {
        add(name, start, steps, targets);
        name = text.strip().substring(0, text.strip().length() - 1);
        start = line;
        steps = new ArrayList<>();
      } else if (!text.isBlank() && Character.isWhitespace(text.charAt(0))) {
        step(text.strip(), line, steps);
      }
    }
    add(name, start, steps, targets);
    return Reading.of(new Earthfile(targets));
  }

  private static void add(
      String name, int line, List<Earthfile.Step> steps, List<Earthfile.Target> sink) {
    if (!name.isEmpty()) {
      sink.add(new Earthfile.Target(name, line, steps));
    }
  }

  private static boolean isHead(String row) {
    String text = row.strip();
    return text.length() > 1
        && text.endsWith(":")
        && !Character.isWhitespace(row.charAt(0))
        && text.chars()
            .limit(text.length() - 1L)
            .allMatch(c -> Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
  }

  private static void step(String row, int line, List<Earthfile.Step> sink) {
    int space = row.indexOf(' ');
    String word = space < 0 ? row : row.substring(0, space);
    String rest = space < 0 ? "" : row.substring(space + 1).strip();
    switch (word) {
      case "RUN" -> sink.add(new Earthfile.Step(withoutFlags(rest), false, line));
      case "BUILD", "FROM", "COPY", "DO" -> {
        for (String one : rest.split("\\s+", 20)) {
          if (one.indexOf('+') >= 0 && !one.startsWith("-")) {
            sink.add(new Earthfile.Step(one, true, line));
            return;
          }
        }
      }
      default -> {}
    }
  }

  /** {@code RUN --push --secret TOKEN command}: the flags are Earthly's. */
  private static String withoutFlags(String text) {
    int at = 0;
    while (text.startsWith("--", at)) {
      int end = text.indexOf(' ', at);
      boolean valued = text.startsWith("--secret ", at) || text.startsWith("--mount ", at);
      int next = end < 0 || !valued ? end : text.indexOf(' ', end + 1);
      if (next < 0) {
        return "";
      }
      at = next + 1;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
    return text.substring(at);
  }
}
