package dev.tidemark.parallel;

/** What came of one piece of work. */
public sealed interface Outcome<T> {

  /** It gave a result. */
  record Done<T>(T value) implements Outcome<T> {}

  /** It threw, a stack overflow included. */
  record Failed<T>(Throwable cause) implements Outcome<T> {}

  /** It took longer than it may, and was abandoned. */
  record TimedOut<T>() implements Outcome<T> {}
}
