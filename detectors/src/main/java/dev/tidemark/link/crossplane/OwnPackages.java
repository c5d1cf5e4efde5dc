package dev.tidemark.link.crossplane;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The packages of Crossplane that this repository makes, with what asks for them: a package is known by its name, and where
 * one of them is fetched from, the others are published too.
 */
public final class OwnPackages {
  public static final Facet<OwnPackages> FACET =
      new Facet<>("own-crossplane-packages", OwnPackages::new);

  private static final String META = "meta.pkg.crossplane.io";

  private final Map<RepoPath, String> names = new TreeMap<>();
  private final Map<String, RepoPath> places = new TreeMap<>();
  private final List<PackageUse> uses;

  private OwnPackages(Landscape landscape) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    Set<String> published = new TreeSet<>();
    for (String kind : PackageUses.KINDS) {
      objects.inForce(META, kind).forEach(object -> names.put(object.directory(), object.name()));
    }
    for (KubernetesObject project :
        objects.of("Project", o -> o.group().startsWith("meta.") && o.isInForce())) {
      String repository = project.specText("repository").orElse("");
      int name = repository.lastIndexOf('/');
      if (name > 0) {
        names.put(project.directory(), repository.substring(name + 1));
        published.add(repository.substring(0, name));
      }
    }
    names.values().removeIf(String::isEmpty);
    names.forEach((directory, name) -> places.putIfAbsent(name, directory));
    List<PackageUse> all = PackageUses.find(objects);
    all.stream().filter(this::isOfThis).map(PackageUse::place).forEach(published::add);
    published.remove("");
    uses = all.stream().map(use -> published.contains(use.place()) ? use.asOwn() : use).toList();
  }

  private boolean isOfThis(PackageUse use) {
    return places.containsKey(use.name());
  }

  /** Everything that is asked for, in force or shown by an example. */
  List<PackageUse> uses() {
    return uses;
  }

  /** Where the package lies that somebody asks for, if it is made here. */
  public Optional<RepoPath> directoryOf(PackageUse use) {
    return use.own() ? Optional.ofNullable(places.get(use.name())) : Optional.empty();
  }

  /** What asks for the package of a directory, in force or shown by an example. */
  public List<PackageUse> usesOf(RepoPath directory) {
    String name = names.getOrDefault(directory, "");
    return uses.stream().filter(use -> use.own() && use.name().equals(name)).toList();
  }
}
