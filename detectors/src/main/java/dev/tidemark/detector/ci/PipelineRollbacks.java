package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Targets;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Rollbacks in pipelines and scripts. */
@AutoService(Detector.class)
public final class PipelineRollbacks implements Detector {

  @Override
  public String id() {
    return "pipeline-rollbacks";
  }

  @Override
  public String sees() {
    return "Deliveries that undo themselves (--atomic) and commands that take a release back.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("delivery.rollback");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    pipelines.performed(Pipeline.Kind.PIPELINE).forEach(deed -> rollback(deed, sink));
    pipelines.performed(Pipeline.Kind.LOCAL).forEach(deed -> rollback(deed, sink));
  }

  private static void rollback(Performed deed, Consumer<Evidence> sink) {
    boolean atomic =
        deed.is(Meaning.Act.APPLY) && deed.meaning().has("atomic") && !Targets.isTest(deed);
    if (atomic || deed.is(Meaning.Act.ROLLBACK)) {
      sink.accept(
          Evidence.of("delivery.rollback", deed.at())
              .with("tool", deed.meaning().tool())
              .with("automatic", atomic)
              .with("what", atomic ? "--atomic" : deed.deed().text()));
    }
  }
}
