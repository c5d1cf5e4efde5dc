package dev.tidemark.link.terraform;

import dev.tidemark.document.Placed;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The top-level blocks of all HCL files by type: who looks for a few need not ask thousands of files. */
public final class HclBlocks {
  public static final Facet<HclBlocks> FACET = new Facet<>("hcl-blocks", HclBlocks::new);

  private final Map<String, List<TerraformBlock>> all = new HashMap<>();
  private final Map<String, List<TerraformBlock>> inForce = new HashMap<>();
  private final Map<String, List<TerraformBlock>> resources = new TreeMap<>();

  private HclBlocks(Landscape landscape) {
    landscape.documents().all(HclDocument.class).forEach(this::add);
  }

  private void add(Placed<HclDocument> file) {
    boolean counts = file.origin().isInForce();
    for (HclBlock block : file.document().body().blocks()) {
      add(file, block, counts);
    }
  }

  private void add(Placed<HclDocument> file, HclBlock block, boolean counts) {
    TerraformBlock placed = new TerraformBlock(file, block);
    add(all, block.type(), placed);
    if (counts) {
      add(inForce, block.type(), placed);
    }
    if (counts && block.type().equals("resource")) {
      add(resources, block.label(0), placed);
    }
  }

  private static void add(
      Map<String, List<TerraformBlock>> blocks, String key, TerraformBlock block) {
    blocks.computeIfAbsent(key, k -> new ArrayList<>(2)).add(block);
  }

  /** The blocks of a type in files of every origin, by path and line. */
  public List<TerraformBlock> all(String type) {
    return Collections.unmodifiableList(all.getOrDefault(type, List.of()));
  }

  /** The blocks of a type in files that are the repository's own or generated into it, by path and line. */
  public List<TerraformBlock> inForce(String type) {
    return Collections.unmodifiableList(inForce.getOrDefault(type, List.of()));
  }

  /** The types of the resources in force, sorted. */
  public Set<String> resourceTypes() {
    return Collections.unmodifiableSet(resources.keySet());
  }

  /** The resources of a type in files in force, by path and line. */
  public List<TerraformBlock> resources(String type) {
    return Collections.unmodifiableList(resources.getOrDefault(type, List.of()));
  }
}
