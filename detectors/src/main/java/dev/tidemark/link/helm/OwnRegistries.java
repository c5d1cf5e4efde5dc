package dev.tidemark.link.helm;

import dev.tidemark.document.Placed;
import dev.tidemark.format.codeowners.CodeownersDocument;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which registries of charts are the organisation's own: those that a cloud gives to one customer, hosts that only an inner
 * network knows, buckets, and places of a public host that are named for the organisation whose teams own code here.
 */
public final class OwnRegistries {
  public static final Facet<OwnRegistries> FACET =
      new Facet<>("own-registries", OwnRegistries::new);

  private static final List<String> INNER =
      List.of(".internal", ".local", ".svc", ".corp", ".lan", ".intranet");

  /** Hosts whose first folder is an owner. */
  private static final Set<String> SHARED_HOSTS =
      Set.copyOf(BundledYaml.words("/catalogue/publishers.yaml", "shared"));

  private final Set<String> owners = new HashSet<>();

  private OwnRegistries(Landscape landscape) {
    for (Placed<CodeownersDocument> file :
        landscape.documents().inForce(CodeownersDocument.class)) {
      file.document().rules().stream()
          .flatMap(rule -> rule.owners().stream())
          .filter(owner -> owner.startsWith("@") && owner.indexOf('/') > 1)
          .map(owner -> owner.substring(1, owner.indexOf('/')).toLowerCase(Locale.ROOT))
          .forEach(owners::add);
    }
  }

  /** Whether the address of a repository of charts, or of a chart, lies in one of them. */
  public boolean holds(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    if (lower.startsWith("s3://") || lower.startsWith("gs://")) {
      return true;
    }
    int scheme = lower.indexOf("://");
    if (scheme < 0) {
      return false;
    }
    String[] parts = lower.substring(scheme + 3).split("/", 3);
    String host = parts[0].contains(":") ? parts[0].substring(0, parts[0].indexOf(':')) : parts[0];
    String folder = parts.length > 1 ? parts[1] : "";
    if (host.isEmpty() || host.indexOf('{') >= 0 || host.indexOf('$') >= 0) {
      return false;
    }
    return host.endsWith(".azurecr.io")
        || (host.contains(".dkr.ecr.") && host.endsWith(".amazonaws.com"))
        || (host.endsWith("-docker.pkg.dev") && !folder.contains("public"))
        || host.indexOf('.') < 0
        || INNER.stream().anyMatch(host::endsWith)
        || (SHARED_HOSTS.contains(host) && owners.contains(folder))
        || (host.endsWith(".github.io")
            && owners.contains(host.substring(0, host.length() - ".github.io".length())));
  }
}
