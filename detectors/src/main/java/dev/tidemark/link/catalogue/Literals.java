package dev.tidemark.link.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.link.resource.Fields;
import java.util.List;
import java.util.function.Predicate;

/**
 * The texts written at a path, and whether something computed stands there too.
 *
 * @param open whether a computed value may be any text
 */
record Literals(List<String> texts, boolean open) {

  static Literals in(Value attributes, String path) {
    boolean open =
        Fields.at(attributes, path).stream()
            .flatMap(
                value ->
                    value instanceof Value.Sequence l && !HclValues.isOperation(l)
                        ? l.items().stream()
                        : List.of(value).stream())
            .anyMatch(Fields::isExpression);
    return new Literals(Fields.literals(attributes, path), open);
  }

  Answer any(Predicate<String> wanted) {
    return texts.stream().anyMatch(wanted) ? Answer.YES : open ? Answer.UNKNOWN : Answer.NO;
  }
}
