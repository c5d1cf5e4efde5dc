package dev.tidemark.link.kubernetes.object;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every Kubernetes object of a repository, by kind and by file, in the order of the paths. */
public final class KubernetesObjects {

  /** The objects, linked once. */
  public static final Facet<KubernetesObjects> FACET =
      new Facet<>("kubernetes-objects", KubernetesObjects::link);

  private final List<KubernetesObject> all;
  private final List<KubernetesObject> inForce;
  private final Map<String, List<KubernetesObject>> byKind = new HashMap<>();
  private final Map<RepoPath, List<KubernetesObject>> byFile = new HashMap<>();

  KubernetesObjects(List<KubernetesObject> objects) {
    this.all = List.copyOf(objects);
    this.inForce = all.stream().filter(KubernetesObject::isInForce).toList();
    all.forEach(this::add);
  }

  private void add(KubernetesObject object) {
    byKind.computeIfAbsent(object.kind(), k -> new ArrayList<>()).add(object);
    byFile.computeIfAbsent(object.path(), p -> new ArrayList<>(2)).add(object);
  }

  private static KubernetesObjects link(Landscape landscape) {
    return new KubernetesObjects(new ObjectFinder(landscape).find());
  }

  /** Every object of every origin and shape. */
  public List<KubernetesObject> all() {
    return all;
  }

  /** The whole objects of the repository's own and generated files. */
  public Stream<KubernetesObject> inForce() {
    return inForce.stream();
  }

  /** The whole objects in force of a group and kind. */
  public List<KubernetesObject> inForce(String group, String kind) {
    return of(kind, object -> object.is(group, kind) && object.isInForce());
  }

  /** The objects of a kind that pass. */
  public List<KubernetesObject> of(String kind, Predicate<KubernetesObject> wanted) {
    return byKind.getOrDefault(kind, List.of()).stream().filter(wanted).toList();
  }

  /** The kinds that are there, unordered. */
  public Set<String> kinds() {
    return byKind.keySet();
  }

  /** The objects of exactly this file. */
  public List<KubernetesObject> in(RepoPath file) {
    return byFile.getOrDefault(file, List.of());
  }
}
