package dev.tidemark.format.nix;

import dev.tidemark.document.Document;

/**
 * A Nix file.
 *
 * @param systemLine the line that declares machines of NixOS; 0 where none does
 * @param module whether it is a module: a function of the configuration that it adds to
 */
public record NixDocument(int systemLine, boolean module) implements Document {

  /** Whether it declares machines. */
  public boolean declaresSystems() {
    return systemLine > 0;
  }
}
