package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reusable workflows, actions and templates, and their uses. */
@AutoService(Detector.class)
public final class CiTemplates implements Detector {

  @Override
  public String id() {
    return "ci-templates";
  }

  @Override
  public String sees() {
    return "Templates of pipelines offered here, with their consumers, and every use of one with its pin.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.template", "ci.template-use");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    Organisation organisation = Organisation.of(pipelines, landscape);
    OwnReferences own = OwnReferences.of(pipelines, landscape);
    Map<RepoPath, Set<RepoPath>> consumers = new TreeMap<>();
    for (LinkedPipeline linked : pipelines.all()) {
      TemplateUses.of(linked.pipeline(), organisation, own, landscape)
          .forEach(
              use -> {
                use.target()
                    .ifPresent(
                        target ->
                            consumers
                                .computeIfAbsent(target, t -> new TreeSet<>())
                                .add(linked.pipeline().location().path()));
                sink.accept(use.evidence());
              });
    }
    for (LinkedPipeline linked : pipelines.all()) {
      Pipeline pipeline = linked.pipeline();
      boolean offers =
          pipeline.kind() == Pipeline.Kind.TEMPLATE
              || pipeline.triggers().stream().anyMatch(t -> t.kind() == Trigger.Kind.CALL);
      if (offers
          && pipeline.kind() != Pipeline.Kind.LOCAL
          && pipeline.kind() != Pipeline.Kind.CLASS) {
        int uses = consumers.getOrDefault(pipeline.location().path(), Set.of()).size();
        sink.accept(
            Evidence.of("ci.template", pipeline.location())
                .with("tool", pipeline.system())
                .with("name", pipeline.name())
                .with("what", what(pipeline))
                .with("consumers", uses)
                .with("consumed-inside", uses > 0)
                .with("published", uses == 0));
      }
    }
  }

  private static String what(Pipeline pipeline) {
    String name = pipeline.location().path().lowerName();
    return switch (pipeline.system()) {
      case "github-actions" ->
          name.equals("action.yml") || name.equals("action.yaml")
              ? "composite-action"
              : "reusable-workflow";
      case "jenkins" -> "shared-library";
      case "circleci" -> "orb";
      case "tekton", "concourse" -> "task";
      default -> "template";
    };
  }
}
