package dev.tidemark.detector.kubernetes;

/** Yes, no, or not to be read from the files. */
enum Known {
  YES,
  NO,
  UNKNOWN;

  static Known of(boolean yes) {
    return yes ? YES : NO;
  }

  /** This, unless it is no and something unread could change it. */
  Known unless(boolean unread) {
    return this == NO && unread ? UNKNOWN : this;
  }
}
