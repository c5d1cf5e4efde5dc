package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * Something that is delivered to a cluster as one, by a controller or a tool: what it delivers and where to.
 *
 * @param tool {@code flux}, {@code argo-cd}, {@code helmfile}, {@code fleet}, {@code config-sync}, {@code terraform},
 *     {@code k3s}; {@code program} for what a program of Pulumi or the CDK installs
 * @param form what it is written as: the kind of an object, or the tool's own word
 * @param charts the charts that it installs
 * @param targets the directories of this repository that it applies, sorted
 * @param elsewhere what it applies of other repositories of the checkout, as reports call them: {@code acme/shop/deploy}
 * @param values values given to the chart in the file itself
 * @param valueFiles files of this repository that hold more values, in the order that they are laid over each other
 * @param environment the environment that it is for; empty where names tell none
 * @param object the object that declares it, where it is one
 */
public record Release(
    String tool,
    String form,
    String name,
    Location location,
    Origin origin,
    List<ChartUse> charts,
    List<RepoPath> targets,
    List<String> elsewhere,
    Value.Mapping values,
    List<RepoPath> valueFiles,
    String environment,
    Optional<KubernetesObject> object) {

  /** One that applies nothing of other repositories. */
  public Release(
      String tool,
      String form,
      String name,
      Location location,
      Origin origin,
      List<ChartUse> charts,
      List<RepoPath> targets,
      Value.Mapping values,
      List<RepoPath> valueFiles,
      String environment,
      Optional<KubernetesObject> object) {
    this(
        tool,
        form,
        name,
        location,
        origin,
        charts,
        targets,
        List.of(),
        values,
        valueFiles,
        environment,
        object);
  }

  public Release {
    charts = List.copyOf(charts);
    targets = List.copyOf(targets);
    elsewhere = List.copyOf(elsewhere);
    valueFiles = List.copyOf(valueFiles);
  }

  /** Whether it serves production, as far as names tell. */
  public boolean production() {
    return EnvironmentNames.isProduction(environment);
  }

  /** Whether a controller applies it without anybody typing a command. */
  public boolean byController() {
    return !tool.equals("helmfile") && !inRoot() && !tool.equals("kustomize");
  }

  /** Whether it is a resource of a root, and delivered with it. */
  public boolean inRoot() {
    return tool.equals("terraform") || tool.equals("program");
  }

  /** Where it lives for the purposes of counting: what it applies, or the directory that declares it. */
  public RepoPath home() {
    return targets.isEmpty() ? location.path().parent() : targets.get(0);
  }
}
