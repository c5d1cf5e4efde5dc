package dev.tidemark.detector.delivery;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResource.Kind;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.resource.Fields;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.link.terraform.TerraformRoot;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Workspaces of HCP Terraform, stacks of Spacelift and environments of env0 that are declared in Terraform and follow a
 * repository: a merge starts their runs. A module that wraps such a resource is known by the inputs that it hands on: a
 * working directory that is here, beside the repository to follow. A root whose state is in a workspace of HCP Terraform
 * runs there unless somebody set it otherwise.
 */
@AutoService(Detector.class)
public final class HostedWorkspaces implements Detector {
  /** Without any of them a file declares no workspace and keeps no state in one. */
  private static final List<String> WORDS =
      List.of(
          "vcs",
          "repository",
          "github_installation_id",
          "cloud",
          "remote",
          "tfe_",
          "spacelift_",
          "env0_",
          "scalr_");

  private static final Map<String, String> SYSTEMS =
      BundledYaml.named("/catalogue/services.yaml", "workspaces", "types", "tool");

  private static final String DIRECTORY = "working_directory|project_root|path";
  private static final String FOLLOWED = "vcs_repo|vcs|repository|github_installation_id";
  private static final String VCS = "vcs_repo";
  private static final String NAME = "workspace_name|name|stack_name";

  @Override
  public String id() {
    return "hosted-workspaces";
  }

  @Override
  public String sees() {
    return "Workspaces of HCP Terraform, Spacelift, env0 and Scalr that are declared in Terraform"
        + " and follow a repository, wrapped in a module or not, and roots that run in a"
        + " workspace.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.apply", "ci.check", "ci.external");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("tf", "tofu").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return text.isEmpty() || Words.anyIn(WORDS, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (DeclaredResource resource : DeclaredResources.inForce(landscape, SYSTEMS::containsKey)) {
      workspace(landscape, resource, true, sink);
    }
    Set<Location> following = following(landscape);
    if (!following.isEmpty()) {
      for (DeclaredResource resource : landscape.facet(DeclaredResources.ALL)) {
        if (resource.kind() == Kind.MODULE && following.contains(resource.location())) {
          workspace(landscape, resource, false, sink);
        }
      }
    }
    for (TerraformRoot root : landscape.facet(TerraformLandscape.FACET).roots()) {
      boolean remote = Set.of("cloud", "remote").contains(root.backend());
      if (remote && root.origin().isInForce() && !root.throwAway()) {
        sink.accept(
            Evidence.of("ci.external", root.location())
                .with("tool", "hcp-terraform")
                .with("what", "workspace of a root")
                .with("does", List.of("plan", "apply")));
      }
    }
  }

  /** The calls of modules that are told which repository to follow: hardly any of thousands. */
  private static Set<Location> following(Landscape landscape) {
    Set<Location> found = new HashSet<>();
    for (TerraformBlock call : landscape.facet(HclBlocks.FACET).inForce("module")) {
      HclBlock block = call.block();
      if (block.attribute(VCS).isPresent() || block.body().block(VCS).isPresent()) {
        found.add(call.file().at(block.line(), block.endLine()));
      }
    }
    return found;
  }

  private static void workspace(
      Landscape landscape, DeclaredResource resource, boolean known, Consumer<Evidence> sink) {
    Value.Mapping attributes = resource.attributes();
    boolean follows =
        Fields.at(attributes, known ? FOLLOWED : VCS).stream().anyMatch(Fields::isSet);
    if (!follows) {
      return;
    }
    Optional<RepoPath> directory =
        Fields.literal(attributes, known ? DIRECTORY : "working_directory")
            .flatMap(path -> here(landscape, path));
    String system = SYSTEMS.getOrDefault(resource.type(), "hcp-terraform");
    if (directory.isPresent()) {
      runs(resource, system, directory.get(), sink);
    } else if (known) {
      sink.accept(
          Evidence.of("ci.external", resource.location())
              .with("tool", system)
              .with("name", resource.name())
              .with("what", "workspace as code")
              .with("does", List.of("plan", "apply")));
    }
  }

  private static Optional<RepoPath> here(Landscape landscape, String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return RepoPath.ROOT
        .resolve(relative)
        .filter(
            directory ->
                landscape.in(directory).stream()
                    .anyMatch(entry -> Set.of("tf", "tofu").contains(entry.path().extension())));
  }

  private static void runs(
      DeclaredResource resource, String system, RepoPath directory, Consumer<Evidence> sink) {
    String name = Fields.literal(resource.attributes(), NAME).orElse(resource.name());
    List<String> targets = List.of(directory.asDirectory());
    sink.accept(apply(resource, name, system).with("targets", targets));
    boolean speculative =
        Fields.literal(resource.attributes(), "speculative_enabled")
            .filter("false"::equals)
            .isEmpty();
    if (speculative) {
      sink.accept(
          Evidence.of("ci.check", resource.location())
              .with("tool", "terraform")
              .with("name", name)
              .with("category", "plan")
              .with("system", system)
              .with("runs", "pipeline")
              .with("subject", "iac")
              .with("blocking", true)
              .with("triggers", List.of("change-request"))
              .with("targets", targets));
    }
  }

  private static Evidence apply(DeclaredResource resource, String name, String system) {
    boolean alone =
        Fields.literal(resource.attributes(), "auto_apply|autodeploy|approve_plan_automatically")
            .filter("true"::equals)
            .isPresent();
    Evidence apply =
        Evidence.of("ci.apply", resource.location())
            .with("tool", "terraform")
            .with("name", name)
            .with("system", system)
            .with("what", "infrastructure")
            .with("trigger", alone ? "commit" : "confirm")
            .with("triggers", List.of("push"))
            .with("approval", !alone);
    return EnvironmentNames.atEnd(name)
        .or(() -> EnvironmentNames.within(name))
        .map(
            environment ->
                apply
                    .with("environment", environment)
                    .with("production", EnvironmentNames.isProduction(environment)))
        .orElse(apply);
  }
}
