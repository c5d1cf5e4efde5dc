package dev.tidemark.format.yaml;

import dev.tidemark.document.Reading;
import dev.tidemark.document.Reading.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Single lines for which YAML refuses a whole file although they can only mean one thing, mended and told: values with a
 * colon, or a star in front, that nobody quoted ({@code Value: Team: us@acme.org}), which are read as text, and a word of
 * capitals alone on its line ({@code ENVIRONMENT}) among the keys of a mapping, which a script replaces with more of them.
 */
final class MendedLines {
  /** A file with more of them is written in something else. Lines. */
  private static final int MOST = 20;

  /** What is read again for each such line is what people write by hand. Characters. */
  private static final int LONGEST = 200_000;

  /** A word further up is not what was in the way. Lines. */
  private static final int MOST_BLANK = 5;

  /** Shorter words of capitals are units and names that people write. Characters. */
  private static final int SHORTEST = 4;

  private static final String FLAW = "yaml-syntax";

  private MendedLines() {}

  /** A text with a line mended, the line, and what was done to it. */
  private record Mended(String text, int line, String how) {}

  /** The text with such lines mended, as far as that is all that is wrong with it. */
  static Optional<Reading> read(String written, Reading first, Function<String, Reading> reader) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String text = written;
    Reading reading = first;
    List<Flaw> told = new ArrayList<>();
    while (reading.losesContent()) {
      Flaw flaw = reading.flaws().get(0);
      Optional<Mended> mended = mended(text, flaw.line());
      if (!flaw.code().equals(FLAW) || told.size() == MOST || mended.isEmpty()) {
        return Optional.empty();
      }
      int line = mended.get().line();
      if (told.stream().anyMatch(one -> one.line() == line)) {
        return Optional.empty();
      }
      told.add(new Flaw(FLAW, line, mended.get().how(), false, 0));
      text = mended.get().text();
      reading = reader.apply(text);
    }
    told.addAll(reading.flaws());
    return Optional.of(new Reading(reading.document(), told));
  }

  private static Optional<Mended> mended(String text, int line) {
    return quoted(text, line).or(() -> withoutWord(text, line));
  }

  private static Optional<Mended> quoted(String text, int line) {
    int start = startOf(text, line);
    if (start < 0) {
      return Optional.empty();
    }
    String row = row(text, start);
    int colon = row.indexOf(": ");
    int begin = colon >= 0 ? colon + 2 : row.strip().startsWith("- ") ? row.indexOf("- ") + 2 : -1;
    String value = begin < 0 ? "" : row.substring(begin).strip();
    boolean plain = !value.isEmpty() && Character.isLetterOrDigit(value.charAt(0));
    boolean colons = plain && colon >= 0 && value.contains(": ");
    boolean opens = value.chars().anyMatch(c -> "[{\"".indexOf(c) >= 0);
    if (!(colons || isPattern(value)) || opens || value.contains(" #")) {
      return Optional.empty();
    }
    return Optional.of(
        new Mended(
            text.substring(0, start + begin)
                + "'"
                + value.replace("'", "''")
                + "'"
                + text.substring(start + row.length()),
            line,
            "a value with a " + (colons ? "colon" : "star") + " is not quoted; read as text"));
  }

  /** {@code *.example.org}: what YAML takes for an alias that has no name. */
  private static boolean isPattern(String value) {
    return value.length() > 1
        && value.charAt(0) == '*'
        && !Character.isLetterOrDigit(value.charAt(1))
        && !value.contains(": ");
  }

  /** The parser finds out at the next line that is not blank that the word is no key. */
  private static Optional<Mended> withoutWord(String text, int failedAt) {
    for (int line = failedAt; line > Math.max(0, failedAt - MOST_BLANK); line--) {
      int start = startOf(text, line);
      String row = start < 0 ? "" : row(text, start);
      if (isWordOfCapitals(row.strip())) {
        String without = text.substring(0, start) + text.substring(start + row.length());
        return Optional.of(
            new Mended(without, line, "a word alone among keys; taken for what a script replaces"));
      }
      if (line < failedAt && !row.isBlank()) {
        break;
      }
    }
    return Optional.empty();
  }

  private static boolean isWordOfCapitals(String row) {
    return row.length() >= SHORTEST
        && Character.isUpperCase(row.charAt(0))
        && row.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  }

  /** Where a line begins, counted from one; -1 where the text has fewer. */
  private static int startOf(String text, int line) {
    int start = line < 1 ? -1 : 0;
    for (int at = 1; at < line && start >= 0; at++) {
      int end = text.indexOf('\n', start);
      start = end < 0 ? -1 : end + 1;
    }
    return start;
  }

  private static String row(String text, int start) {
    int end = text.indexOf('\n', start);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
