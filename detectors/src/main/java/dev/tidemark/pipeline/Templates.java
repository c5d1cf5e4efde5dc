package dev.tidemark.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts what is known into texts with expressions such as {@code ${{ inputs.dir }}}; the rest stays as written. */
public final class Templates {
  private Templates() {}

  /** Fills the expressions between two brackets. */
  public static String fill(
      String text, String open, String close, Function<String, Optional<String>> known) {
    int from = text.indexOf(open);
    if (from < 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (from >= 0) {
      int to = text.indexOf(close, from + open.length());
      if (to < 0) {
        break;
      }
      String inside = text.substring(from + open.length(), to).strip();
      filled.append(text, at, from);
      filled.append(value(inside, known).orElse(text.substring(from, to + close.length())));
      at = to + close.length();
      from = text.indexOf(open, at);
    }
    return filled.append(text, at, text.length()).toString();
  }

  /** The expressions of GitHub. */
  public static String fill(String text, Map<String, String> known) {
    return fill(text, "${{", "}}", name -> Optional.ofNullable(known.get(name)));
  }

  private static Optional<String> value(String inside, Function<String, Optional<String>> known) {
    Optional<String> whole = known.apply(inside);
    if (whole.isPresent()) {
      return whole;
    }
    for (String alternative : inside.split("\\|\\|", 5)) {
      String name = alternative.strip();
      if (name.length() > 1 && name.startsWith("'") && name.endsWith("'")) {
        return Optional.of(name.substring(1, name.length() - 1));
      }
      Optional<String> value = known.apply(name);
      if (value.isPresent() && !value.get().isEmpty()) {
        return value;
      }
      if (value.isEmpty()) {
        return Optional.empty(); // not known: neither is whether the next one is asked
      }
    }
    return Optional.empty();
  }
}
