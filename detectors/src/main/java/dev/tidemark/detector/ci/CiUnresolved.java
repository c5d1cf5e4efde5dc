package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What of pipelines could not be read through, and why. */
@AutoService(Detector.class)
public final class CiUnresolved implements Detector {

  @Override
  public String id() {
    return "ci-unresolved";
  }

  @Override
  public String sees() {
    return "Steps of pipelines whose work could not be read, with the reason and what their name says.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.unresolved");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<String> told = new HashSet<>();
    for (LinkedPipeline linked : landscape.facet(Pipelines.FACET).running()) {
      for (Performed deed : Performed.of(linked)) {
        boolean unread =
            deed.deed().outcome() == Deed.Outcome.UNRESOLVED
                || deed.deed().outcome() == Deed.Outcome.UNKNOWN;
        if (unread && told.add(deed.at() + deed.deed().text())) {
          sink.accept(
              Evidence.of("ci.unresolved", deed.at())
                  .with("why", deed.deed().why())
                  .with("what", deed.deed().text())
                  .with("likely", likely(deed)));
        }
      }
    }
    for (LinkedPipeline linked : landscape.facet(Pipelines.FACET).all()) {
      Pipeline.Kind kind = linked.pipeline().kind();
      if (kind == Pipeline.Kind.PIPELINE || kind == Pipeline.Kind.TEMPLATE) {
        unread(linked.pipeline(), sink);
        if (linked.cut()) {
          sink.accept(leftOut(linked.pipeline()));
        }
      }
    }
  }

  /**
   * What its name says. A template of elsewhere that applies what is pushed, and that change requests run too, does
   * something before that with a change that nobody has accepted.
   */
  private static List<String> likely(Performed deed) {
    List<String> likely = deed.deed().likely();
    Set<Trigger.Kind> kinds = deed.kinds();
    boolean tried =
        deed.deed().why().equals("remote")
            && likely.contains("apply")
            && kinds.contains(Trigger.Kind.PUSH)
            && kinds.contains(Trigger.Kind.CHANGE_REQUEST);
    return tried
        ? Stream.concat(likely.stream(), Stream.of("check")).distinct().sorted().toList()
        : likely;
  }

  /** What a pipeline runs beyond the commands that are followed may do anything. */
  private static Evidence leftOut(Pipeline pipeline) {
    return Evidence.of("ci.unresolved", pipeline.location())
        .with("why", "depth")
        .with("what", "more commands than are followed")
        .with("likely", List.of("check", "apply", "publish"));
  }

  private static void unread(Pipeline pipeline, Consumer<Evidence> sink) {
    for (Pipeline.Unread unread : pipeline.unread()) {
      sink.accept(
          Evidence.of("ci.unresolved", Location.of(pipeline.location().path(), unread.line()))
              .with("why", unread.why())
              .with("what", unread.what()));
    }
  }
}
