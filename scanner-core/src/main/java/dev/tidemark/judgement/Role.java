package dev.tidemark.judgement;

/** What a repository is for, which decides what can be asked of it. */
public enum Role {
  /** Its definitions are applied from here or for it. */
  DEPLOYMENT,
  /** Others consume its modules, charts, policies, templates or packages. */
  LIBRARY,
  /** A reference to be copied: it ships the practice. */
  BLUEPRINT,
  /** Code with its own delivery. */
  APPLICATION,
  /** Several of these: its parts are judged by their own units. */
  MIXED
}
