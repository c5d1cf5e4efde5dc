package dev.tidemark.link.terraform;

/** What explains a reference to code that is not in this commit, in the words of the vocabulary. */
public enum BrokenReference {
  SUBMODULE,
  GENERATED,
  IGNORED,
  FETCHED,
  NONE
}
