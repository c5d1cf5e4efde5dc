package dev.tidemark.pipeline;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;

/** The pipelines of a repository written as text, as {@code tidemark pipelines} shows them. */
public final class PipelineTrees {
  private PipelineTrees() {}

  public static String tree(String files) {
    return tree(files, Neighbours.NONE);
  }

  public static String tree(String files, Neighbours beside) {
    return String.join(
        "\n",
        PipelineTree.of(
            DetectorTester.landscape(
                TextSnapshot.of(files), History.NONE, path -> Origin.OWN, beside)));
  }
}
