package dev.tidemark.link.helm;

import dev.tidemark.document.Value;
import dev.tidemark.link.helm.Outcome.Known;
import dev.tidemark.link.helm.Outcome.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a template expression comes to where only literal values and the plain functions of charts take part:
 * {@code .Values.a.b | default 1}, {@code and (not .Values.x) .Values.y.enabled}, {@code toYaml .Values.resources}.
 * Anything else is unknown.
 */
final class TemplateExpression {
  /** Deeper brackets than people write by hand. */
  private static final int DEEPEST = 20;

  private final List<String> tokens;
  private final TemplateScope scope;
  private int next;

  private TemplateExpression(List<String> tokens, TemplateScope scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  static Outcome evaluate(String action, TemplateScope scope) {
    List<String> tokens = TemplateTokens.of(action);
    if (tokens.isEmpty()) {
      return Outcome.Unknown.IT;
    }
    TemplateExpression expression = new TemplateExpression(tokens, scope);
    Outcome outcome = expression.pipeline(0);
    return expression.next == tokens.size() ? outcome : Outcome.Unknown.IT;
  }

  private Outcome pipeline(int depth) {
    Outcome outcome = command(null, depth);
    while (next < tokens.size() && tokens.get(next).equals("|")) {
      next++;
      outcome = command(outcome, depth);
    }
    return outcome;
  }

  private Outcome command(@Nullable Outcome piped, int depth) {
    if (next >= tokens.size() || depth > DEEPEST) {
      return Outcome.Unknown.IT;
    }
    String head = tokens.get(next);
    boolean function = Character.isLetter(head.charAt(0)) && !isLiteral(head);
    if (!function) {
      Outcome value = operand(depth);
      return piped == null && atEnd() ? value : skip();
    }
    next++;
    List<Outcome> arguments = new ArrayList<>();
    while (!atEnd()) {
      arguments.add(operand(depth));
    }
    if (piped != null) {
      arguments.add(piped);
    }
    return TemplateFunctions.apply(head, arguments);
  }

  private boolean atEnd() {
    return next >= tokens.size() || tokens.get(next).equals("|") || tokens.get(next).equals(")");
  }

  private Outcome skip() {
    while (!atEnd()) {
      next++;
    }
    return Outcome.Unknown.IT;
  }

  private Outcome operand(int depth) {
    String token = tokens.get(next++);
    if (token.equals("(")) {
      Outcome inner = pipeline(depth + 1);
      if (next < tokens.size() && tokens.get(next).equals(")")) {
        next++;
        return inner;
      }
      return Outcome.Unknown.IT;
    }
    if (token.startsWith("\"")) {
      return Outcome.text(token.substring(1));
    }
    if (isLiteral(token)) {
      return token.equals("nil") ? Outcome.Known.NOTHING : Outcome.of(Outcome.scalar(token));
    }
    return token.startsWith(".") || token.startsWith("$")
        ? scope.lookUp(token)
        : Outcome.Unknown.IT;
  }

  private static boolean isLiteral(String token) {
    return token.equals("true")
        || token.equals("false")
        || token.equals("nil")
        || Character.isDigit(token.charAt(0))
        || (token.charAt(0) == '-' && token.length() > 1 && Character.isDigit(token.charAt(1)));
  }

  /** Whether the condition of an {@code if}, {@code with} or {@code range} lets its lines through. */
  static Truth truth(String expression, TemplateScope scope) {
    return evaluate(expression, scope).truth();
  }

  /** The text that an outcome is printed as, if it is a scalar. */
  static Optional<String> print(Outcome outcome) {
    if (outcome instanceof Known known) {
      return known.value().isEmpty()
          ? Optional.of("")
          : known.value().flatMap(Value::text).or(() -> blank(known));
    }
    return Optional.empty();
  }

  private static Optional<String> blank(Known known) {
    return known.value().filter(value -> value instanceof Value.Scalar).map(value -> "");
  }
}
