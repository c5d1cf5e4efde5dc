package dev.tidemark.cli;

import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Unread;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.PipelineTree;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Judging;
import dev.tidemark.scan.Seen;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges nothing: shows the pipelines as they were linked, while the snapshot is open. The tree travels as the one
 * finding of the assessment, so that it stays with its repository whatever the order and whoever could not be read.
 */
final class PipelineJudging implements Judging {
  /** So many fill no more than a glance; templates that are no YAML as they stand can be hundreds. */
  private static final int MOST_UNREAD = 10;

  static final Judging SHOWN = new PipelineJudging();

  private PipelineJudging() {}

  @Override
  public Judged judge(Seen seen) {
    List<String> lines = new ArrayList<>(PipelineTree.of(seen.landscape()));
    lines.addAll(unread(seen));
    String tree = String.join("\n", lines);
    return new Judged(
        Role.MIXED,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Assessment.Finding("pipelines", tree, List.of())),
        List.of(),
        problem -> List.of());
  }

  /** What may hold a pipeline and could not be read, so that no pipeline is lost without a word. */
  private static List<String> unread(Seen seen) {
    List<String> lines =
        seen.unread().stream()
            .map(Unread::problem)
            .filter(problem -> PipelineFiles.mayBe(problem.path()))
            .map(p -> "  ! " + p.path() + (p.line() > 0 ? ":" + p.line() : "") + ": " + p.detail())
            .toList();
    if (lines.size() <= MOST_UNREAD) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST_UNREAD));
    some.add("  ! and " + (lines.size() - MOST_UNREAD) + " more that could not be read");
    return some;
  }

  /** The tree of a repository; empty where it could not be read. */
  static List<String> lines(Assessment.Repository repository) {
    return repository.stalls().stream().flatMap(finding -> finding.says().lines()).toList();
  }
}
