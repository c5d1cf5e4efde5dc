package dev.tidemark.format.markdown;

import dev.tidemark.document.Words;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds passages that tell people to do something by hand, or that name a level of service. */
final class PhraseFinder {

  /** Passages kept of one document. */
  private static final int MOST = 200;

  /** Characters kept around the words that were found. */
  private static final int CONTEXT = 120;

  private static final List<String> LOGIN =
      List.of(
          "ssh into",
          "ssh to",
          "ssh on to",
          "ssh onto",
          "log in to the host",
          "log into the host",
          "log in to the server",
          "log into the server",
          "log on to the server",
          "login to the server",
          "log in to the machine",
          "log into the machine",
          "log in to the instance",
          "log into the instance",
          "exec into",
          "shell into",
          "log in to the node",
          "log into the node",
          "session manager");

  private static final List<String> SERVICE_LEVELS =
      List.of("sla", "slas", "slo", "slos", "sli", "slis", "kpi", "kpis");

  private static final List<String> SERVICE_LEVEL_NAMES =
      List.of("service level objective", "service level agreement", "key performance indicator");

  private static final List<String> BOILERPLATE =
      List.of(
          "to make it easy for you to get started with gitlab",
          "editing this readme",
          "this is a template readme",
          "todo: describe",
          "todo: write",
          "your project description",
          "project title",
          "one paragraph of project description",
          "this template repository",
          "a brief description of");

  /** Lines from the top within which a document says what it is about. */
  private static final int OPENING = 60;

  private static final List<String> TRAINING =
      List.of(
          "training project",
          "learning project",
          "training repository",
          "for training purposes",
          "for educational purposes",
          "for learning purposes",
          "for demonstration purposes",
          "demo purposes",
          "workshop material",
          "this workshop",
          "hands-on lab",
          "this tutorial walks",
          "this tutorial will",
          "this tutorial shows",
          "this tutorial is",
          "for this example we",
          "repository is an example",
          "repo is an example",
          "vulnerable by design");

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

  private static final List<String> MODEL =
      List.of(
          "reference architecture",
          "reference implementation",
          "reference platform",
          "starter kit",
          "starter template",
          "template repository",
          "as a blueprint",
          "meant to be copied",
          "intended to be copied",
          "fork this repo");

  private static final List<String> LIBRARY =
      List.of(
          "used as a library",
          "consumed as a library",
          "package as well as a library",
          "this is a library of",
          "repository is a library of",
          "library of reusable",
          "collection of reusable");

  private final List<Phrase> found = new ArrayList<>();

  List<Phrase> found() {
    return found;
  }

  void look(String text, int line) {
    if (text.length() < 3 || found.size() >= MOST) {
      return;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    int console = ConsoleInstruction.in(lower);
    if (console >= 0) {
      add(Kind.CONSOLE, text, console, line);
    }
    first(Kind.LOGIN, LOGIN, text, lower, line);
    first(Kind.BOILERPLATE, BOILERPLATE, text, lower, line);
    DeliverySentence.in(text)
        .ifPresent(sentence -> found.add(new Phrase(Kind.DELIVERY, sentence, line)));
    if (line <= OPENING) {
      first(Kind.TRAINING, TRAINING, text, lower, line);
      first(Kind.MODEL, MODEL, text, lower, line);
      first(Kind.LIBRARY, LIBRARY, text, lower, line);
      aboutTheWhole(text, lower, line);
    }
    if (lower.chars().anyMatch(Character::isDigit)) {
      serviceLevel(text, lower, line);
    }
  }

  private void first(Kind kind, List<String> phrases, String text, String lower, int line) {
    for (String phrase : phrases) {
      int at = lower.indexOf(phrase);
      if (at >= 0 && (at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1)))) {
        add(kind, text, at, line);
        return;
      }
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
      add(Kind.TRAINING, text, subject, line);
    } else if (Words.anyIn(STARTS, sentence)) {
      add(Kind.STARTER, text, subject, line);
    }
  }

  private void serviceLevel(String text, String lower, int line) {
    for (String name : SERVICE_LEVEL_NAMES) {
      if (lower.contains(name)) {
        add(Kind.SERVICE_LEVEL, text, lower.indexOf(name), line);
        return;
      }
    }
    for (String word : SERVICE_LEVELS) {
      for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
        if (isWord(lower, at, at + word.length())) {
          add(Kind.SERVICE_LEVEL, text, at, line);
          return;
        }
      }
    }
  }

  private static boolean isWord(String text, int from, int to) {
    return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
        && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
  }

  /** Keeps the sentence that the words stand in, or what is near them when it is long. */
  private void add(Kind kind, String text, int at, int line) {
    int sentence = text.lastIndexOf(". ", at) + 1;
    int end = text.indexOf(". ", at);
    int from = Math.max(sentence, at - CONTEXT / 3);
    int to = Math.min(end < 0 ? text.length() : end, at + CONTEXT);
    found.add(new Phrase(kind, text.substring(Math.min(from, to), to).strip(), line));
  }
}
