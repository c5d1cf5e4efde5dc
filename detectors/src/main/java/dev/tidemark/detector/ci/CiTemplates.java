package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    return "Templates of pipelines offered here, with their consumers, and every use of one with"
        + " its pin.";
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
    Map<RepoPath, Set<RepoPath>> consumers = new HashMap<>();
    for (LinkedPipeline linked : pipelines.all()) {
      RepoPath consumer = linked.pipeline().location().path();
      for (TemplateUses.Use use :
          TemplateUses.of(linked.pipeline(), organisation, own, landscape)) {
        use.target()
            .map(target -> consumers.computeIfAbsent(target, t -> new HashSet<>()))
            .ifPresent(using -> using.add(consumer));
        sink.accept(use.evidence());
      }
    }
    for (LinkedPipeline linked : pipelines.all()) {
      Pipeline pipeline = linked.pipeline();
      if (isOffered(pipeline)) {
        RepoPath path = pipeline.location().path();
        sink.accept(template(pipeline, consumers.getOrDefault(path, Set.of()).size()));
      }
    }
  }

  /** Whether other pipelines are meant to take a pipeline in: the steps of one repository alone are not. */
  private static boolean isOffered(Pipeline pipeline) {
    boolean called = pipeline.triggers().stream().anyMatch(t -> t.kind() == Trigger.Kind.CALL);
    return switch (pipeline.kind()) {
      case TEMPLATE -> true;
      case LOCAL, CLASS -> false;
      default -> called;
    };
  }

  private static Evidence template(Pipeline pipeline, int consumers) {
    return Evidence.of("ci.template", pipeline.location())
        .with("tool", pipeline.system())
        .with("name", pipeline.name())
        .with("what", what(pipeline))
        .with("consumers", consumers)
        .with("consumed-inside", consumers > 0)
        .with("published", consumers == 0);
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
