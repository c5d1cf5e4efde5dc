package dev.tidemark.format.yaml;

import dev.tidemark.document.Reading;
import dev.tidemark.document.Reading.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values with a colon in them that nobody quoted ({@code Value: Team: us@acme.org}), for which YAML refuses the whole file.
 * Such a line can only mean its text, so it is read as that, and told.
 */
final class UnquotedColons {
  /** A file with more of them is written in something else. Lines. */
  private static final int MOST = 20;

  /** What is read again for each such line is what people write by hand. Characters. */
  private static final int LONGEST = 200_000;

  private static final String FLAW = "yaml-syntax";

  private UnquotedColons() {}

  /** The text with such values quoted, as far as that is all that is wrong with it. */
  static Optional<Reading> read(String written, Reading first, Function<String, Reading> reader) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String text = written;
    Reading reading = first;
    List<Flaw> told = new ArrayList<>();
    while (reading.losesContent()) {
      Flaw flaw = reading.flaws().get(0);
      boolean again = told.stream().anyMatch(one -> one.line() == flaw.line());
      Optional<String> quoted = quoted(text, flaw.line());
      if (!flaw.code().equals(FLAW) || again || told.size() == MOST || quoted.isEmpty()) {
        return Optional.empty();
      }
      told.add(
          new Flaw(
              FLAW, flaw.line(), "a value with a colon is not quoted; read as text", false, 0));
      text = quoted.get();
      reading = reader.apply(text);
    }
    told.addAll(reading.flaws());
    return Optional.of(new Reading(reading.document(), told));
  }

  private static Optional<String> quoted(String text, int line) {
    int start = 0;
    for (int at = 1; at < line && start >= 0; at++) {
      int end = text.indexOf('\n', start);
      start = end < 0 ? -1 : end + 1;
    }
    if (start < 0 || line < 1) {
      return Optional.empty();
    }
    int end = text.indexOf('\n', start);
    String row = text.substring(start, end < 0 ? text.length() : end);
    int colon = row.indexOf(": ");
    String value = colon < 0 ? "" : row.substring(colon + 2).strip();
    boolean plain = !value.isEmpty() && Character.isLetterOrDigit(value.charAt(0));
    boolean opens = value.chars().anyMatch(c -> "[{\"".indexOf(c) >= 0);
    if (!plain || opens || !value.contains(": ") || value.contains(" #")) {
      return Optional.empty();
    }
    return Optional.of(
        text.substring(0, start + colon + 2)
            + "'"
            + value.replace("'", "''")
            + "'"
            + (end < 0 ? "" : text.substring(end)));
  }
}
