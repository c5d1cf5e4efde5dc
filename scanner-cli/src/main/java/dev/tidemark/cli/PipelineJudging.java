package dev.tidemark.cli;

import dev.tidemark.judgement.Role;
import dev.tidemark.pipeline.PipelineTree;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Judging;
import dev.tidemark.scan.Seen;
import java.util.List;

/**
 * Judges nothing: shows the pipelines as they were linked, while the snapshot is open. The tree travels as the one
 * finding of the assessment, so that it stays with its repository whatever the order and whoever could not be read.
 */
final class PipelineJudging implements Judging {
  static final Judging SHOWN = new PipelineJudging();

  private PipelineJudging() {}

  @Override
  public Judged judge(Seen seen) {
    String tree = String.join("\n", PipelineTree.of(seen.landscape()));
    return new Judged(
        Role.MIXED,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Assessment.Finding("pipelines", tree, List.of())),
        List.of(),
        problem -> List.of());
  }

  /** The tree of a repository; empty where it could not be read. */
  static List<String> lines(Assessment.Repository repository) {
    return repository.stalls().stream().flatMap(finding -> finding.says().lines()).toList();
  }
}
