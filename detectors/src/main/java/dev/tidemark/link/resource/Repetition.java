package dev.tidemark.link.resource;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Sequence;
import dev.tidemark.format.hcl.HclValues;
import java.util.List;
import java.util.Optional;

/** How often Terraform makes a resource, where {@code count} and {@code for_each} say that it is never. */
final class Repetition {
  private Repetition() {}

  /** Whether nothing is made: no times, for nothing, or by a switch that is off. What is not sure is made. */
  static boolean isNone(Mapping attributes) {
    return attributes.at("count").filter(Repetition::isZero).isPresent()
        || attributes.at("for_each").filter(Repetition::isEmpty).isPresent();
  }

  /** Whether nobody can tell if anything is made: it is counted by something that is not written out. */
  static boolean isOpen(Mapping attributes) {
    return attributes.at("count").filter(count -> number(count).isEmpty()).isPresent();
  }

  private static boolean isZero(Value count) {
    return number(count).filter("0"::equals).isPresent();
  }

  /** A number that is written out, or that a condition chooses whose outcome is known. */
  private static Optional<String> number(Value count) {
    List<Value> operands = HclValues.isOperation(count) ? count.items() : List.of();
    if (operands.size() < 3 || operands.size() > 4) {
      return HclValues.literal(count);
    }
    Optional<Boolean> condition =
        operands.size() == 3
            ? truth(operands.get(0))
            : truth(operands.get(0))
                .flatMap(left -> truth(operands.get(1)).map(right -> left.equals(right)));
    return condition.flatMap(
        yes -> HclValues.literal(operands.get(operands.size() - (yes ? 2 : 1))));
  }

  private static Optional<Boolean> truth(Value value) {
    return HclValues.literal(value)
        .filter(text -> text.equals("true") || text.equals("false"))
        .map(Boolean::valueOf);
  }

  private static boolean isEmpty(Value collection) {
    Optional<List<Value>> set = HclValues.arguments(collection, "toset");
    if (set.isPresent()) {
      return set.get().size() == 1 && isEmpty(set.get().get(0));
    }
    boolean plain = collection.tag().isEmpty();
    return plain
        && ((collection instanceof Sequence list && list.items().isEmpty())
            || (collection instanceof Mapping map && map.pairs().isEmpty()));
  }
}
