package dev.tidemark.link.catalogue;

/** What a condition says of a resource: computed attributes leave it open. */
public enum Answer {
  YES,
  NO,
  UNKNOWN;

  static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  Answer and(Answer other) {
    return this == NO || other == NO ? NO : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : YES;
  }

  Answer or(Answer other) {
    return not().and(other.not()).not();
  }

  Answer not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
