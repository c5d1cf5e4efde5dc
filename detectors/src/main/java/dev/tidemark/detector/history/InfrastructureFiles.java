package dev.tidemark.detector.history;

import dev.tidemark.document.Placed;
import dev.tidemark.format.program.ProgramSketch;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.definition.DefinedStack;
import dev.tidemark.link.definition.DefinedStacks;
import dev.tidemark.link.terraform.CalledSubmodules;
import dev.tidemark.link.terraform.ReadFiles;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which paths are infrastructure code, also of files that are no longer there: by notation, name, or the
 * folder of a unit or of programs that construct infrastructure.
 */
final class InfrastructureFiles {
  private static final Set<String> NOTATIONS =
      Set.of(
          "tf",
          "tofu",
          "tfvars",
          "hcl",
          "bicep",
          "bicepparam",
          "rego",
          "sentinel",
          "jsonnet",
          "libsonnet",
          "pp",
          "nomad",
          "tfstack",
          "tftpl",
          "cue",
          "kcl",
          "k");

  private static final Set<String> NAMES =
      Set.of(
          "chart.yaml",
          "values.yaml",
          "kustomization.yaml",
          "kustomization.yml",
          "helmfile.yaml",
          "pulumi.yaml",
          "cdk.json",
          "vagrantfile",
          "dockerfile",
          "serverless.yml",
          "template.yaml",
          "docker-compose.yml",
          "docker-compose.yaml",
          "upbound.yaml",
          "crossplane.yaml",
          "ansible.cfg");

  /** Rules that a server loads belong to no unit, and nothing in their names tells what they are. */
  private static final String RULES = "prometheus";

  private static final Set<String> PROSE =
      Set.of("md", "adoc", "rst", "txt", "png", "svg", "jpg", "gif");

  private final Landscape landscape;
  private final Set<String> unitFolders = new TreeSet<>();

  /** Where Terraform reads values, manifests and policies from, each time that it is applied. */
  private final Set<RepoPath> foldersOfData = new HashSet<>();

  /** Another commit of them is another version of the modules that are called. */
  private final Set<RepoPath> submodules;

  InfrastructureFiles(Landscape landscape) {
    this.landscape = landscape;
    this.submodules = landscape.facet(CalledSubmodules.FACET).paths();
    for (Unit unit : landscape.units().all()) {
      if (!unit.directory().isRoot() && unit.origin().isInForce()) {
        unitFolders.add(unit.directory().value());
      }
    }
    for (DefinedStack stack : landscape.facet(DefinedStacks.ALL)) {
      if (stack.tool().equals(RULES) && stack.origin().isInForce() && !stack.directory().isRoot()) {
        unitFolders.add(stack.directory().value());
      }
    }
    for (Placed<ProgramSketch> program : landscape.documents().inForce(ProgramSketch.class)) {
      if (!program.document().constructs().isEmpty() && !program.directory().isRoot()) {
        unitFolders.add(program.directory().value());
      }
    }
    landscape
        .facet(ReadFiles.FACET)
        .targets()
        .filter(InfrastructureFiles::isData)
        .map(RepoPath::parent)
        .filter(folder -> !folder.isRoot())
        .forEach(foldersOfData::add);
  }

  boolean contain(RepoPath path) {
    if (!landscape.origin(path).isInForce() || PROSE.contains(path.extension())) {
      return false;
    }
    String name = path.lowerName();
    return NOTATIONS.contains(path.extension())
        || NAMES.contains(name)
        || name.startsWith("dockerfile")
        || name.endsWith(".tf.json")
        || name.endsWith(".lock.hcl")
        || submodules.contains(path)
        || isInUnit(path)
        || (isData(path) && (foldersOfData.contains(path.parent()) || isInKubernetesFolder(path)));
  }

  private boolean isInUnit(RepoPath path) {
    for (RepoPath folder = path.parent(); !folder.isRoot(); folder = folder.parent()) {
      if (unitFolders.contains(folder.value())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isData(RepoPath path) {
    return Set.of("yaml", "yml", "json", "tpl", "j2").contains(path.extension());
  }

  /** Folders of manifests and plays that have since been moved have no unit any more. */
  private static boolean isInKubernetesFolder(RepoPath path) {
    return path.parent().names().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(
            Set.of(
                    "kubernetes",
                    "k8s",
                    "manifests",
                    "charts",
                    "helm",
                    "kustomize",
                    "clusters",
                    "playbooks",
                    "roles",
                    "cloudformation",
                    "talos")
                ::contains);
  }
}
