package dev.tidemark.link.definition;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The environments that inventories of Ansible tell apart: a folder or file for each, below {@code inventories} beside the
 * playbooks or above them.
 */
final class Inventories {
  private static final List<String> FOLDERS = List.of("inventories", "inventory", "environments");

  private static final Set<String> ENDINGS = Set.of("", "ini", "yml", "yaml", "cfg");

  private Inventories() {}

  /** The nearest folder of inventories at or above the playbooks decides. */
  static List<String> environments(Landscape landscape, RepoPath playbooks) {
    RepoPath here = playbooks;
    while (true) {
      for (String folder : FOLDERS) {
        Set<String> found = in(landscape, here.child(folder));
        if (!found.isEmpty()) {
          return List.copyOf(found);
        }
      }
      if (here.isRoot()) {
        return List.of();
      }
      here = here.parent();
    }
  }

  private static Set<String> in(Landscape landscape, RepoPath folder) {
    Set<String> found = new TreeSet<>();
    for (Entry entry : landscape.below(folder)) {
      List<String> names = entry.path().names();
      int depth = folder.depth();
      String child = names.get(depth);
      boolean file = names.size() == depth + 1;
      if (file ? ENDINGS.contains(entry.path().extension()) : isInventory(names, depth)) {
        int dot = child.indexOf('.');
        environment(file && dot > 0 ? child.substring(0, dot) : child).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Hosts, or variables of groups and hosts, lie in the folder of an inventory. */
  private static boolean isInventory(List<String> names, int depth) {
    String inside = names.get(depth + 1);
    return inside.startsWith("hosts")
        || inside.startsWith("inventory")
        || inside.equals("group_vars")
        || inside.equals("host_vars");
  }

  private static Optional<String> environment(String name) {
    return EnvironmentNames.within(name);
  }
}
