package dev.tidemark.link.terraform;

import dev.tidemark.format.yaml.BundledYaml;
import java.util.Locale;
import java.util.Set;

/**
 * Whose modules are the organisation's own. A forge's or private registry's module is, unless its namespace is one of
 * those that publish for everybody; a module of the public registry is not, unless its namespace is also one from whose
 * repositories modules are taken by Git.
 *
 * @param namespaces on forges from which modules are called here, in lower case
 */
record OwnPublishers(Set<String> namespaces) {

  /** Well-known publishers of modules for everybody. */
  private static final Set<String> PUBLIC =
      Set.copyOf(BundledYaml.words("/catalogue/publishers.yaml", "modules"));

  public OwnPublishers {
    namespaces = Set.copyOf(namespaces);
  }

  static boolean isPublic(String namespace) {
    return PUBLIC.contains(namespace.toLowerCase(Locale.ROOT));
  }

  /** Whether a remote module is the organisation's own. */
  public boolean own(ModuleSource source) {
    String namespace = source.namespace().toLowerCase(Locale.ROOT);
    if (isPublic(namespace)) {
      return false;
    }
    return switch (source.kind()) {
      case LOCAL -> true;
      case GIT, OCI, S3 -> true;
      case REGISTRY -> isPrivate(source.host()) || namespaces.contains(namespace);
      case HTTP, ARCHIVE, UNKNOWN -> false;
    };
  }

  /** Whether a module is one of the public registry's and not the organisation's own. */
  public boolean isStandardPart(ModuleSource source) {
    boolean open = source.kind() == ModuleSource.Kind.REGISTRY && !isPrivate(source.host());
    return (open || isPublic(source.namespace())) && !own(source);
  }

  private static boolean isPrivate(String host) {
    return !host.isEmpty()
        && !Set.of("registry.terraform.io", "registry.opentofu.org").contains(host);
  }
}
