package dev.tidemark.document;

import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RepoPath;

/**
 * Turns the bytes of one blob into one document. {@link #read} is a pure function of the bytes: it never sees a path, a
 * clock or a thread, starts nothing and never throws for what the bytes hold.
 */
public interface Format {

  /** A short stable name: {@code hcl}, {@code yaml}. */
  String id();

  /** Raised whenever the same bytes would give another document. */
  int version();

  /**
   * Whether a file of this path is read by this format, by name alone. When several accept, the one with the highest
   * {@link #precedence} reads it, then the first by id.
   */
  boolean accepts(RepoPath path);

  /** Which of several accepting formats reads a file: a format for one exact name outranks one for an extension. */
  default int precedence() {
    return 0;
  }

  /**
   * Whether the name of a file that it accepts only makes it worth a look, as a file without an extension may be a script.
   * Nothing is lost where such a file is not here or too large: no text that people write would be.
   */
  default boolean guesses() {
    return false;
  }

  /** How many bytes a file of this format may have: more where reading takes memory and time in proportion only. */
  default int largest() {
    return Limits.DEFAULT.structuredText();
  }

  /**
   * Whether the bytes are another program's, under a name that it accepts too. Nothing of this format is lost with them, even
   * where they are no text.
   */
  default boolean isOthers(Blob blob) {
    return false;
  }

  /** Reads the blob. Whatever could not be understood is a flaw, and the document holds the rest. */
  Reading read(Blob blob);
}
