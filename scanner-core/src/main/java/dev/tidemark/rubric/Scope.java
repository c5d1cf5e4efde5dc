package dev.tidemark.rubric;

/** What is judged at once, which decides what absence can mean. */
public enum Scope {
  /** One repository, or a component of it. */
  REPOSITORY,
  /** Every repository of an organisation. */
  ORGANISATION
}
