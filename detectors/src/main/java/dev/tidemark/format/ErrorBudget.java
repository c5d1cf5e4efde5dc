package dev.tidemark.format;

import dev.tidemark.document.Words;
import java.util.List;
import java.util.Locale;

/** The names that alerts on objectives carry: how fast the budget of errors is spent, in one word as metrics are named. */
public final class ErrorBudget {
  private static final List<String> NAMES =
      List.of("burnrate", "burn_rate", "errorbudget", "error_budget");

  private ErrorBudget() {}

  /** Whether a name or an expression speaks of it; prose in words of its own does not count. */
  public static boolean isNamedIn(String text) {
    return Words.anyIn(NAMES, text.toLowerCase(Locale.ROOT));
  }
}
