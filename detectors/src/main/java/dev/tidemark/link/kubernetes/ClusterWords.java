package dev.tidemark.link.kubernetes;

import dev.tidemark.document.Words;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/** Without which words a file of Terraform that was not understood holds neither objects of a cluster nor releases. */
public final class ClusterWords {
  private static final List<String> WORDS =
      List.of(
          "kubernetes_", "kubectl_", "k8s_", "helm_", "argocd_", "flux_", "rancher2_", "gke_hub_");

  private ClusterWords() {}

  /** Whether such a file may hold some; files of other notations always may. */
  public static boolean mayBeIn(RepoPath path, String text) {
    return !path.extension().equals("tf") || text.isEmpty() || Words.anyIn(WORDS, text);
  }

  /** Whether such a file may hold objects of tools that were added to a cluster, or releases. */
  public static boolean mayHoldMore(RepoPath path, String text) {
    return mayBeIn(path, text) && !PlainObjects.areAllIn(path, text);
  }
}
