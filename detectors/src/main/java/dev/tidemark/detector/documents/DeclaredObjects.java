package dev.tidemark.detector.documents;

import dev.tidemark.document.Value;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells whether the object of a cluster that a typed command names is declared in the repository. */
final class DeclaredObjects {
  private static final Set<String> TOOLS = Set.of("kubectl", "oc");

  /** What people type for a kind. */
  private static final Map<String, String> SHORT =
      BundledYaml.named("/catalogue/short-names.yaml", "kinds", "typed", "kind");

  /** The sorts of secret stand between the kind and the name where one is created. */
  private static final Set<String> SORTS_OF_SECRET = Set.of("generic", "tls", "docker-registry");

  private final Map<String, Set<String>> namesByKind = new HashMap<>();
  private final Set<String> releases = new HashSet<>();

  private DeclaredObjects() {}

  static DeclaredObjects of(Landscape landscape) {
    DeclaredObjects declared = new DeclaredObjects();
    for (KubernetesObject object : landscape.facet(KubernetesObjects.FACET).all()) {
      if (object.origin().isInForce()) {
        declared.add(object.kind().toLowerCase(Locale.ROOT), object.name());
        if (makesItsNamespace(object)) {
          object.spec("destination", "namespace").flatMap(Value::text).ifPresent(declared::space);
        }
      }
    }
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (!release.charts().isEmpty()) {
        declared.releases.add(release.name());
      }
    }
    return declared;
  }

  private void add(String kind, String name) {
    namesByKind.computeIfAbsent(kind, k -> new HashSet<>()).add(name);
  }

  private void space(String name) {
    add("namespace", name);
  }

  private static boolean makesItsNamespace(KubernetesObject object) {
    return object.is("argoproj.io", "Application")
        && object.body().at("spec", "syncPolicy").map(p -> p.texts("syncOptions")).stream()
            .anyMatch(options -> options.contains("CreateNamespace=true"));
  }

  /**
   * Whether a command names an object that is declared. Where it leaves the name to its reader, it is about whatever
   * object of that kind there is; a release names what it installs after itself.
   */
  boolean declare(String command) {
    List<String> words = arguments(command);
    if (words.size() < 2) {
      return false;
    }
    String first = words.get(1);
    int slash = first.indexOf('/');
    int at = words.size() > 2 && SORTS_OF_SECRET.contains(words.get(2)) ? 3 : 2;
    String kind = kind(slash < 0 ? first : first.substring(0, slash));
    String name = slash >= 0 ? first.substring(slash + 1) : at < words.size() ? words.get(at) : "";
    Set<String> names = namesByKind.getOrDefault(kind, Set.of());
    return names.contains(name)
        || (isLeftToTheReader(name) && !names.isEmpty())
        || releases.stream().anyMatch(release -> name.startsWith(release + "-"));
  }

  /** The words of a command of the cluster's own tool from its verb on, without options. */
  private static List<String> arguments(String command) {
    List<String> words = List.of(command.strip().split("\\s+", 40));
    int start = words.get(0).equals("sudo") ? 1 : 0;
    if (start >= words.size() || !TOOLS.contains(words.get(start))) {
      return List.of();
    }
    return CommandArguments.read(words, start + 1, OptionCatalogue.of(words.get(start))).operands();
  }

  private static String kind(String typed) {
    String bare = typed.toLowerCase(Locale.ROOT);
    int group = bare.indexOf('.');
    bare = group < 0 ? bare : bare.substring(0, group);
    if (SHORT.containsKey(bare)) {
      return SHORT.getOrDefault(bare, bare);
    }
    String one =
        bare.endsWith("ies")
            ? bare.substring(0, bare.length() - 3) + "y"
            : bare.endsWith("sses")
                ? bare.substring(0, bare.length() - 2)
                : bare.endsWith("s") && !bare.endsWith("ss")
                    ? bare.substring(0, bare.length() - 1)
                    : bare;
    return SHORT.getOrDefault(one, one);
  }

  /** {@code <name>}, {@code $NAME}, {@code {name}} or {@code NAME}: names of objects have no capitals. */
  private static boolean isLeftToTheReader(String name) {
    return !name.isEmpty()
        && ("<${[".indexOf(name.charAt(0)) >= 0
            || (name.equals(name.toUpperCase(Locale.ROOT))
                && name.chars().anyMatch(Character::isLetter)));
  }
}
