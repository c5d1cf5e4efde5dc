package dev.tidemark.judgement;

/** Whether a repository shows an indicator. For a symptom, holding means that it was observed. */
public enum Verdict {
  HOLDS,
  FAILS,
  UNKNOWN,
  NOT_APPLICABLE
}
