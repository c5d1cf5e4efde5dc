package dev.tidemark.detector.policy;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which folders hold policies that are packaged for a public index. Where most folders side by side are, they are the shelf
 * of a library, and a policy there that nobody has packaged yet is part of it.
 */
final class PackagedPolicies {
  static final Facet<PackagedPolicies> FACET =
      new Facet<>("packaged-policies", PackagedPolicies::new);

  /** What Artifact Hub indexes a policy by. */
  private static final Set<String> PACKAGES = Set.of("artifacthub-pkg.yml", "artifacthub-pkg.yaml");

  private final Set<RepoPath> packaged = new HashSet<>();
  private final Set<RepoPath> shelves = new HashSet<>();

  private PackagedPolicies(Landscape landscape) {
    Map<RepoPath, Integer> counted = new HashMap<>();
    for (Entry entry : landscape.named(PACKAGES::contains)) {
      RepoPath folder = entry.path().parent();
      if (packaged.add(folder) && !folder.isRoot()) {
        counted.merge(folder.parent(), 1, Integer::sum);
      }
    }
    counted.forEach(
        (shelf, here) -> {
          if (2 * here > folders(landscape, shelf)) {
            shelves.add(shelf);
          }
        });
  }

  /** How many folders stand directly in one. */
  private static int folders(Landscape landscape, RepoPath shelf) {
    int from = shelf.isRoot() ? 0 : shelf.value().length() + 1;
    Set<String> names = new HashSet<>();
    for (Entry entry : landscape.below(shelf)) {
      String path = entry.path().value();
      int slash = path.indexOf('/', from);
      if (slash > 0 && path.charAt(from) != '.') {
        names.add(path.substring(from, slash));
      }
    }
    return names.size();
  }

  /** Whether a file lies in a folder that is packaged, or on the shelf of those that are. */
  boolean holds(RepoPath policy) {
    RepoPath folder = policy.parent();
    return packaged.contains(folder) || (!folder.isRoot() && shelves.contains(folder.parent()));
  }
}
