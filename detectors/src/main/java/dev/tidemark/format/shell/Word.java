package dev.tidemark.format.shell;

import dev.tidemark.document.SharedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One word of a command, quotes removed, what is expanded kept apart from what is written.
 *
 * @param quoted whether any of it was quoted
 */
public record Word(List<Part> parts, boolean quoted, int line) {

  public Word {
    parts = List.copyOf(parts);
  }

  /** A piece of a word. */
  public sealed interface Part {}

  /** Text as written. */
  public record Literal(String text) implements Part {
    public Literal {
      text = SharedText.of(text);
    }
  }

  /**
   * A parameter: {@code $x}, {@code ${x:-y}}.
   *
   * @param name without braces and operators
   * @param fallback the literal default of {@code ${x:-y}}; empty when there is none
   * @param raw as written
   */
  public record Parameter(String name, String fallback, String raw) implements Part {}

  /** A command substitution, with the commands in it. */
  public record Substitution(Node.Block body, String raw) implements Part {}

  /** Anything else that is only known when it runs: arithmetic, a template's expression. */
  public record Dynamic(String raw) implements Part {}

  public static Word literal(String text, int line) {
    return new Word(List.of(new Literal(text)), false, line);
  }

  /** The text if nothing in it is expanded. */
  public Optional<String> literal() {
    for (Part part : parts) {
      if (!(part instanceof Literal)) {
        return Optional.empty();
      }
    }
    return Optional.of(raw());
  }

  /** The text with expansions as written. */
  public String raw() {
    return text(name -> Optional.empty());
  }

  /** The text with the parameters that are known put in, and the others as written. */
  public String text(Function<String, Optional<String>> known) {
    if (parts.size() == 1 && parts.get(0) instanceof Literal only) {
      return only.text();
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      } else if (part instanceof Parameter parameter) {
        Optional<String> value = known.apply(parameter.name());
        if (value.isEmpty() && !parameter.fallback().isEmpty()) {
          value = Optional.of(parameter.fallback());
        }
        text.append(value.orElse(parameter.raw()));
      } else if (part instanceof Substitution substitution) {
        text.append(substitution.raw());
      } else if (part instanceof Dynamic dynamic) {
        text.append(dynamic.raw());
      }
    }
    return text.toString();
  }

  /** The command substitutions in it, in order. */
  public List<Substitution> substitutions() {
    List<Substitution> found = List.of(); // nearly every word of every script has none
    for (Part part : parts) {
      if (part instanceof Substitution substitution) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(substitution);
      }
    }
    return found;
  }
}
