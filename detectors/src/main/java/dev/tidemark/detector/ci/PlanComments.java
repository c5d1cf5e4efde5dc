package dev.tidemark.detector.ci;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.LinkedPipeline.LinkedJob;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Jobs that write to change requests what others planned: few of a pipeline, so each plan asks these alone. */
final class PlanComments {
  static final Facet<PlanComments> FACET = new Facet<>("comments-on-plans", PlanComments::new);

  /** The jobs with a step that comments, by their ids, of each pipeline that has one. */
  private final IdentityHashMap<LinkedPipeline, Map<String, LinkedJob>> commenting =
      new IdentityHashMap<>();

  private PlanComments(Landscape landscape) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    for (Pipeline.Kind kind : Pipeline.Kind.values()) {
      for (Performed deed : pipelines.performed(kind)) {
        if (comments(deed.deed()) && comments(deed.step())) {
          commenting
              .computeIfAbsent(deed.pipeline(), p -> new LinkedHashMap<>())
              .put(deed.job().id(), deed.job());
        }
      }
    }
  }

  /** Whether a step after that of a deed comments, or a job that waits for its job. */
  boolean follow(Performed deed) {
    Map<String, LinkedJob> jobs = commenting.get(deed.pipeline());
    return jobs != null
        && ((jobs.containsKey(deed.job().id()) && isFollowedInItsJob(deed))
            || jobs.values().stream().anyMatch(job -> waitsFor(job, deed.job())));
  }

  private static boolean isFollowedInItsJob(Performed deed) {
    boolean after = false;
    for (LinkedStep step : deed.job().steps()) {
      after |= step.step().line() == deed.step().step().line();
      if (after && comments(step)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one job waits for another, or for the workflow whose job that is. */
  private static boolean waitsFor(LinkedJob job, LinkedJob other) {
    List<String> needs = job.needs();
    return needs.stream()
        .anyMatch(need -> other.id().equals(need) || other.id().startsWith(need + "/"));
  }

  private static boolean comments(LinkedStep step) {
    return step.deeds().stream().anyMatch(PlanComments::comments);
  }

  /** What could not be followed has no meaning that is known. */
  private static boolean comments(Deed deed) {
    return deed.meaning().filter(meaning -> meaning.has("comments")).isPresent();
  }
}
