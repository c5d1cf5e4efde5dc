package dev.tidemark.format.markdown;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is sought in every sentence of every document: all phrases in one pass over the beginnings of a text's words, for
 * asking for each phrase in turn took a quarter of all processor time where documents are as long as elsewhere.
 */
enum Sought {
  /** Where a console is spoken of; whether its reader is to click there is another question. */
  CONSOLE(
      "click ",
      "aws console",
      "management console",
      "azure portal",
      "cloud console",
      "gcp console",
      "aws web console",
      "in the console",
      "on the console",
      "via the console",
      "through the console",
      "using the console",
      "from the console",
      "into the console",
      "via the dashboard",
      "in the dashboard",
      "in the ui",
      "from the dropdown",
      "from the drop-down",
      "from the drop down",
      "press the button",
      "in the web interface",
      "console and "),
  PORTAL(ConsoleInstruction.PORTAL),
  LOGIN(
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
      "session manager"),
  BOILERPLATE(
      "to make it easy for you to get started with gitlab",
      "editing this readme",
      "this is a template readme",
      "todo: describe",
      "todo: write",
      "your project description",
      "project title",
      "one paragraph of project description",
      "this template repository",
      "a brief description of"),
  TRAINING(
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
      "vulnerable by design"),
  MODEL(
      "reference architecture",
      "reference implementation",
      "reference platform",
      "starter kit",
      "starter template",
      "template repository",
      "as a blueprint",
      "meant to be copied",
      "intended to be copied",
      "fork this repo"),
  LIBRARY(
      "used as a library",
      "consumed as a library",
      "package as well as a library",
      "this is a library of",
      "repository is a library of",
      "library of reusable",
      "collection of reusable"),
  /** What a sentence that says how things come into service names. */
  PIPELINE(DeliverySentence.pipelines()),
  SERVICE_LEVEL_NAME(
      "service level objective", "service level agreement", "key performance indicator"),
  /** Short enough to begin other words: only as whole ones. */
  SERVICE_LEVEL("sla", "slas", "slo", "slos", "sli", "slis", "kpi", "kpis");

  private record Phrase(Sought kind, String words) {
    boolean standsAt(int at, String text) {
      return text.startsWith(words, at)
          && (kind != SERVICE_LEVEL || endsWord(at + words.length(), text));
    }

    private static boolean endsWord(int end, String text) {
      return end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }
  }

  /** The phrases by the letter that they begin with, from a on. */
  private static final List<List<Phrase>> BY_LETTER = byLetter();

  /** Joined by {@code |}. */
  private final String phrases;

  Sought(Set<String> words) {
    this(words.toArray(new String[0]));
  }

  Sought(String... phrases) {
    this.phrases = String.join("|", phrases);
  }

  private static List<List<Phrase>> byLetter() {
    List<List<Phrase>> letters = new ArrayList<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      letters.add(new ArrayList<>());
    }
    for (Sought kind : values()) {
      for (String phrase : kind.phrases.split("\\|", -1)) {
        letters.get(phrase.charAt(0) - 'a').add(new Phrase(kind, phrase));
      }
    }
    return letters.stream().map(List::copyOf).toList();
  }

  /** Where each kind is first found in a text in lower case; kinds that are not found are absent. */
  static Map<Sought, Integer> in(String lower) {
    Map<Sought, Integer> found = Map.of();
    boolean inside = false;
    for (int at = 0; at < lower.length(); at++) {
      char character = lower.charAt(at);
      boolean letter = character >= 'a' && character <= 'z';
      if (letter && !inside) {
        found = at(at, lower, found);
      }
      inside = letter || Character.isLetterOrDigit(character);
    }
    return found;
  }

  private static Map<Sought, Integer> at(int at, String lower, Map<Sought, Integer> found) {
    Map<Sought, Integer> more = found;
    for (Phrase phrase : BY_LETTER.get(lower.charAt(at) - 'a')) {
      if (phrase.standsAt(at, lower)) {
        more = more.isEmpty() ? new EnumMap<>(Sought.class) : more;
        more.putIfAbsent(phrase.kind(), at);
      }
    }
    return more;
  }
}
