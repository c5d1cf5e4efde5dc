package dev.tidemark.format.markdown;

import java.util.Locale;
import java.util.Set;

/** Reads a sentence word by word up to a command: does the reader type it, or is something else said to run it? */
final class Doer {

  /** A sentence that is longer has more than one subject. Characters. */
  private static final int LONGEST = 400;

  /** After it come verbs as instructions have them: "the workflow will plan and run". */
  private static final Set<String> WILL = Set.of("will", "would");

  private static final Set<String> DOES =
      Set.of(
          "applies",
          "calls",
          "conducts",
          "executes",
          "invokes",
          "performs",
          "runs",
          "starts",
          "triggers");

  /** What does by itself what is listed after it. */
  private static final Set<String> MACHINES =
      Set.of(
          "action",
          "actions",
          "argocd",
          "atlantis",
          "bot",
          "build",
          "ci",
          "controller",
          "flux",
          "job",
          "jobs",
          "jenkins",
          "pipeline",
          "pipelines",
          "workflow",
          "workflows");

  /** Who types what they are told to. */
  private static final Set<String> PEOPLE =
      Set.of(
          "admin",
          "administrator",
          "anybody",
          "anyone",
          "developer",
          "developers",
          "engineer",
          "engineers",
          "he",
          "i",
          "maintainer",
          "maintainers",
          "member",
          "members",
          "operator",
          "operators",
          "owner",
          "owners",
          "people",
          "person",
          "reviewer",
          "she",
          "somebody",
          "someone",
          "team",
          "they",
          "user",
          "users",
          "we",
          "who",
          "whoever",
          "you");

  /** How they are told to. */
  private static final Set<String> ORDERS =
      Set.of("you", "you'll", "we", "we'll", "i", "i'll", "please", "must", "should", "manually");

  /** What begins a sentence whose main clause comes after a comma: "once the job runs, type". */
  private static final Set<String> SUBORDINATE =
      Set.of("after", "as", "because", "before", "if", "once", "since", "until", "when", "while");

  /** What begins an order after a comma: "this will fail, so run it again". */
  private static final Set<String> THEREFORE = Set.of("but", "so", "then", "therefore");

  private static final Set<String> AND = Set.of("and", "or", "then");

  private static final String ENDS_OF_CLAUSES = ";:!?";

  private boolean first = true;
  private boolean subordinate;
  private boolean somethingElse;
  private boolean byWill;
  private boolean person;
  private boolean afterComma;
  private String last = "";

  private Doer() {}

  /**
   * Whether something else than the reader is said to do what comes next.
   *
   * @param before the text up to it, from the beginning of its paragraph
   */
  static boolean isSomethingElse(CharSequence before) {
    String sentence = sentence(before);
    Doer doer = new Doer();
    int at = 0;
    while (at < sentence.length()) {
      int end = at;
      while (end < sentence.length() && !Character.isWhitespace(sentence.charAt(end))) {
        end++;
      }
      if (end > at) {
        doer.read(sentence.substring(at, end));
      }
      at = end + 1;
    }
    return doer.somethingElse;
  }

  /**
   * Whether a paragraph announces what a machine does: "the workflow performs these steps:". A guide that will walk people
   * through some steps is none.
   */
  static boolean leadsIn(String paragraph) {
    String text = paragraph.strip();
    return text.endsWith(":")
        && namesMachine(sentence(text.substring(0, text.length() - 1)))
        && isSomethingElse(text.substring(0, text.length() - 1));
  }

  private static boolean namesMachine(String sentence) {
    int from = 0;
    for (int at = 0; at <= sentence.length(); at++) {
      if (at == sentence.length() || Character.isWhitespace(sentence.charAt(at))) {
        if (at > from && MACHINES.contains(bare(sentence.substring(from, at)))) {
          return true;
        }
        from = at + 1;
      }
    }
    return false;
  }

  private void read(String word) {
    String bare = bare(word);
    subordinate |= first && SUBORDINATE.contains(bare);
    first = false;
    person |= PEOPLE.contains(bare);
    if (ORDERS.contains(bare) || isOrder(bare)) {
      somethingElse = false;
    } else if (WILL.contains(bare) || DOES.contains(bare)) {
      somethingElse = !person;
      byWill = WILL.contains(bare);
    }
    boolean ends = ENDS_OF_CLAUSES.indexOf(word.charAt(word.length() - 1)) >= 0;
    somethingElse &= !ends;
    subordinate &= !afterComma;
    afterComma = word.endsWith(",");
    person &= !ends && !afterComma;
    last = bare;
  }

  /** Whether the reader is told to do something by a verb that cannot be what something else does. */
  private boolean isOrder(String word) {
    if (afterComma && THEREFORE.contains(word)) {
      return true;
    }
    boolean goesOn = afterComma || AND.contains(last);
    return Imperative.isVerb(word) && ((goesOn && !byWill) || (afterComma && subordinate));
  }

  /** The sentence that a text ends in, in lower case. */
  private static String sentence(CharSequence before) {
    int from = Math.max(0, before.length() - LONGEST);
    String end =
        before
            .subSequence(from, before.length())
            .toString()
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'');
    return end.substring(end.lastIndexOf(". ") + 1).strip();
  }

  private static String bare(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && !Character.isLetter(word.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetter(word.charAt(to - 1))) {
      to--;
    }
    return word.substring(from, to);
  }
}
