package dev.tidemark.judgement;

/** Why a verdict is unknown. */
public enum UnknownBecause {
  /** Not here, may be elsewhere. */
  ABSENT,
  /** A file that matters could not be read. */
  UNREADABLE,
  /** Behind a module, template or service that is not in the scan. */
  UNRESOLVED,
  /** The history that it needs is not all there. */
  HISTORY_CUT,
  /** Fewer cases than a share needs. */
  TOO_FEW,
  /** No detector looks for the evidence. */
  NO_DETECTOR,
  /** Attested once, and the attestation has run out. */
  EXPIRED
}
