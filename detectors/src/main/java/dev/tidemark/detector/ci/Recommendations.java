package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Pipelines on a schedule that ask a tool what should be changed (sizes, cost, policy), and whether they propose the
 * change themselves: by a change request after it.
 */
@AutoService(Detector.class)
public final class Recommendations implements Detector {

  @Override
  public String id() {
    return "recommendations";
  }

  @Override
  public String sees() {
    return "Pipelines on a schedule that compute recommendations of size, cost or policy, with or without"
        + " a change request that proposes them.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("prediction.recommendation", "prediction.right-sizing");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (LinkedPipeline pipeline : landscape.facet(Pipelines.FACET).running()) {
      if (pipeline.pipeline().isScheduled()) {
        recommended(pipeline).ifPresent(deed -> give(pipeline, deed, sink));
      }
    }
  }

  private static Optional<Performed> recommended(LinkedPipeline pipeline) {
    return Performed.of(pipeline).stream()
        .filter(deed -> deed.kinds().contains(Trigger.Kind.SCHEDULE))
        .filter(deed -> deed.deed().meaning().filter(m -> m.has("recommends")).isPresent())
        .findFirst();
  }

  private static void give(LinkedPipeline pipeline, Performed deed, Consumer<Evidence> sink) {
    String what = deed.meaning().detail("recommends");
    boolean proposes =
        pipeline.jobs().stream()
            .flatMap(job -> job.steps().stream())
            .flatMap(step -> step.deeds().stream())
            .anyMatch(Recommendations::proposes);
    if (what.equals("right-sizing")) {
      sink.accept(
          Evidence.of("prediction.right-sizing", deed.at())
              .with("tool", deed.meaning().tool())
              .with("proposes", proposes));
    }
    if (proposes) {
      sink.accept(
          Evidence.of("prediction.recommendation", deed.at())
              .with("tool", deed.meaning().tool())
              .with("what", what));
    }
  }

  private static boolean proposes(Deed deed) {
    Optional<Meaning> meaning = deed.meaning();
    return meaning.filter(m -> m.has("pull-request")).isPresent()
        || deed.inside().stream().anyMatch(Recommendations::proposes);
  }
}
