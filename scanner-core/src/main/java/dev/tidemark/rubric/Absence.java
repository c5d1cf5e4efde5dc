package dev.tidemark.rubric;

/** What it means when nothing shows an indicator. */
public enum Absence {
  /** It would have to be in what was scanned. */
  FAILS,
  /** It may live elsewhere. */
  UNKNOWN,
  /** Its subject does not exist here. */
  NOT_APPLICABLE
}
