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
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Environments that a pipeline makes for one change request. */
@AutoService(Detector.class)
public final class CiPreviews implements Detector {

  @Override
  public String id() {
    return "ci-previews";
  }

  @Override
  public String sees() {
    return "Applies whose name or namespace belongs to one change request, and whether automation"
        + " removes it.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.preview");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    List<Performed> all = landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE);
    boolean teardown =
        all.stream()
            .anyMatch(
                d ->
                    (d.is(Meaning.Act.DESTROY) || d.deed().likely().contains("destroy"))
                        && (d.kinds().contains(Trigger.Kind.DELETE)
                            || d.kinds().contains(Trigger.Kind.CHANGE_REQUEST)
                            || d.kinds().contains(Trigger.Kind.SCHEDULE)));
    Set<String> told = new HashSet<>();
    for (Performed deed : all) {
      boolean makes =
          deed.deed().likely().contains("apply")
              || (deed.is(Meaning.Act.APPLY) && !deed.meaning().has("touch"));
      if (makes
          && Targets.isPreview(deed)
          && !hasOwnCluster(deed)
          && told.add(deed.at().toString())) {
        sink.accept(
            Evidence.of("ci.preview", deed.at())
                .with("tool", deed.deed().meaning().map(Meaning::tool).orElse(""))
                .with("teardown", teardown)
                .with("system", deed.system()));
      }
    }
  }

  private static boolean hasOwnCluster(Performed deed) {
    return deed.job().steps().stream()
        .flatMap(step -> step.deeds().stream())
        .anyMatch(d -> d.meaning().filter(m -> m.is(Meaning.Act.SANDBOX)).isPresent());
  }
}
