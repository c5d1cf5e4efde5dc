package dev.tidemark.document;

import java.util.Collection;

/**
 * Whether a text has any of some words, which every file and every sentence of a repository is asked: plain loops, for a
 * stream of three words costs more than the question.
 */
public final class Words {
  private Words() {}

  /** Whether any of the words stands somewhere in the text. */
  public static boolean anyIn(Collection<String> words, String text) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text begins with any of the words. */
  public static boolean anyBegins(Collection<String> words, String text) {
    for (String word : words) {
      if (text.startsWith(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text ends with any of the words. */
  public static boolean anyEnds(Collection<String> words, String text) {
    for (String word : words) {
      if (text.endsWith(word)) {
        return true;
      }
    }
    return false;
  }
}
