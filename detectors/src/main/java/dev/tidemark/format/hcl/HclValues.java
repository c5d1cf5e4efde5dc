package dev.tidemark.format.hcl;

import dev.tidemark.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the values of HCL expressions are told apart: the tags that a {@link Value} of an HCL file may carry. */
public final class HclValues {

  /** A scalar that names something: {@code var.region}; its text is the name without indexes. */
  public static final String REFERENCE = "reference";

  /** A scalar that holds interpolations; its text is as written. */
  public static final String TEMPLATE = "template";

  /** A sequence of the operands of an operation, conditional, index or {@code for}. */
  public static final String OPERATION = "operation";

  private static final String CALL_END = "()";

  private HclValues() {}

  /** The tag of a function's call, which is a sequence of its arguments. */
  static String callTag(String function) {
    return function + CALL_END;
  }

  /** The text of a literal scalar: not null, no reference, no template. */
  public static Optional<String> literal(Value value) {
    return value instanceof Value.Scalar scalar && scalar.tag().isEmpty() && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  public static boolean isReference(Value value) {
    return value.tag().equals(REFERENCE);
  }

  /** Whether it is computed from operands: compared, added, or chosen by a condition. */
  public static boolean isOperation(Value value) {
    return value.tag().equals(OPERATION);
  }

  public static boolean isTemplate(Value value) {
    return value.tag().equals(TEMPLATE);
  }

  /** The name of the function if this is a call of one: {@code yamlencode}. */
  public static Optional<String> function(Value value) {
    String tag = value.tag();
    return tag.endsWith(CALL_END)
        ? Optional.of(tag.substring(0, tag.length() - CALL_END.length()))
        : Optional.empty();
  }

  /** The arguments if this is a call of that function: {@code arguments(value, "yamlencode")}. */
  public static Optional<List<Value>> arguments(Value value, String function) {
    return value instanceof Value.Sequence call && call.tag().equals(callTag(function))
        ? Optional.of(call.items())
        : Optional.empty();
  }

  /** Every call of a function in a value, at any depth, as its arguments. */
  public static Stream<List<Value>> calls(Value value, String function) {
    return value.walk().flatMap(inner -> arguments(inner, function).stream());
  }
}
