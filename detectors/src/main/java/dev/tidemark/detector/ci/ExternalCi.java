package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.rubylist.RubyList;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.DefinedStack;
import dev.tidemark.link.definition.DefinedStacks;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Signs that pipelines live elsewhere. */
@AutoService(Detector.class)
public final class ExternalCi implements Detector {

  private static final List<Service> SERVICES =
      BundledYaml.root("/catalogue/services.yaml").items("pipelines").stream()
          .map(
              row ->
                  new Service(row.texts("files"), row.text("tool").orElse(""), row.texts("does")))
          .toList();

  private static final Set<String> FILES =
      SERVICES.stream()
          .flatMap(service -> service.files().stream())
          .collect(Collectors.toUnmodifiableSet());

  /** A service of another place, by the files that it reads here. */
  private record Service(List<String> files, String tool, List<String> does) {}

  @Override
  public String id() {
    return "external-ci";
  }

  @Override
  public String sees() {
    return "Configuration of review systems and of services that plan and apply from outside:"
        + " Gerrit, Atlantis, Spacelift, env0, HCP Terraform; whole pipelines of Jenkins"
        + " libraries, code that a server of Chef or Puppet hands to agents, and workflows of other repositories where nothing here checks, or that a step starts to"
        + " deploy.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.external");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return FILES.contains(path.value()) || PipelineFiles.mayBe(path) || isForAServer(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    SERVICES.forEach(service -> configured(service, landscape).forEach(sink));
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    List<LinkedPipeline> running = pipelines.running();
    running.forEach(linked -> delivery(linked.pipeline()).ifPresent(sink));
    WorkflowsElsewhere.in(running).forEach(sink);
    StartedElsewhere.in(pipelines).forEach(sink);
    landscape.facet(DefinedStacks.ALL).stream()
        .filter(stack -> stack.origin().isInForce() && stack.role() == DefinedStack.Role.ROOT)
        .filter(stack -> isForAServer(stack.location().path()))
        .map(ExternalCi::fetched)
        .forEach(sink);
  }

  /**
   * Roles of Chef and the settings of an environment of Puppet are read by a server, from which the agents of the
   * machines fetch: that is not started here, and no file of the repository has to say so.
   */
  private static boolean isForAServer(RepoPath path) {
    return path.lowerName().equals("environment.conf") || RubyList.mayBeRole(path);
  }

  private static Evidence fetched(DefinedStack stack) {
    return Evidence.of("ci.external", stack.location())
        .with("tool", stack.tool())
        .with("what", "agents that fetch from a server")
        .with("does", List.of("apply"));
  }

  private static List<Evidence> configured(Service service, Landscape landscape) {
    return service.files().stream()
        .map(RepoPath::of)
        .filter(path -> landscape.hasFile(path) && landscape.origin(path).isInForce())
        .map(
            path ->
                Evidence.of("ci.external", Location.of(path))
                    .with("tool", service.tool())
                    .with("what", "configuration")
                    .with("does", service.does()))
        .toList();
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
