package dev.tidemark.format.starter;

import java.util.Locale;
import java.util.Set;

/** Statements of SQL, which programs hand to a database by a method that is called as one that starts commands. */
final class DatabaseStatement {
  private static final Set<String> BEGINNINGS =
      Set.of(
          "select",
          "insert",
          "update",
          "delete",
          "create",
          "alter",
          "drop",
          "pragma",
          "with",
          "begin",
          "commit",
          "rollback",
          "savepoint",
          "vacuum",
          "attach",
          "detach",
          "truncate",
          "grant",
          "revoke",
          "replace",
          "explain",
          "merge");

  private DatabaseStatement() {}

  /** Whether a line is one; no program is called by the words that it begins with. */
  static boolean is(String line) {
    String text = line.strip();
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    boolean whole = end == text.length() || Character.isWhitespace(text.charAt(end));
    return whole && BEGINNINGS.contains(text.substring(0, end).toLowerCase(Locale.ROOT));
  }
}
