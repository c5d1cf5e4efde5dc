package dev.tidemark.document;

/**
 * What one file says, read as what it is. A small immutable record: no parser's tree, no whole text, nothing of the path
 * or commit that it was found at, so that it could be stored under its blob's id.
 */
public interface Document {

  /** Whether the file says of itself that it is generated and not to be edited. */
  default boolean generated() {
    return false;
  }
}
