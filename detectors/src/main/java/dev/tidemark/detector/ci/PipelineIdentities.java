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

/** Short-lived credentials that pipelines get by federation. */
@AutoService(Detector.class)
public final class PipelineIdentities implements Detector {

  @Override
  public String id() {
    return "pipeline-identities";
  }

  @Override
  public String sees() {
    return "Steps of pipelines that exchange an identity token for credentials.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.identity");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<String> told = new HashSet<>();
    for (Performed deed : landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE)) {
      String what = deed.deed().meaning().map(m -> m.detail("what")).orElse("");
      boolean federated =
          deed.is(Meaning.Act.IDENTITY)
              && Set.of("oidc", "workload-identity", "vault").contains(what);
      if (federated && told.add(deed.at().toString())) {
        sink.accept(
            Evidence.of("governance.identity", deed.at())
                .with("tool", deed.meaning().tool())
                .with("what", what));
      }
    }
  }
}
