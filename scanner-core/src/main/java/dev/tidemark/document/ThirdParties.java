package dev.tidemark.document;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folders of others' software that hold how it is deployed: a kustomization of their own, or one in most of the folders
 * in them. Copies of others' sources are not laid out like that.
 */
final class ThirdParties {
  private final Set<RepoPath> kustomized = new HashSet<>();

  /** The folders in each such folder, and of these the ones with a kustomization. */
  private final Map<RepoPath, Set<RepoPath>> parts = new HashMap<>();

  private final Map<RepoPath, Set<RepoPath>> deployed = new HashMap<>();

  /** Looks at each entry once, whatever the number of such folders. */
  ThirdParties(List<Entry> entries) {
    for (Entry entry : entries) {
      RepoPath part = entry.path();
      for (RepoPath at = part.parent(); !at.isRoot(); at = at.parent()) {
        if (OriginNames.isOfThirdParties(at.lowerName())) {
          add(at, part, entry.path());
        }
        part = at;
      }
    }
  }

  private void add(RepoPath folder, RepoPath part, RepoPath file) {
    boolean kustomization = OriginNames.isKustomization(file.lowerName());
    if (part.equals(file)) {
      if (kustomization) {
        kustomized.add(folder);
      }
      return;
    }
    parts.computeIfAbsent(folder, f -> new HashSet<>()).add(part);
    if (kustomization && file.parent().equals(part)) {
      deployed.computeIfAbsent(folder, f -> new HashSet<>()).add(part);
    }
  }

  boolean sayHowToDeploy(RepoPath folder) {
    int with = deployed.getOrDefault(folder, Set.of()).size();
    return kustomized.contains(folder)
        || (with > 0 && with * 2 >= parts.getOrDefault(folder, Set.of()).size());
  }
}
