package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Steps that start a pipeline of another repository of the checkout: through the command line, the API or an action of
 * GitHub, or as a downstream pipeline of GitLab.
 */
@AutoService(Detector.class)
public final class StartedPipelines implements Detector {
  private static final RepoPath WORKFLOWS = RepoPath.of(".github/workflows");

  private static final RepoPath GITLAB = RepoPath.of(".gitlab-ci.yml");

  @Override
  public String id() {
    return "started-pipelines";
  }

  @Override
  public String sees() {
    return "Steps that start a pipeline of another repository of the checkout: by gh workflow run, a dispatch"
        + " through the API or an action of GitHub, or a downstream pipeline of GitLab.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.start");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Neighbours neighbours = landscape.neighbours();
    if (!neighbours.areThere()) {
      return;
    }
    for (Performed deed : landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE)) {
      if (deed.deed().meaning().filter(meaning -> meaning.has("dispatches")).isPresent()) {
        DispatchWords.read(deed.deed().words())
            .flatMap(asked -> place(asked, neighbours).map(place -> start(deed, asked, place)))
            .ifPresent(sink);
      }
    }
  }

  private static Evidence start(Performed deed, DispatchWords asked, String place) {
    return Evidence.of("ci.start", deed.at())
        .with("tool", deed.system())
        .with("trigger", Triggering.of(deed))
        .with("next-door", place)
        .with("version", asked.version())
        .with("pipeline", deed.pipeline().pipeline().name());
  }

  /** The file of the pipeline as reports call it; the repository alone where the step names none that is there. */
  private static Optional<String> place(DispatchWords asked, Neighbours neighbours) {
    return neighbours
        .named(asked.repository())
        .map(
            other ->
                files(asked)
                    .filter(other.landscape()::hasFile)
                    .findFirst()
                    .map(file -> other.name() + "/" + file.value())
                    .orElse(other.name()));
  }

  private static Stream<RepoPath> files(DispatchWords asked) {
    return asked.workflow().isEmpty()
        ? Stream.of(GITLAB).filter(file -> asked.wholeProject())
        : List.of(asked.workflow(), asked.workflow() + ".yml", asked.workflow() + ".yaml").stream()
            .flatMap(name -> WORKFLOWS.resolve(name).stream());
  }
}
