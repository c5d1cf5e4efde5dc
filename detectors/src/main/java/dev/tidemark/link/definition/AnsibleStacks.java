package dev.tidemark.link.definition;

import dev.tidemark.document.Placed;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ansible.AnsibleContent;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Playbooks of Ansible, which are run, and roles, which they use. */
final class AnsibleStacks {

  private AnsibleStacks() {}

  /** One a playbook and one a role. */
  static List<DefinedStack> find(Landscape landscape) {
    AnsibleContent content = landscape.facet(AnsibleContent.FACET);
    List<DefinedStack> found = new ArrayList<>();
    for (Placed<ConfigDocument> playbook : content.playbooks()) {
      found.add(
          stack(playbook, Role.ROOT, playbook.directory())
              .in(Inventories.environments(landscape, playbook.directory())));
    }
    Map<RepoPath, DefinedStack> roles = new TreeMap<>();
    for (Placed<ConfigDocument> file : content.taskFiles()) {
      RepoPath role = file.directory().parent();
      if (content.roles().contains(role)) {
        roles.merge(role, stack(file, Role.LIBRARY, role), DefinedStack::and);
      }
    }
    found.addAll(roles.values());
    return found;
  }

  private static DefinedStack stack(Placed<ConfigDocument> file, Role role, RepoPath directory) {
    int tasks = file.document().root().map(root -> AnsibleContent.tasks(root).size()).orElse(0);
    return DefinedStack.declared("ansible", role, directory, tasks, file.at(1), file.origin());
  }
}
