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
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
      boolean read = follows(deed, DriftPipelines::tells);
      if (tool || (plan && (exitCode || read))) {
        sink.accept(
            Evidence.of("governance.drift-detection", deed.at())
                .with("tool", deed.meaning().tool())
                .with("schedule", schedule)
                .with("told", read || (exitCode && deed.blocks()))
                .with("acts", follows(deed, DriftPipelines::repairs)));
      }
    }
  }

  /** Whether something after it in its job does this. */
  private static boolean follows(Performed deed, Predicate<Meaning> what) {
    boolean after = false;
    for (LinkedStep step : deed.job().steps()) {
      if (after && runsWith(deed, step) && step.deeds().stream().anyMatch(d -> does(d, what))) {
        return true;
      }
      after |= step.step().line() == deed.step().step().line();
    }
    return false;
  }

  /** An apply that only pushes start undoes nothing at night: on a schedule, what only other triggers start is left out. */
  private static boolean runsWith(Performed deed, LinkedStep step) {
    return !deed.kinds().contains(Trigger.Kind.SCHEDULE)
        || step.triggers().stream().anyMatch(t -> t.kind() == Trigger.Kind.SCHEDULE);
  }

  private static boolean does(Deed deed, Predicate<Meaning> what) {
    return deed.meaning().filter(what).isPresent()
        || deed.inside().stream().anyMatch(inside -> does(inside, what));
  }

  private static boolean tells(Meaning meaning) {
    return meaning.is(Meaning.Act.NOTIFY) || repairs(meaning);
  }

  /** A change that is proposed or made: a message only leaves the repair to people. */
  private static boolean repairs(Meaning meaning) {
    return meaning.has("pull-request") || meaning.is(Meaning.Act.APPLY);
  }
}
