package dev.tidemark.detector.ci;

import dev.tidemark.document.Placed;
import dev.tidemark.format.dockerfile.Dockerfile;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which bases are the organisation's own: from its own place on a forge's registry, from a registry that is nobody's but
 * its own, pushed by a pipeline here, or built by a Dockerfile here and fetched from where a variable says.
 */
final class SharedBases {

  /** Registries from which everybody fetches. */
  private static final Set<String> PUBLIC =
      Set.copyOf(BundledYaml.words("/catalogue/publishers.yaml", "registries"));

  /** The account from which AWS offers its learning containers to everybody. */
  private static final String AWS_OFFERS = "763104351884.";

  /** Folders that say nothing of what is built in them. */
  private static final Set<String> NAMELESS =
      Set.of("", "docker", "build", "app", "src", "deploy", "image", "container", ".devcontainer");

  private final Optional<String> owner;
  private final Set<String> built = new HashSet<>();
  private final Set<String> pushed;

  SharedBases(Landscape landscape, Set<String> pushed) {
    this.pushed = Set.copyOf(pushed);
    Optional<String> own = landscape.neighbours().own();
    this.owner = own.map(name -> name.substring(0, Math.max(0, name.indexOf('/'))));
    for (Placed<Dockerfile> file : landscape.documents().inForce(Dockerfile.class)) {
      String name = name(file.path());
      if (!NAMELESS.contains(name)) {
        built.add(name);
      }
    }
  }

  /** What an image that is built from this file is most likely called. */
  static String name(RepoPath file) {
    String name = file.lowerName();
    if (name.startsWith("dockerfile.")) {
      return name.substring("dockerfile.".length());
    }
    return name.endsWith(".dockerfile")
        ? name.substring(0, name.length() - ".dockerfile".length())
        : file.parent().lowerName();
  }

  /** Whether a base is the organisation's own. */
  boolean isShared(String base) {
    String lower = base.toLowerCase(Locale.ROOT);
    int slash = lower.indexOf('/');
    if (slash < 0) {
      return false;
    }
    if (pushed.contains(address(base))) {
      return true;
    }
    List<String> parts = List.of(lower.split("/", -1));
    String host = parts.get(0);
    boolean variable = host.contains("$");
    boolean hosted = host.contains(".") || host.contains(":");
    if (variable) {
      return built.contains(last(lower));
    }
    String namespace = hosted ? parts.get(1) : host;
    if (owner.filter(name -> !name.isEmpty() && name.equalsIgnoreCase(namespace)).isPresent()) {
      return true;
    }
    return hosted
        && !PUBLIC.contains(host)
        && !host.startsWith(AWS_OFFERS)
        && !host.startsWith("localhost")
        && !lower.contains("/library/");
  }

  /** An image without tag and digest. */
  static String address(String image) {
    int digest = image.indexOf('@');
    String whole = (digest < 0 ? image : image.substring(0, digest)).toLowerCase(Locale.ROOT);
    int colon = whole.lastIndexOf(':');
    return colon > whole.lastIndexOf('/') ? whole.substring(0, colon) : whole;
  }

  /** The name of a base without registry, tag and digest. */
  static String last(String base) {
    String name = base.substring(base.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int end = name.indexOf('@') < 0 ? name.indexOf(':') : name.indexOf('@');
    String bare = end < 0 ? name : name.substring(0, end);
    int colon = bare.indexOf(':');
    return colon < 0 ? bare : bare.substring(0, colon);
  }
}
