package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Signs that pipelines live elsewhere. */
@AutoService(Detector.class)
public final class ExternalCi implements Detector {

  /** Files by which a tool is known, and what it does from outside. */
  private static final Map<String, List<String>> FILES =
      Map.ofEntries(
          Map.entry(".gitreview", List.of("gerrit", "check")),
          Map.entry("atlantis.yaml", List.of("atlantis", "plan", "apply")),
          Map.entry("atlantis.yml", List.of("atlantis", "plan", "apply")),
          Map.entry(".zuul.yaml", List.of("zuul", "check")),
          Map.entry("zuul.yaml", List.of("zuul", "check")),
          Map.entry(".spacelift/config.yml", List.of("spacelift", "plan", "apply")),
          Map.entry("env0.yml", List.of("env0", "plan", "apply")),
          Map.entry("env0.yaml", List.of("env0", "plan", "apply")),
          Map.entry("scalr.yaml", List.of("scalr", "plan", "apply")),
          Map.entry("digger.yml", List.of("digger", "plan", "apply")),
          Map.entry("prow.yaml", List.of("prow", "check")));

  @Override
  public String id() {
    return "external-ci";
  }

  @Override
  public String sees() {
    return "Configuration of review systems and of services that plan and apply from outside:"
        + " Gerrit, Atlantis, Spacelift, env0, HCP Terraform; whole pipelines of Jenkins"
        + " libraries, and workflows of other repositories where nothing here checks, or that a step starts to"
        + " deploy.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.external");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return FILES.containsKey(path.value()) || PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    FILES.forEach(
        (name, sign) -> {
          RepoPath path = RepoPath.of(name);
          if (landscape.hasFile(path) && landscape.origin(path).isInForce()) {
            sink.accept(
                Evidence.of("ci.external", Location.of(path))
                    .with("tool", sign.get(0))
                    .with("what", "configuration")
                    .with("does", sign.subList(1, sign.size())));
          }
        });
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    List<LinkedPipeline> running = pipelines.running();
    running.forEach(linked -> delivery(linked.pipeline()).ifPresent(sink));
    WorkflowsElsewhere.in(running).forEach(sink);
    StartedElsewhere.in(pipelines).forEach(sink);
  }

  /** What the name of a library's step says that it delivers. */
  private static final Set<String> DELIVERED =
      Set.of("terraform", "opentofu", "terragrunt", "helm", "helmfile", "kubernetes", "ansible");

  /** A Jenkinsfile that leaves the delivery to a pipeline of a shared library, which checks and applies by itself. */
  private static Optional<Evidence> delivery(Pipeline pipeline) {
    boolean isNothingElse =
        pipeline.jobs().size() == 1
            && pipeline.jobs().get(0).steps().stream().allMatch(step -> isUse(step.work()));
    return pipeline.jobs().stream()
        .flatMap(job -> job.steps().stream())
        .filter(
            step ->
                step.work() instanceof Work.Use use
                    && (isWholePipeline(use) || (isNothingElse && delivers(use))))
        .findFirst()
        .map(
            step ->
                Evidence.of("ci.external", Location.of(pipeline.location().path(), step.line()))
                    .with("tool", pipeline.system())
                    .with("what", "pipeline of a shared library")
                    .with("does", List.of("check", "plan", "apply")));
  }

  private static boolean isUse(Work work) {
    return work instanceof Work.Use use
        && (use.kind() == Work.Use.Kind.LIBRARY || use.kind() == Work.Use.Kind.STEP);
  }

  /** A step of a library that is called after what it brings into service, where the file holds nothing but such calls. */
  private static boolean delivers(Work.Use use) {
    int at = use.reference().indexOf('@');
    return use.kind() == Work.Use.Kind.LIBRARY
        && at > 0
        && DELIVERED.contains(use.reference().substring(0, at).toLowerCase(Locale.ROOT));
  }

  private static boolean isWholePipeline(Work.Use use) {
    int at = use.reference().indexOf('@');
    return use.kind() == Work.Use.Kind.LIBRARY
        && at > 0
        && use.reference().substring(0, at).endsWith("Pipeline");
  }
}
