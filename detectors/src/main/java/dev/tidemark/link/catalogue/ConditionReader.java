package dev.tidemark.link.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads conditions from a catalogue: a mapping whose entries must all hold. */
final class ConditionReader {
  private final String catalogue;

  ConditionReader(String catalogue) {
    this.catalogue = catalogue;
  }

  Condition read(Value value) {
    if (!(value instanceof Mapping map) || map.pairs().isEmpty()) {
      throw new CatalogueException(catalogue, value.line(), "a condition is a mapping");
    }
    List<Condition> parts = new ArrayList<>();
    map.pairs().forEach(pair -> parts.addAll(part(pair)));
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
  }

  private List<Condition> part(Pair pair) {
    Value value = pair.value();
    return switch (pair.key()) {
      case "has" -> value.texts().stream().<Condition>map(Condition.Has::new).toList();
      case "missing" ->
          value.texts().stream()
              .<Condition>map(path -> new Condition.Not(new Condition.Has(path)))
              .toList();
      case "is" -> each(value, entry -> new Condition.Is(entry.key(), entry.value().texts()));
      case "contains" ->
          each(value, entry -> new Condition.Contains(entry.key(), entry.value().texts()));
      case "mentions" ->
          each(value, entry -> new Condition.Mentions(entry.key(), entry.value().texts()));
      case "above" -> each(value, entry -> new Condition.Above(entry.key(), number(entry)));
      case "lists" -> each(value, entry -> new Condition.Lists(entry.key(), (int) number(entry)));
      case "any" -> List.of(new Condition.Any(value.items().stream().map(this::read).toList()));
      case "all" -> List.of(new Condition.All(value.items().stream().map(this::read).toList()));
      case "not" -> List.of(new Condition.Not(read(value)));
      default ->
          throw new CatalogueException(
              catalogue, pair.line(), "unknown condition \"" + pair.key() + "\"");
    };
  }

  private List<Condition> each(Value value, Function<Pair, Condition> condition) {
    if (value.pairs().isEmpty()) {
      throw new CatalogueException(catalogue, value.line(), "paths with what they must hold");
    }
    return value.pairs().stream().map(condition).toList();
  }

  private double number(Pair entry) {
    return entry
        .value()
        .text()
        .flatMap(Numbers::parse)
        .orElseThrow(
            () -> new CatalogueException(catalogue, entry.line(), "a number is asked here"));
  }
}
