package dev.tidemark.rubric;

import java.util.List;

/** When an indicator is shown: structured data, decided in three-valued logic. */
public sealed interface Condition {

  /** The conditions that this one is made of; none where it asks about facts itself. */
  default List<Condition> parts() {
    return List.of();
  }

  /**
   * There is evidence.
   *
   * @param noun what is looked for, in words and in the plural: {@code checks that block}
   */
  record Present(Filter filter, String noun) implements Condition {}

  /**
   * There is none.
   *
   * @param provedIn the scope from which absence is proof; in a narrower one it is unknown
   */
  record Absent(Filter filter, String noun, Scope provedIn) implements Condition {}

  /** There is at least so much of it. */
  record Count(Filter filter, String noun, Threshold atLeast) implements Condition {}

  /** A measure keeps a bound. */
  record Measured(MeasureDeclaration measure, Bound bound, Threshold threshold)
      implements Condition {}

  /**
   * Only a person can say so.
   *
   * @param what what they are asked about
   */
  record Attested(String what) implements Condition {}

  /**
   * The repository is none of these.
   *
   * @param roles what it may be for: {@code library}
   */
  record NotTo(List<String> roles) implements Condition {
    public NotTo {
      roles = List.copyOf(roles);
    }
  }

  /** All hold. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }

    @Override
    public List<Condition> parts() {
      return conditions;
    }
  }

  /** At least one holds. */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }

    @Override
    public List<Condition> parts() {
      return conditions;
    }
  }

  /** It does not hold. */
  record Not(Condition condition) implements Condition {
    @Override
    public List<Condition> parts() {
      return List.of(condition);
    }
  }

  /**
   * A part of an indicator that has advice of its own.
   *
   * @param remedy what to change so that it holds, where other parts do already
   */
  record Advised(Condition condition, String remedy) implements Condition {
    @Override
    public List<Condition> parts() {
      return List.of(condition);
    }
  }

  /** How a figure is compared with a threshold. */
  enum Bound {
    AT_LEAST,
    AT_MOST,
    ABOVE,
    BELOW
  }
}
