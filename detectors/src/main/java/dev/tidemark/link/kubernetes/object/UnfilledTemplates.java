package dev.tidemark.link.kubernetes.object;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.TreeSet;

/**
 * Folders of templates that a script fills in and lays elsewhere, told by objects that bear a placeholder for a name
 * ({@code __SERVICE__-deploy}): what they refer to is found from where they will lie.
 *
 * @param folders the nearest folders above such objects that are called templates
 */
public record UnfilledTemplates(Set<RepoPath> folders) {

  public static final Facet<UnfilledTemplates> FACET =
      new Facet<>("unfilled-templates", UnfilledTemplates::find);

  private static final Set<String> NAMES = Set.of("template", "templates");

  private static UnfilledTemplates find(Landscape landscape) {
    Set<RepoPath> folders = new TreeSet<>();
    for (KubernetesObject object : landscape.facet(KubernetesObjects.FACET).all()) {
      if (hasPlaceholder(object.name())) {
        nearest(object.directory(), folders);
      }
    }
    return new UnfilledTemplates(folders);
  }

  private static void nearest(RepoPath directory, Set<RepoPath> folders) {
    for (RepoPath at = directory; !at.isRoot(); at = at.parent()) {
      if (NAMES.contains(at.lowerName())) {
        folders.add(at);
        return;
      }
    }
  }

  /** Whether capitals stand between two underscores on either side. */
  static boolean hasPlaceholder(String name) {
    int open = name.indexOf("__");
    int close = open < 0 ? -1 : name.indexOf("__", open + 2);
    return close > open + 2
        && name.substring(open + 2, close)
            .chars()
            .allMatch(c -> Character.isUpperCase(c) || Character.isDigit(c) || c == '_');
  }

  /** Whether a directory is one of them or lies below one. */
  public boolean contain(RepoPath directory) {
    for (RepoPath at = directory; !folders.isEmpty() && !at.isRoot(); at = at.parent()) {
      if (folders.contains(at)) {
        return true;
      }
    }
    return false;
  }
}
