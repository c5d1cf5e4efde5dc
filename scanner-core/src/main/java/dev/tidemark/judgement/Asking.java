package dev.tidemark.judgement;

import dev.tidemark.rubric.Condition;

/** In which sense a condition asks for a number, which decides how it is said. */
enum Asking {
  /** It must be reached, or nothing is shown. */
  OF_A_REQUIREMENT,
  /** From there on a symptom, a finding or evidence against is taken for one. */
  OF_A_SIGN;

  /** {@code needs 80 %}; {@code counts above 10 %}. */
  String words(Condition.Bound bound, String threshold) {
    boolean required = this == OF_A_REQUIREMENT;
    return switch (bound) {
      case AT_LEAST -> (required ? "needs " : "counts from ") + threshold;
      case AT_MOST -> (required ? "allowed up to " : "counts up to ") + threshold;
      case ABOVE -> (required ? "needs more than " : "counts above ") + threshold;
      case BELOW -> (required ? "needs less than " : "counts below ") + threshold;
    };
  }
}
