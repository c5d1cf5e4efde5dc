package dev.tidemark.link.dependencies;

import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.dockerfile.Dockerfile;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ecosystems in use, with the files that declare their dependencies.
 *
 * @param manifests by name of the ecosystem, sorted by path; only ecosystems that are used
 */
public record Ecosystems(Map<String, List<RepoPath>> manifests) {
  private static final String FILE = "/catalogue/ecosystems.yaml";

  /** The ecosystems of the repository's own and generated files. */
  public static final Facet<Ecosystems> IN_USE = new Facet<>("ecosystems", Ecosystems::find);

  private static final class Bundled {
    static final List<Ecosystem> ALL = load();
    static final Map<String, List<Ecosystem>> BY_NAME = new HashMap<>();
    static final List<Ecosystem> BY_PATTERN = new ArrayList<>();

    static {
      for (Ecosystem ecosystem : ALL) {
        ecosystem.names().stream()
            .filter(name -> !name.contains("*"))
            .forEach(name -> BY_NAME.computeIfAbsent(name, n -> new ArrayList<>()).add(ecosystem));
        if (ecosystem.names().stream().anyMatch(name -> name.contains("*"))) {
          BY_PATTERN.add(ecosystem);
        }
      }
    }
  }

  /** Every ecosystem that is known. */
  public static List<Ecosystem> known() {
    return Bundled.ALL;
  }

  private static Ecosystems find(Landscape landscape) {
    Map<String, List<RepoPath>> found = new TreeMap<>();
    for (Ecosystem ecosystem : known()) {
      TreeSet<RepoPath> files = new TreeSet<>();
      for (String object : ecosystem.objects()) {
        String[] groupAndKind = object.split(" ", -1);
        landscape.facet(KubernetesObjects.FACET).inForce(groupAndKind[0], groupAndKind[1]).stream()
            .filter(KubernetesObject::isWhole)
            .filter(one -> one.source() == KubernetesObject.Source.MANIFEST)
            .filter(one -> ecosystem.isPinnedIn(one.body()))
            .forEach(one -> files.add(one.path()));
      }
      landscape.facet(Releases.FACET).all().stream()
          .filter(release -> release.tool().equals(ecosystem.releases()))
          .forEach(release -> files.add(release.location().path()));
      if (!files.isEmpty()) {
        found.put(ecosystem.name(), new ArrayList<>(files));
      }
    }
    Map<String, List<Ecosystem>> byName = new HashMap<>();
    for (Entry entry : landscape.snapshot().entries()) {
      if (entry.mode() == Entry.Mode.SUBMODULE) {
        found.computeIfAbsent("gitsubmodule", n -> new ArrayList<>()).add(entry.path());
        continue;
      }
      for (Ecosystem ecosystem :
          byName.computeIfAbsent(entry.path().lowerName(), Ecosystems::named)) {
        add(ecosystem, landscape, entry, found);
      }
    }
    found.replaceAll((name, files) -> files.stream().distinct().sorted().toList());
    return new Ecosystems(found);
  }

  /** Those of which a file of this last name may be a manifest. */
  private static List<Ecosystem> named(String name) {
    List<Ecosystem> exactly = Bundled.BY_NAME.getOrDefault(name, List.of());
    List<Ecosystem> named = new ArrayList<>(exactly);
    for (Ecosystem ecosystem : Bundled.BY_PATTERN) {
      if (!exactly.contains(ecosystem) && ecosystem.isNamed(name)) {
        named.add(ecosystem);
      }
    }
    return named.isEmpty() ? List.of() : named;
  }

  private static void add(
      Ecosystem ecosystem, Landscape landscape, Entry entry, Map<String, List<RepoPath>> found) {
    if (ecosystem.isManifest(entry.path())
        && landscape.origin(entry.path()).isInForce()
        && holds(landscape, entry.path(), ecosystem)) {
      found.computeIfAbsent(ecosystem.name(), n -> new ArrayList<>()).add(entry.path());
    }
  }

  private static boolean holds(Landscape landscape, RepoPath path, Ecosystem ecosystem) {
    if (ecosystem.holds().isEmpty()) {
      return !isOnlyCalledDockerfile(landscape, path);
    }
    return landscape
        .documents()
        .at(path, ConfigDocument.class)
        .map(file -> file.document().roots().stream().anyMatch(ecosystem::isHeldBy))
        .orElse(false);
  }

  /** {@code Dockerfile.java} may build an image of Java, or be a class in Java. */
  private static boolean isOnlyCalledDockerfile(Landscape landscape, RepoPath path) {
    return landscape
        .documents()
        .at(path, Dockerfile.class)
        .filter(file -> file.document().stages().isEmpty())
        .isPresent();
  }

  private static List<Ecosystem> load() {
    return BundledYaml.root(FILE).items("ecosystems").stream().map(Ecosystem::of).toList();
  }
}
