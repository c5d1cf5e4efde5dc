package dev.tidemark.format.markdown;

import dev.tidemark.document.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a sentence that tells its reader to click in a console from one that only speaks of consoles and portals. */
final class ConsoleInstruction {

  static final String PORTAL = "portal";

  /** Before a portal that somebody works in; one that does something is a program. */
  private static final Set<String> INTO =
      Set.of(
          "in", "on", "from", "via", "through", "using", "into", "to", "within", "open", "visit");

  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "your", "our", "this");

  /** Names between an article and the portal: "the Azure management portal". */
  private static final int NAMES = 2;

  /** How a sentence orders its reader to do something. */
  private static final List<String> ORDERS =
      List.of(
          " you ",
          " must ",
          " should ",
          " need to ",
          " needs to ",
          " have to ",
          " has to ",
          " please ");

  /** How it says what is done by people, or was. */
  private static final List<String> ADDRESSED = List.of(" we ", " manual");

  /** What stands before what was done: "the bucket was created". */
  private static final Set<String> PAST = Set.of("was", "were", "been", "had");

  /** How what was done once is told. */
  private static final Set<String> DONE =
      Set.of(
          "added",
          "bought",
          "built",
          "configured",
          "created",
          "deployed",
          "done",
          "enabled",
          "installed",
          "launched",
          "made",
          "provisioned",
          "purchased",
          "registered",
          "requested",
          "set");

  /** Words between the two: "was originally created", "had to be created", "were all manually set up". */
  private static final int BETWEEN = 3;

  /** Words that begin notes: "Note that the bucket was created in the console" orders nothing. */
  private static final Set<String> NOTES = Set.of("note", "nb", "remember", "see");

  /** How it tells them to do something else, or that it is over. */
  private static final List<String> NOT_SO =
      List.of("rather than", "instead of", " not ", "n't ", " never ", " no longer ", " no need ");

  /** What somebody does who only looks. */
  private static final Set<String> LOOKS =
      Set.of(
          "check", "see", "view", "look", "verify", "inspect", "monitor", "review", "watch",
          "compare", "confirm", "read");

  /** How somebody gets to where there is something to look at. */
  private static final Set<String> GETS_THERE =
      Set.of("go", "navigate", "open", "visit", "log", "login", "sign", "head");

  /** What changes something, or chooses what is changed. */
  private static final Set<String> CHANGES =
      Set.of(
          "add",
          "approve",
          "assign",
          "attach",
          "box",
          "change",
          "checkbox",
          "choose",
          "click",
          "configure",
          "copy",
          "create",
          "delete",
          "deploy",
          "disable",
          "edit",
          "enable",
          "enter",
          "grant",
          "paste",
          "press",
          "reboot",
          "remove",
          "reset",
          "restart",
          "rotate",
          "run",
          "save",
          "select",
          "set",
          "start",
          "stop",
          "terminate",
          "trigger",
          "type",
          "update",
          "upload");

  private static final List<String> CLAUSES = List.of(", ", ": ", "; ", " then ", "> ", "| ");

  private ConsoleInstruction() {}

  /** Where a paragraph, in lower case, speaks of the console in such a sentence; -1 where it has none. */
  static int in(String paragraph) {
    for (int from = 0; from < paragraph.length(); ) {
      int end = paragraph.indexOf(". ", from);
      int next = end < 0 ? paragraph.length() : end + 2;
      String sentence = paragraph.substring(from, next);
      int console = console(sentence);
      if (console >= 0 && tells(sentence)) {
        return from + console;
      }
      from = next;
    }
    return -1;
  }

  private static int console(String sentence) {
    Map<Sought, Integer> found = Sought.in(sentence);
    Integer console = found.get(Sought.CONSOLE);
    if (console != null) {
      return console;
    }
    Integer portal = found.get(Sought.PORTAL);
    return portal != null && isWorkedIn(sentence, portal) ? portal : -1;
  }

  private static boolean isWorkedIn(String sentence, int at) {
    int end = at + PORTAL.length();
    if (end < sentence.length() && Character.isLetterOrDigit(sentence.charAt(end))) {
      return false;
    }
    String[] before = sentence.substring(0, at).split("[^a-z0-9-]+", -1);
    int word = before.length - 2; // the last one is what adjoins the portal: nothing
    for (int names = 0; names < NAMES && word >= 0 && isName(before[word]); names++) {
      word--;
    }
    if (word >= 0 && ARTICLES.contains(before[word])) {
      word--;
    }
    return before[before.length - 1].isEmpty() && word >= 0 && INTO.contains(before[word]);
  }

  private static boolean isName(String word) {
    return !ARTICLES.contains(word) && !INTO.contains(word);
  }

  /** "Check the console", "go to the console and view the logs": nothing is made or changed by that. */
  private static boolean onlyLooks(String sentence) {
    List<String> words = List.of(sentence.strip().split("[^a-z]+", -1));
    String first = words.stream().filter(word -> !word.isEmpty()).findFirst().orElse("");
    boolean looks =
        LOOKS.contains(first)
            || (GETS_THERE.contains(first) && words.stream().anyMatch(LOOKS::contains));
    return looks && words.stream().noneMatch(CHANGES::contains);
  }

  private static boolean tells(String sentence) {
    String spaced = " " + sentence.strip() + " ";
    if (Words.anyIn(NOT_SO, spaced) || onlyLooks(sentence)) {
      return false;
    }
    boolean past = isPast(sentence);
    if (Words.anyIn(ORDERS, spaced)
        || (Imperative.begins(sentence) && !(past && isNote(sentence)))
        || (Words.anyIn(ADDRESSED, spaced) && !past)) {
      return true;
    }
    for (String mark : CLAUSES) {
      for (int at = sentence.indexOf(mark); at >= 0; at = sentence.indexOf(mark, at + 1)) {
        if (Imperative.begins(sentence.substring(at + mark.length()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** "The bucket was set up in the console": what was done once is told, and nobody is told to do it. */
  private static boolean isPast(String sentence) {
    String[] words = sentence.strip().split("[^a-z]+", -1);
    for (int i = 0; i + 1 < words.length; i++) {
      if (words[i].equals("we") && words[i + 1].endsWith("ed")) {
        return true;
      }
      int last = Math.min(words.length - 1, i + 1 + BETWEEN);
      for (int next = i + 1; PAST.contains(words[i]) && next <= last; next++) {
        if (DONE.contains(words[next])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNote(String sentence) {
    String[] words = sentence.strip().split("[^a-z]+", 3);
    return NOTES.contains(words[0].isEmpty() && words.length > 1 ? words[1] : words[0]);
  }
}
