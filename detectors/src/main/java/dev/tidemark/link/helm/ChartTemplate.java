package dev.tidemark.link.helm;

import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.ConfigDocument.Condition;
import dev.tidemark.link.helm.Outcome.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chart's template with values put in: what a condition switches off is left out, an action that comes to a literal is
 * replaced by it, and everything else stays as the action that it was.
 */
public final class ChartTemplate {
  /** Deeper than manifests are: what lies below stays as written. */
  private static final int DEEPEST = 60;

  /** Longer lists are data, not objects that somebody reads one by one. */
  private static final int MOST_TURNS = 200;

  private final ConfigDocument document;
  private final TemplateScope scope;
  private final Map<Condition, Truth> truths = new HashMap<>();

  private final Map<Condition, Outcome> items = new HashMap<>();

  /** A template of a chart with these values. */
  public ChartTemplate(ConfigDocument document, Chart chart, Value.Mapping values) {
    this.document = document;
    this.scope = new TemplateScope(chart, values, Optional.empty());
  }

  /**
   * What a line is written as: once, or once for each item of the literal list that it is repeated for. Each turn is this
   * template with the dot at its item.
   */
  public List<ChartTemplate> turns(int line) {
    for (Condition condition : document.conditionsAt(line)) {
      if (condition.keyword().equals("range")
          && TemplateExpression.evaluate(condition.expression(), scope)
              instanceof Outcome.Known known
          && known.value().orElse(null) instanceof Value.Sequence list
          && list.items().size() <= MOST_TURNS) {
        return list.items().stream().map(item -> turn(condition, item)).toList();
      }
    }
    return List.of(this);
  }

  private ChartTemplate turn(Condition condition, Value item) {
    ChartTemplate turn = new ChartTemplate(document, scope.chart(), scope.values());
    turn.items.put(condition, Outcome.of(item));
    return turn;
  }

  /** Whether the values switch the lines around a line off, on, or leave it open. */
  public Truth isWritten(int line) {
    Truth all = Truth.TRUE;
    for (Condition condition : document.conditionsAt(line)) {
      Truth truth = truths.computeIfAbsent(condition, this::truth);
      if (truth == Truth.FALSE) {
        return Truth.FALSE;
      }
      all = truth == Truth.UNKNOWN ? Truth.UNKNOWN : all;
    }
    return all;
  }

  private Truth truth(Condition condition) {
    Truth truth = TemplateExpression.truth(condition.expression(), scope);
    return switch (condition.keyword()) {
      case "if", "with", "range" -> truth;
      case "else" -> truth.negated();
      default -> Truth.UNKNOWN;
    };
  }

  /** A value of this template with values put in. */
  public Value resolve(Value value) {
    return resolve(value, 0);
  }

  private Value resolve(Value value, int depth) {
    if (depth > DEEPEST) {
      return value;
    }
    if (value instanceof Value.Mapping map) {
      List<Value.Pair> pairs = new ArrayList<>();
      map.pairs().forEach(pair -> resolve(pair, depth, pairs));
      return new Value.Mapping(pairs, map.tag(), map.line(), map.endLine());
    }
    if (value instanceof Value.Sequence sequence) {
      List<Value> items = new ArrayList<>();
      sequence.items().forEach(item -> resolveItem(item, depth, items));
      return new Value.Sequence(items, sequence.tag(), sequence.line(), sequence.endLine());
    }
    return replace((Value.Scalar) value);
  }

  private void resolve(Value.Pair pair, int depth, List<Value.Pair> sink) {
    if (isWritten(pair.line()) == Truth.FALSE) {
      return;
    }
    if (!ConfigDocument.isTemplated(pair.key())) {
      sink.add(new Value.Pair(pair.key(), pair.line(), resolve(pair.value(), depth + 1)));
      return;
    }
    Value spliced = replace(new Value.Scalar(pair.key(), false, "", pair.line(), pair.line()));
    if (spliced instanceof Value.Mapping map) {
      sink.addAll(map.pairs());
    } else if (ConfigDocument.isTemplated(spliced)) {
      sink.add(pair);
    }
  }

