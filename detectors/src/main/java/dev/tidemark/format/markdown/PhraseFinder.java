package dev.tidemark.format.markdown;

import dev.tidemark.document.Words;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds passages that tell people to do something by hand, or that name a level of service. */
final class PhraseFinder {

  /** Passages kept of one document. */
  private static final int MOST = 200;

  /** Characters kept around the words that were found. */
  private static final int CONTEXT = 120;

  /** Lines from the top within which a document says what it is about. */
  private static final int OPENING = 60;

  private static final List<String> SUBJECTS = List.of("this repository ", "this repo ");

  private static final List<String> HOLDING =
      List.of(" contains ", " provides ", " holds ", " hosts ", " collects ", " is a collection ");

  private static final List<String> EXAMPLES =
      List.of(" examples", " sample ", " samples", " example code", " demos");

  private static final List<String> STARTS =
      List.of(
          "serves as a starting point",
          "is a starting point",
          "meant as a starting point",
          "intended as a starting point",
          "provides a starting point",
          "is a template for",
          "is a template repository",
          "is a starter ");

  /** What stands before somebody else's model that this was made from. */
  private static final List<String> MADE_FROM =
      List.of(
          "built from ",
          "built on ",
          "built off ",
          "built upon ",
          "based on ",
          "based upon ",
          "derived from ",
          "generated from ",
          "created from ",
          "adapted from ",
          "following ",
          "follows ");

  /** How a model speaks of itself, though it was made from another one. */
  private static final List<String> OF_ITSELF =
      List.of("this reference ", "is a reference ", "provides a reference ", "fork this repo");

  private final List<Phrase> found = new ArrayList<>();

  private boolean madeFromModel;

  /** What was found. A document that was made from a model speaks of that one from there on. */
  List<Phrase> found() {
    return !madeFromModel
        ? found
        : found.stream()
            .filter(
                phrase ->
                    phrase.kind() != Kind.MODEL
                        || Words.anyIn(OF_ITSELF, phrase.text().toLowerCase(Locale.ROOT)))
            .toList();
  }

  void look(String text, int line) {
    if (text.length() < 3 || found.size() >= MOST) {
      return;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    Map<Sought, Integer> sought = Sought.in(lower);
    if (!sought.isEmpty()) {
      take(sought, text, lower, line);
    }
    if (line <= OPENING) {
      aboutTheWhole(text, lower, line);
    }
  }

  private void take(Map<Sought, Integer> sought, String text, String lower, int line) {
    if (sought.containsKey(Sought.CONSOLE) || sought.containsKey(Sought.PORTAL)) {
      int console = ConsoleInstruction.in(lower);
      if (console >= 0) {
        add(Kind.CONSOLE, console, text, line);
      }
    }
    add(Kind.LOGIN, sought.get(Sought.LOGIN), text, line);
    add(Kind.BOILERPLATE, sought.get(Sought.BOILERPLATE), text, line);
    if (sought.containsKey(Sought.PIPELINE)) {
      DeliverySentence.in(text)
          .ifPresent(sentence -> found.add(new Phrase(Kind.DELIVERY, sentence, line)));
    }
    if (line <= OPENING) {
      add(Kind.TRAINING, sought.get(Sought.TRAINING), text, line);
      model(sought.get(Sought.MODEL), text, lower, line);
      add(Kind.LIBRARY, sought.get(Sought.LIBRARY), text, line);
    }
    serviceLevel(sought, text, line);
  }

  private void model(@Nullable Integer at, String text, String lower, int line) {
    if (at != null) {
      String before = lower.substring(Math.max(0, lower.lastIndexOf(". ", at)), at);
      madeFromModel |= Words.anyIn(MADE_FROM, before);
      add(Kind.MODEL, at, text, line);
    }
  }

  /** A sentence that says that what the repository holds are examples, or that it is there to start from. */
  private void aboutTheWhole(String text, String lower, int line) {
    int subject = SUBJECTS.stream().mapToInt(lower::indexOf).filter(at -> at >= 0).min().orElse(-1);
    if (subject < 0) {
      return;
    }
    int end = lower.indexOf(". ", subject);
    String sentence = lower.substring(subject, end < 0 ? lower.length() : end);
    if (Words.anyIn(HOLDING, sentence) && Words.anyIn(EXAMPLES, sentence)) {
      add(Kind.TRAINING, subject, text, line);
    } else if (Words.anyIn(STARTS, sentence)) {
      add(Kind.STARTER, subject, text, line);
    }
  }

  /** A level of service is a number: "99.9 %", "within 2 hours". */
  private void serviceLevel(Map<Sought, Integer> sought, String text, int line) {
    Integer word = sought.get(Sought.SERVICE_LEVEL);
    Integer at = sought.getOrDefault(Sought.SERVICE_LEVEL_NAME, word);
    if (at != null && text.chars().anyMatch(Character::isDigit)) {
      add(Kind.SERVICE_LEVEL, at, text, line);
    }
  }

  /** Keeps the sentence that the words stand in, or what is near them when it is long. */
  private void add(Kind kind, @Nullable Integer at, String text, int line) {
    if (at == null) {
      return;
    }
    int sentence = text.lastIndexOf(". ", at) + 1;
    int end = text.indexOf(". ", at);
    int from = Math.max(sentence, at - CONTEXT / 3);
    int to = Math.min(end < 0 ? text.length() : end, at + CONTEXT);
    found.add(new Phrase(kind, text.substring(Math.min(from, to), to).strip(), line));
  }
}
