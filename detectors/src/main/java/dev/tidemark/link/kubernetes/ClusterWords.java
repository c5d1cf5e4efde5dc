package dev.tidemark.link.kubernetes;

import dev.tidemark.document.Words;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/** Without which words a file that was not understood holds neither objects of a cluster nor releases. */
public final class ClusterWords {
  private static final List<String> WORDS =
      List.of(
          "kubernetes_", "kubectl_", "k8s_", "helm_", "argocd_", "flux_", "rancher2_", "gke_hub_");

  private ClusterWords() {}

  /** Whether such a file may hold some: of Terraform, or a workflow, by its words; another always may. */
  public static boolean mayBeIn(RepoPath path, String text) {
    boolean terraform = path.extension().equals("tf") && !text.isEmpty();
    return terraform ? Words.anyIn(WORDS, text) : !PlainObjects.isKeptForAnother(path);
  }

  /** Whether such a file may hold objects of tools that were added to a cluster, or releases. */
  public static boolean mayHoldMore(RepoPath path, String text) {
    return mayBeIn(path, text) && !PlainObjects.areAllIn(path, text);
  }
}
