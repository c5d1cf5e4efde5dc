package dev.tidemark.document;

/** Where a file's content comes from. Verdicts rest on own files, and generated ones where the rubric says so. */
public enum Origin {
  OWN,
  VENDORED,
  GENERATED,
  FIXTURE,
  EXAMPLE,
  DOCUMENTATION;

  /** Whether files of this origin are applied like any other: own and generated ones. */
  public boolean isInForce() {
    return this == OWN || this == GENERATED;
  }
}
