package dev.tidemark.link.catalogue;

import java.util.Locale;
import java.util.Optional;

/** Numbers and spans of time as configuration files write them. */
public final class Numbers {

  private Numbers() {}

  public static Optional<Double> parse(String text) {
    String plain = text.strip();
    if (plain.isEmpty() || plain.length() > 20) {
      return Optional.empty();
    }
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && !(c == '-' && i == 0)) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(Double.parseDouble(plain));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /**
   * Seconds of a span: {@code 30s}, {@code 1m30s}, {@code 500ms}, {@code PT5M}, {@code P1D}, {@code rate(5 minutes)};
   * a bare number is taken in the given unit of seconds.
   */
  public static Optional<Long> seconds(String text, double unit) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    Optional<Double> bare = parse(plain);
    if (bare.isPresent()) {
      return Optional.of(Math.round(bare.get() * unit));
    }
    if (plain.startsWith("rate(") && plain.endsWith(")")) {
      plain = plain.substring(5, plain.length() - 1);
    }
    boolean iso = plain.startsWith("p");
    return sum(iso ? plain.substring(1).replace("t", "") : plain);
  }

  private static Optional<Long> sum(String spans) {
    double total = 0;
    int at = 0;
    boolean any = false;
    while (at < spans.length()) {
      int digits = at;
      while (digits < spans.length() && isDigit(spans.charAt(digits))) {
        digits++;
      }
      int letters = digits;
      while (letters < spans.length() && !isDigit(spans.charAt(letters))) {
        letters++;
      }
      Optional<Double> number = parse(spans.substring(at, digits));
      double factor = factor(spans.substring(digits, letters).strip());
      if (number.isEmpty() || factor <= 0) {
        return Optional.empty();
      }
      total += number.get() * factor;
      any = true;
      at = letters;
    }
    return any ? Optional.of(Math.round(total)) : Optional.empty();
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "ms", "milliseconds" -> 0.001;
      case "s", "sec", "secs", "second", "seconds" -> 1;
      case "m", "min", "mins", "minute", "minutes" -> 60;
      case "h", "hr", "hour", "hours" -> 3_600;
      case "d", "day", "days" -> 86_400;
      case "w", "week", "weeks" -> 604_800;
      default -> 0;
    };
  }
}
