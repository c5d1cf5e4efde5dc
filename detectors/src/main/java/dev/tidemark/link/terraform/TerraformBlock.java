package dev.tidemark.link.terraform;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;

/** A block at its place. */
public record TerraformBlock(Placed<HclDocument> file, HclBlock block) {

  public Location location() {
    return file.at(block.line());
  }
}
