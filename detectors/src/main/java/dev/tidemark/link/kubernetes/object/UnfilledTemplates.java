package dev.tidemark.link.kubernetes.object;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.Locale;
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

  /** Words that stand where a person has still to write, in capitals. */
  private static final Set<String> TO_CHANGE =
      Set.of("CHANGEME", "CHANGE_ME", "REPLACEME", "REPLACE_ME");

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

  /**
   * Whether a whole name is for whoever copies the file to put in: {@code <APP_NAME>}, {@code __APP__}, {@code CHANGEME},
   * {@code YOUR_APP}. A variable is none ({@code ${app}}), for a tool puts it in, nor is a name of which only a part is
   * open: a pipeline may apply {@code shop-__ENV__}.
   */
  public static boolean isForCopiers(String name) {
    boolean bracketed = name.length() > 2 && name.startsWith("<") && name.endsWith(">");
    boolean underscored =
        hasPlaceholder(name) && name.startsWith("__") && name.indexOf("__", 2) == name.length() - 2;
    String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return bracketed
        || underscored
        || TO_CHANGE.contains(upper)
        || ((upper.startsWith("YOUR_") || upper.startsWith("REPLACE_")) && upper.equals(name));
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
