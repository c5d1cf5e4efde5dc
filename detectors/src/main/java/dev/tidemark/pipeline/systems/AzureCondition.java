package dev.tidemark.pipeline.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The conditions in template expressions of Azure: {@code eq(a, b)}, {@code ne}, {@code and}, {@code or} and {@code not} of
 * what is known.
 *
 * @param names what a name stands for, as far as it is known
 */
record AzureCondition(Function<String, Optional<String>> names) {
  /** Functions inside of functions; people write three or four. */
  private static final int MAX_DEPTH = 10;

  /** Whether it holds; empty where what is not known decides. */
  Optional<Boolean> holds(String text) {
    return condition(text, 0);
  }

  private Optional<Boolean> condition(String text, int depth) {
    int open = text.indexOf('(');
    if (open < 0 || !text.endsWith(")") || depth > MAX_DEPTH) {
      return operand(text).map(value -> value.equalsIgnoreCase("true"));
    }
    List<String> parts = arguments(text.substring(open + 1, text.length() - 1));
    String function = text.substring(0, open).strip();
    if (function.equals("eq") || function.equals("ne")) {
      Optional<String> left = parts.isEmpty() ? Optional.empty() : operand(parts.get(0));
      Optional<String> right = parts.size() < 2 ? Optional.empty() : operand(parts.get(1));
      return left.flatMap(l -> right.map(r -> l.equalsIgnoreCase(r) == function.equals("eq")));
    }
    List<Optional<Boolean>> each = parts.stream().map(p -> condition(p, depth + 1)).toList();
    return switch (function) {
      case "not" -> each.size() == 1 ? each.get(0).map(b -> !b) : Optional.empty();
      case "and" -> all(each, false);
      case "or" -> all(each, true);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> all(List<Optional<Boolean>> each, boolean deciding) {
    if (each.stream().anyMatch(b -> b.isPresent() && b.get() == deciding)) {
      return Optional.of(deciding);
    }
    return each.stream().allMatch(Optional::isPresent) ? Optional.of(!deciding) : Optional.empty();
  }

  private Optional<String> operand(String text) {
    String bare = text.strip();
    if (bare.length() > 1 && bare.startsWith("'") && bare.endsWith("'")) {
      return Optional.of(bare.substring(1, bare.length() - 1));
    }
    return bare.equalsIgnoreCase("true") || bare.equalsIgnoreCase("false")
        ? Optional.of(bare)
        : names.apply(bare).filter(known -> !known.contains("$") && !known.startsWith("{"));
  }

  private static List<String> arguments(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(text.substring(from).strip());
    return parts;
  }
}
