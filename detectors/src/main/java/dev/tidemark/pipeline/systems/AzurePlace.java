package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Placed;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;

/** Where the reading stands: the file, what its names stand for, and the files that led here. */
record AzurePlace(Placed<ConfigDocument> file, AzureNames names, List<RepoPath> via) {
  /** How deep templates may stand in templates. */
  private static final int MAX_DEPTH = 8;

  AzurePlace with(AzureNames known) {
    return new AzurePlace(file, known, via);
  }

  AzurePlace into(Placed<ConfigDocument> next, AzureNames known) {
    List<RepoPath> longer = new ArrayList<>(via);
    longer.add(file.path());
    return new AzurePlace(next, known, longer);
  }

  /** Why a template must not be entered once more; empty when it may. */
  String refuses(RepoPath path) {
    boolean again = via.contains(path) || path.equals(file.path());
    return again ? "cycle" : via.size() >= MAX_DEPTH ? "depth" : "";
  }
}
