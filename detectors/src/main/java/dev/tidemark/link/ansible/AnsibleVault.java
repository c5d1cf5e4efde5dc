package dev.tidemark.link.ansible;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import java.util.List;

/**
 * Files that Ansible Vault encrypted as a whole.
 *
 * @param files those in force, in the order of their paths
 */
public record AnsibleVault(List<Placed<ConfigDocument>> files) {

  public static final Facet<AnsibleVault> FACET =
      new Facet<>(
          "ansible-vault",
          landscape ->
              new AnsibleVault(
                  landscape.documents().inForce(ConfigDocument.class).stream()
                      .filter(file -> file.document().root().filter(AnsibleVault::is).isPresent())
                      .toList()));

  private static final List<String> VARIABLES = List.of("group_vars", "host_vars");

  private static boolean is(Value root) {
    return root.text().filter(text -> text.startsWith(ConfigDocument.ANSIBLE_VAULT)).isPresent();
  }

  /** Whether hosts of one's own have secrets here, which nobody ships to others. */
  public static boolean ofHosts(Landscape landscape) {
    return landscape.facet(FACET).files().stream()
        .anyMatch(file -> file.directory().names().stream().anyMatch(VARIABLES::contains));
  }
}
