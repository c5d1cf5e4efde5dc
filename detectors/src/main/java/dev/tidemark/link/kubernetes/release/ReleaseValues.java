package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.Values;
import dev.tidemark.repository.RepoPath;

/** What a release gives the charts that it installs. */
public final class ReleaseValues {
  private ReleaseValues() {}

  /** Its files of this repository laid over each other, and over them what it says itself. A file that cannot be read gives nothing. */
  public static Value.Mapping of(Landscape landscape, Release release) {
    Value.Mapping values = Value.Mapping.EMPTY;
    for (RepoPath file : release.valueFiles()) {
      values = Values.merge(values, in(landscape, file));
    }
    return Values.merge(values, release.values());
  }

  /** The values of a file; empty where it holds none. */
  public static Value.Mapping in(Landscape landscape, RepoPath file) {
    return landscape
        .documents()
        .at(file, ConfigDocument.class)
        .flatMap(placed -> placed.document().root())
        .map(root -> root instanceof Value.Mapping map ? map : null)
        .orElse(Value.Mapping.EMPTY);
  }
}
