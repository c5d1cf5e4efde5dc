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
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Cost estimates in pipelines. */
@AutoService(Detector.class)
public final class CostEstimates implements Detector {

  @Override
  public String id() {
    return "cost-estimates";
  }

  @Override
  public String sees() {
    return "Steps of pipelines that estimate what a change costs.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.cost");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<String> told = new HashSet<>();
    for (Performed deed : landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE)) {
      if (deed.is(Meaning.Act.COST) && told.add(deed.at().toString())) {
        sink.accept(
            Evidence.of("governance.cost", deed.at())
                .with("tool", deed.meaning().tool())
                .with("what", "estimate"));
      }
    }
  }
}
