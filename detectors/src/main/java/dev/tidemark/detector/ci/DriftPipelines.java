package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Pipelines that look for drift on a schedule. */
@AutoService(Detector.class)
public final class DriftPipelines implements Detector {

  @Override
  public String id() {
    return "drift-pipelines";
  }

  @Override
  public String sees() {
    return "Plans on a schedule whose exit code or output something reads, and tools that look for drift.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.drift-detection");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Performed deed : landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE)) {
      if (!deed.is(Meaning.Act.CHECK) || deed.meaning().has("destroy")) {
        continue;
      }
      boolean schedule = deed.kinds().contains(Trigger.Kind.SCHEDULE);
      boolean plans = deed.meaning().has("plan") || deed.meaning().category().equals("plan");
      boolean tool = deed.meaning().has("drift") && !plans;
      boolean plan = plans && schedule;
      boolean exitCode = deed.deed().words().contains("-detailed-exitcode");
      boolean read = isRead(deed);
      if (tool || (plan && (exitCode || read))) {
        sink.accept(
            Evidence.of("governance.drift-detection", deed.at())
                .with("tool", deed.meaning().tool())
                .with("schedule", schedule)
                .with("acts", read || (exitCode && deed.blocks())));
      }
    }
  }

  /**
   * Whether something after it in its job, or a job that needs it, tells people or proposes a
   * change.
   */
  private static boolean isRead(Performed deed) {
    boolean after = false;
    for (LinkedStep step : deed.job().steps()) {
      if (after && step.deeds().stream().anyMatch(DriftPipelines::tells)) {
        return true;
      }
      after |= step.step().line() == deed.step().step().line();
    }
    return false;
  }

  private static boolean tells(Deed deed) {
    return deed.meaning().filter(m -> m.is(Meaning.Act.NOTIFY) || m.has("pull-request")).isPresent()
        || deed.inside().stream().anyMatch(DriftPipelines::tells);
  }
}
