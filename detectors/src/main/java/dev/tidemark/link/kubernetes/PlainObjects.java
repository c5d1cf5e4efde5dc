package dev.tidemark.link.kubernetes;

import dev.tidemark.repository.RepoPath;
import java.util.Set;

/**
 * Objects of the platform itself, by the words of a file of which a part was not understood: where each kind that stands
 * there is one of these, the part holds workloads, their network and rights, and nothing that a tool has added to the cluster.
 */
public final class PlainObjects {
  private static final Set<String> ALONE =
      Set.of(
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "Job",
          "CronJob",
          "Pod",
          "Service",
          "Ingress",
          "NetworkPolicy",
          "HorizontalPodAutoscaler",
          "PodDisruptionBudget",
          "PersistentVolumeClaim",
          "ServiceAccount",
          "Role",
          "RoleBinding",
          "ClusterRole",
          "ClusterRoleBinding",
          "Namespace");

  /** What else a file of such objects speaks of by {@code kind:}. */
  private static final Set<String> AMONG_THEM = Set.of("List", "User", "Group");

  private static final RepoPath WORKFLOWS = RepoPath.of(".github/workflows");

  private static final RepoPath FORGE = RepoPath.of(".github");

  /** Names that one program reads wherever it looks for them, and nobody gives to a file of anything else. */
  private static final Set<String> KEPT =
      Set.of(
          ".pre-commit-config",
          ".travis",
          ".gitlab-ci",
          "azure-pipelines",
          "bitbucket-pipelines",
          "docker-compose",
          ".readthedocs",
          ".golangci",
          ".yamllint");

  private PlainObjects() {}

  /** Whether the path alone tells that a program reads the file that knows no objects of a cluster, nor any other notation. */
  public static boolean isKeptForAnother(RepoPath path) {
    String ending = path.extension();
    if ((!ending.equals("yml") && !ending.equals("yaml"))
        || path.parent().lowerName().equals("templates")) {
      return false; // a chart names its templates as it likes
    }
    String name = path.lowerName();
    String stem = name.substring(0, name.length() - ending.length() - 1);
    return path.isIn(WORKFLOWS)
        || KEPT.contains(stem)
        || stem.startsWith("docker-compose.")
        || path.value().startsWith(".circleci/")
        || (stem.equals("dependabot") && path.parent().equals(FORGE));
  }

  /** Whether objects of a kind hold no others, and no files of another notation. */
  public static boolean isAlone(String kind) {
    return ALONE.contains(kind);
  }

  /** Whether a file of plain objects may speak of a kind. */
  public static boolean isPlain(String kind) {
    return ALONE.contains(kind) || AMONG_THEM.contains(kind);
  }

  /** Whether all that the text can declare are such objects; false where nothing is known of it. */
  public static boolean areAllIn(RepoPath path, String text) {
    if (isKeptForAnother(path)) {
      return true;
    }
    if (!Set.of("yaml", "yml", "tpl").contains(path.extension())) {
      return false;
    }
    boolean any = false;
    for (String line : text.split("\n")) {
      String bare = line.strip();
      bare = bare.startsWith("- ") ? bare.substring(2).strip() : bare;
      if (bare.startsWith("kind:")) {
        if (!isPlain(bare.substring("kind:".length()).strip())) {
          return false;
        }
        any = true;
      } else if (writesObjects(line)) {
        return false;
      }
    }
    return any;
  }

  /** Whether an action in the first column may write objects of its own: it does not say how far to indent them. */
  private static boolean writesObjects(String line) {
    return line.startsWith("{{")
        && !line.contains("indent ")
        && (line.contains("include ") || line.contains("template ") || line.contains("toYaml"));
  }
}
