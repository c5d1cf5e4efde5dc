package dev.tidemark.link.helm;

import dev.tidemark.document.Value;
import java.util.Optional;

/** What a template expression comes to: a value, nothing, or not to be known from the files. */
public sealed interface Outcome {

  /** Not to be known. */
  enum Unknown implements Outcome {
    IT
  }

  /** Known: a value, or nothing where none is set. */
  record Known(Optional<Value> value) implements Outcome {
    /** It is unset. */
    public static final Outcome NOTHING = new Known(Optional.empty());
  }

  static Outcome of(Value value) {
    return new Known(Optional.of(value));
  }

  static Outcome of(boolean value) {
    return of(scalar(Boolean.toString(value)));
  }

  static Value.Scalar scalar(String text) {
    return new Value.Scalar(text, false, "", 0, 0);
  }

  /** A text, which is true unless it is empty, whatever it says. */
  static Outcome text(String text) {
    return of(new Value.Scalar(text, true, "", 0, 0));
  }

  /** Whether it is true as Go templates see it. */
  default Truth truth() {
    if (this instanceof Known known) {
      return known.value().map(Outcome::isTrue).orElse(false) ? Truth.TRUE : Truth.FALSE;
    }
    return Truth.UNKNOWN;
  }

  private static boolean isTrue(Value value) {
    if (value instanceof Value.Sequence sequence) {
      return !sequence.items().isEmpty();
    }
    if (value instanceof Value.Mapping map) {
      return !map.pairs().isEmpty();
    }
    Value.Scalar scalar = (Value.Scalar) value;
    return scalar.quoted()
        ? !scalar.text().isEmpty()
        : !scalar.isNull() && !scalar.text().equals("false") && !scalar.text().equals("0");
  }

  /** Truth in three values. */
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    Truth negated() {
      return this == UNKNOWN ? UNKNOWN : this == TRUE ? FALSE : TRUE;
    }
  }
}
