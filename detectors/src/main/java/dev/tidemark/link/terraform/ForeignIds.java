package dev.tidemark.link.terraform;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import java.util.IdentityHashMap;
import java.util.List;

/** The literal ids in the Terraform in force, looked for once for all who ask. */
public final class ForeignIds {

  /** Those of a landscape. */
  public static final Facet<ForeignIds> FACET = new Facet<>("foreign-ids", ForeignIds::new);

  private final MadeByName made;
  private final IdentityHashMap<TerraformDirectory, List<ForeignId>> byDirectory =
      new IdentityHashMap<>();

  private ForeignIds(Landscape landscape) {
    made = landscape.facet(MadeByName.FACET);
    for (TerraformDirectory directory :
        landscape.facet(TerraformLandscape.FACET).directories().values()) {
      if (directory.origin().isInForce()) {
        byDirectory.put(directory, ForeignId.in(directory, made));
      }
    }
  }

  /** The ids in a directory's configuration and its own variable files, one a line at most. */
  public List<ForeignId> in(TerraformDirectory directory) {
    List<ForeignId> known = byDirectory.get(directory);
    return known == null ? ForeignId.in(directory, made) : known;
  }
}
