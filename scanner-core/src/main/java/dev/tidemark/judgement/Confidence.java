package dev.tidemark.judgement;

/** What a verdict rests on, strongest first. */
public enum Confidence {
  /** The evidence is the thing itself. */
  DIRECT,
  /** The evidence points to the practice. */
  PROXY,
  /** A person said so. */
  ATTESTED;

  /** The weaker of two. */
  public Confidence and(Confidence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
