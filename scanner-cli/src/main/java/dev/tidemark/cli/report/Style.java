package dev.tidemark.cli.report;

import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.rubric.Indicator;

/**
 * How a terminal is written to: colour or none, block characters or ASCII, and how wide. Colour only repeats what a
 * word or mark already says.
 *
 * @param width columns
 */
public record Style(boolean colour, boolean unicode, int width) {

  /** What a piece of text is, which colour repeats. */
  public enum Tone {
    GOOD("32"),
    BAD("31"),
    OPEN("33"),
    STRONG("1"),
    FAINT("2"),
    PLAIN("");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /** For files and logs: no colour, everything else. */
  public static Style plain() {
    return new Style(false, true, 80);
  }

  /** The text in a tone. It must be escaped already. */
  public String paint(Tone tone, String text) {
    return colour && tone != Tone.PLAIN && !text.isEmpty()
        ? "\u001b[" + tone.code + "m" + text + "\u001b[0m"
        : text;
  }

  /** Foreign text made harmless for this terminal. */
  public String safe(String foreign) {
    return unicode ? Escape.terminal(foreign) : Escape.ascii(Escape.terminal(foreign));
  }

  /** Our own text, which may hold dashes and dots that ASCII lacks. */
  public String own(String text) {
    return unicode
        ? text
        : text.replace("…", "...").replace("–", "-").replace("·", "-").replace("→", "->");
  }

  /** The mark of a verdict: what it means for the area, not whether it is true. */
  public String mark(IndicatorVerdict judged) {
    boolean symptom = judged.indicator().role() == Indicator.Role.SYMPTOM;
    return switch (judged.verdict()) {
      case HOLDS -> symptom ? (unicode ? "▼" : "!") : good();
      case FAILS -> symptom ? good() : (unicode ? "✘" : "x");
      case UNKNOWN -> "?";
      case NOT_APPLICABLE -> unicode ? "–" : "-";
    };
  }

  private String good() {
    return unicode ? "✔" : "+";
  }

  /** The verdict in a word: a symptom is seen or not. */
  public static String word(IndicatorVerdict judged) {
    boolean symptom = judged.indicator().role() == Indicator.Role.SYMPTOM;
    return switch (judged.verdict()) {
      case HOLDS -> symptom ? "seen" : "holds";
      case FAILS -> symptom ? "not seen" : "fails";
      case UNKNOWN -> "unknown";
      case NOT_APPLICABLE -> "n/a";
    };
  }

  /** The tone of a verdict. */
  public static Tone tone(IndicatorVerdict judged) {
    boolean symptom = judged.indicator().role() == Indicator.Role.SYMPTOM;
    if (judged.verdict() == Verdict.UNKNOWN) {
      return Tone.OPEN;
    }
    if (judged.verdict() == Verdict.NOT_APPLICABLE) {
      return Tone.FAINT;
    }
    return (judged.verdict() == Verdict.HOLDS) == symptom ? Tone.BAD : Tone.GOOD;
  }
}
