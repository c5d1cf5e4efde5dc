package dev.tidemark.pipeline.systems;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.cloudformation.CloudFormation;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.TreeSet;

/** Which tool a service runs for a stack, by what lies in the stack's directory. */
enum StackTool {
  TERRAFORM("terraform init", "terraform plan", "terraform apply -auto-approve"),
  PULUMI("pulumi login", "pulumi preview", "pulumi up --yes"),
  CLOUDFORMATION(
      "true",
      "aws cloudformation deploy --no-execute-changeset --template-file .",
      "aws cloudformation deploy --template-file ."),
  KUBERNETES("true", "kubectl diff -f .", "kubectl apply -f ."),
  UNKNOWN("", "", "");

  private final String init;
  private final String plan;
  private final String apply;

  StackTool(String init, String plan, String apply) {
    this.init = init;
    this.plan = plan;
    this.apply = apply;
  }

  static StackTool in(Landscape landscape, String directory) {
    Set<String> names = new TreeSet<>();
    Set<String> endings = new TreeSet<>();
    RepoPath.ROOT
        .resolve(directory)
        .ifPresent(
            place ->
                landscape
                    .in(place)
                    .forEach(
                        entry -> {
                          names.add(entry.path().lowerName());
                          endings.add(entry.path().extension());
                        }));
    if (names.contains("pulumi.yaml") || names.contains("pulumi.yml")) {
      return PULUMI;
    }
    if (endings.contains("tf") || endings.contains("tofu")) {
      return TERRAFORM;
    }
    return RepoPath.ROOT
        .resolve(directory)
        .map(place -> declared(landscape, place))
        .orElse(UNKNOWN);
  }

  /** Templates of CloudFormation and objects of clusters are told by what they hold. */
  private static StackTool declared(Landscape landscape, RepoPath place) {
    boolean templates =
        landscape.facet(CloudFormation.TEMPLATES).stream()
            .map(CloudFormation.Template::file)
            .anyMatch(file -> file.origin().isInForce() && file.directory().equals(place));
    if (templates) {
      return CLOUDFORMATION;
    }
    boolean objects =
        landscape
            .facet(KubernetesObjects.FACET)
            .inForce()
            .anyMatch(object -> object.path().parent().equals(place));
    return objects ? KUBERNETES : UNKNOWN;
  }

  /** The command of {@code init}, {@code plan} or {@code apply}; empty when the tool is not known. */
  String command(String what) {
    return switch (what) {
      case "init" -> init;
      case "plan" -> plan;
      default -> apply;
    };
  }
}