  private void resolveItem(Value item, int depth, List<Value> sink) {
    if (isWritten(item.line()) == Truth.FALSE) {
      return;
    }
    Value resolved = resolve(item, depth + 1);
    if (resolved instanceof Value.Sequence spliced && ConfigDocument.isTemplated(item)) {
      sink.addAll(spliced.items());
    } else if (!(resolved instanceof Value.Scalar scalar
        && scalar.isNull()
        && ConfigDocument.isTemplated(item))) {
      sink.add(resolved);
    }
  }

  private Value replace(Value.Scalar scalar) {
    String text = scalar.text();
    if (!ConfigDocument.isTemplated(text)) {
      return scalar;
    }
    int open = text.indexOf("{{");
    int close = text.indexOf("}}");
    if (open == 0 && close == text.strip().length() - 2 && text.indexOf("{{", 2) < 0) {
      return evaluate(text.substring(2, close), scalar.line()) instanceof Outcome.Known known
          ? known.value().map(v -> at(v, scalar.line())).orElse(nothing(scalar))
          : scalar;
    }
    return put(scalar);
  }

  /** Puts values into a text that holds actions among other characters; it stays as it is if any is unknown. */
  private Value put(Value.Scalar scalar) {
    String text = scalar.text();
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
      int close = text.indexOf("}}", open);
      Optional<String> printed =
          close < 0
              ? Optional.empty()
              : TemplateExpression.print(evaluate(text.substring(open + 2, close), scalar.line()));
      if (printed.isEmpty()) {
        return scalar;
      }
      out.append(text, from, open).append(printed.get());
      from = close + 2;
    }
    out.append(text.substring(from));
    return new Value.Scalar(
        out.toString(), scalar.quoted(), scalar.tag(), scalar.line(), scalar.endLine());
  }

  private Outcome evaluate(String action, int line) {
    String inner = action.strip();
    inner = inner.startsWith("-") ? inner.substring(1) : inner;
    inner = inner.endsWith("-") ? inner.substring(0, inner.length() - 1) : inner;
    return TemplateExpression.evaluate(inner.strip(), scopeAt(line));
  }

  /** Inside a {@code with} the dot is its value; inside a {@code range} or a named template it is unknown. */
  private TemplateScope scopeAt(int line) {
    TemplateScope inner = scope;
    for (Condition condition : document.conditionsAt(line)) {
      switch (condition.keyword()) {
        case "with" ->
            inner = inner.within(TemplateExpression.evaluate(condition.expression(), inner));
        case "range" -> inner = inner.within(items.getOrDefault(condition, Outcome.Unknown.IT));
        case "define", "block" -> inner = inner.within(Outcome.Unknown.IT);
        default -> {
          // an if leaves the dot alone
        }
      }
    }
    return inner;
  }

  private static Value.Scalar nothing(Value.Scalar at) {
    return new Value.Scalar("", false, "", at.line(), at.endLine());
  }

  /** A value of another file, placed at the line of the action that brings it. */
  private static Value at(Value value, int line) {
    if (value instanceof Value.Mapping map) {
      return new Value.Mapping(
          map.pairs().stream()
              .map(pair -> new Value.Pair(pair.key(), line, at(pair.value(), line)))
              .toList(),
          map.tag(),
          line,
          line);
    }
    if (value instanceof Value.Sequence sequence) {
      return new Value.Sequence(
          sequence.items().stream().map(item -> at(item, line)).toList(),
          sequence.tag(),
          line,
          line);
    }
    Value.Scalar scalar = (Value.Scalar) value;
    return new Value.Scalar(scalar.text(), scalar.quoted(), scalar.tag(), line, line);
  }
}
