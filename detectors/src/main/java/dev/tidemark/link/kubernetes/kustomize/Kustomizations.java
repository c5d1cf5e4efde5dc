package dev.tidemark.link.kubernetes.kustomize;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.kustomize.Kustomization.Reference;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Every kustomization of a repository by its directory: what is a base, what is an overlay, and which files each applies. */
public final class Kustomizations {

  /** The kustomizations, linked. */
  public static final Facet<Kustomizations> FACET =
      new Facet<>("kustomizations", Kustomizations::link);

  /** The names that kustomize looks for, in its order. */
  public static final Set<String> NAMES =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** What directories are called whose parts lie ready for overlays to take. */
  private static final Set<String> STORES = Set.of("base", "bases");

  /** Most files that are followed from one overlay: beyond it an overlay applies a whole organisation. */
  private static final int MOST_FILES = 20_000;

  private final SortedMap<RepoPath, Kustomization> byDirectory;
  private final Set<RepoPath> used = new HashSet<>();
  private final Set<RepoPath> patchFiles = new HashSet<>();

  /** Directories of parts from which a kustomization elsewhere takes some. */
  private final Set<RepoPath> stores = new HashSet<>();

  private final Map<RepoPath, Set<RepoPath>> files = new ConcurrentHashMap<>();

  private Kustomizations(SortedMap<RepoPath, Kustomization> byDirectory) {
    this.byDirectory = Collections.unmodifiableSortedMap(byDirectory);
    for (Kustomization one : byDirectory.values()) {
      for (Reference reference : one.directories()) {
        used.add(reference.target());
        noteStores(one.directory(), reference.target());
      }
      patchFiles.addAll(one.patches());
    }
  }

  private void noteStores(RepoPath from, RepoPath target) {
    for (RepoPath at = target; !at.isRoot(); at = at.parent()) {
      if (STORES.contains(at.name()) && !from.isIn(at)) {
        stores.add(at);
      }
    }
  }

  /** Whether a kustomization lies among parts of which others were taken, so that it is one that nobody took. */
  private boolean isSpare(Kustomization one) {
    for (RepoPath at = one.directory(); !at.isRoot(); at = at.parent()) {
      if (stores.contains(at.parent())) {
        return true;
      }
    }
    return false;
  }

  /** Whether kustomize reads a file of this name. */
  public static boolean isKustomization(RepoPath path) {
    return NAMES.contains(path.name());
  }

  private static Kustomizations link(Landscape landscape) {
    TreeMap<RepoPath, Kustomization> found = new TreeMap<>();
    for (Placed<ConfigDocument> placed : landscape.facet(OtherNotations.FACET).all()) {
      Optional<Value> root = placed.document().root();
      if (isKustomization(placed.path())
          && root.isPresent()
          && root.get() instanceof Value.Mapping body
          && isOfKustomize(body)) {
        found.putIfAbsent(
            placed.directory(),
            new KustomizationReader(landscape, placed.path(), body).read(placed.origin()));
      }
    }
    return new Kustomizations(found);
  }

  /** Kustomize takes a file without kind or version; a Flux object of the same kind and file name it does not. */
  private static boolean isOfKustomize(Value.Mapping body) {
    String version = body.text("apiVersion").orElse("kustomize.config.k8s.io/v1beta1");
    return version.startsWith("kustomize.config.k8s.io/");
  }

  public Collection<Kustomization> all() {
    return byDirectory.values();
  }

  /** The kustomization of exactly this directory. */
  public Optional<Kustomization> in(RepoPath directory) {
    return Optional.ofNullable(byDirectory.get(directory));
  }

  /** Whether a file is a patch of some kustomization, and so no object of its own. */
  public boolean isPatch(RepoPath file) {
    return patchFiles.contains(file);
  }

  /** The kustomizations that nobody takes in and that are neither components nor spare parts: what is applied as one. */
  public List<Kustomization> overlays() {
    return all().stream()
        .filter(one -> !one.component() && !used.contains(one.directory()) && !isSpare(one))
        .toList();
  }

  /** The directories that a directory's kustomization takes in, itself first, through any number of steps. */
  public Set<RepoPath> reach(RepoPath directory) {
    Set<RepoPath> seen = new LinkedHashSet<>();
    Deque<RepoPath> open = new ArrayDeque<>(List.of(directory));
    while (!open.isEmpty() && seen.size() < MOST_FILES) {
      RepoPath next = open.pop();
      if (seen.add(next)) {
        in(next).ifPresent(one -> one.directories().forEach(r -> open.add(r.target())));
      }
    }
    return seen;
  }

  /** The files that a directory's kustomization applies, patches left out, sorted. */
  public Set<RepoPath> files(RepoPath directory) {
    return files.computeIfAbsent(directory, this::filesFrom);
  }

  private Set<RepoPath> filesFrom(RepoPath directory) {
    Set<RepoPath> taken = new TreeSet<>();
    for (RepoPath reached : reach(directory)) {
      in(reached).ifPresent(one -> one.files().stream().map(Reference::target).forEach(taken::add));
      if (taken.size() > MOST_FILES) {
        break;
      }
    }
    return Collections.unmodifiableSet(taken);
  }
}
