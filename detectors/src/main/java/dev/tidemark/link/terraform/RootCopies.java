package dev.tidemark.link.terraform;

import dev.tidemark.format.hcl.HclSketch;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds near copies among roots. Each root is compared with the first few of those that share one of its smallest hashes,
 * and joins the first that is alike: linear in roots, whatever their number. Roots that a template generates are no copies
 * by hand, and what is only calls of modules has nothing copied.
 */
public final class RootCopies {

  /** The copies among the roots of a landscape, by path. */
  public static final Facet<List<RootCopy>> FACET = new Facet<>("root-copies", RootCopies::find);

  /** From this likeness two things are copies: near-duplicate detection of code commonly uses 70 to 80. Percent. */
  private static final int ALIKE = 75;

  /** Shorter roots are alike by chance. Lines of resources. */
  private static final int FEWEST_LINES = 30;

  /** How many of the smallest hashes are looked up, and how many roots are remembered for each. */
  private static final int PROBES = 12;

  private static final int REMEMBERED = 3;

  private RootCopies() {}

  private record Sketched(TerraformRoot root, HclSketch sketch, List<String> blobs) {}

  private static List<RootCopy> find(Landscape landscape) {
    Map<Integer, List<Sketched>> seen = new HashMap<>();
    List<RootCopy> copies = new ArrayList<>();
    for (TerraformRoot root : landscape.facet(TerraformLandscape.FACET).roots()) {
      Optional<Sketched> candidate = sketch(root);
      if (candidate.isPresent()) {
        Optional<RootCopy> copy = best(candidate.get(), seen);
        copy.ifPresent(copies::add);
        if (copy.isEmpty()) {
          remember(candidate.get(), seen);
        }
      }
    }
    return List.copyOf(copies);
  }

  private static Optional<Sketched> sketch(TerraformRoot root) {
    Optional<TerraformDirectory> directory = root.configuration();
    if (directory.isEmpty()
        || !directory.get().path().equals(root.path())
        || root.generated()
        || !root.origin().isInForce()) {
      return Optional.empty();
    }
    HclSketch sketch = HclSketch.EMPTY;
    List<String> blobs = new ArrayList<>();
    for (var file : directory.get().files()) {
      if (file.entry().link() == null) {
        sketch = sketch.with(file.document().sketch());
        blobs.add(file.entry().blob());
      }
    }
    return sketch.lines() < FEWEST_LINES
        ? Optional.empty()
        : Optional.of(new Sketched(root, sketch, blobs));
  }

  private static Optional<RootCopy> best(Sketched candidate, Map<Integer, List<Sketched>> seen) {
    Set<Sketched> others = new LinkedHashSet<>();
    for (Integer hash : probes(candidate)) {
      others.addAll(seen.getOrDefault(hash, List.of()));
    }
    RootCopy best = null;
    for (Sketched other : others) {
      int similarity = candidate.sketch().similarity(other.sketch());
      if (similarity >= ALIKE && (best == null || similarity > best.similarity())) {
        best = copy(candidate, other, similarity);
      }
    }
    return Optional.ofNullable(best);
  }

  private static RootCopy copy(Sketched one, Sketched other, int similarity) {
    return new RootCopy(
        one.root(),
        other.root(),
        similarity,
        Math.min(one.sketch().lines(), other.sketch().lines()),
        areEnvironments(one.root(), other.root()),
        !Set.copyOf(one.blobs()).equals(Set.copyOf(other.blobs())));
  }

  /** The same stack for two environments: paths that differ in one name, and environments that differ. */
  private static boolean areEnvironments(TerraformRoot one, TerraformRoot other) {
    return !one.environments().isEmpty()
        && !other.environments().isEmpty()
        && !one.environments().equals(other.environments())
        && differences(one.path(), other.path()) == 1;
  }

  private static int differences(RepoPath one, RepoPath other) {
    List<String> names = one.names();
    List<String> others = other.names();
    if (names.size() != others.size()) {
      return Integer.MAX_VALUE;
    }
    int differences = 0;
    for (int i = 0; i < names.size(); i++) {
      differences += names.get(i).equals(others.get(i)) ? 0 : 1;
    }
    return differences;
  }

  private static void remember(Sketched sketched, Map<Integer, List<Sketched>> seen) {
    for (Integer hash : probes(sketched)) {
      List<Sketched> here = seen.computeIfAbsent(hash, h -> new ArrayList<>());
      if (here.size() < REMEMBERED) {
        here.add(sketched);
      }
    }
  }

  private static List<Integer> probes(Sketched sketched) {
    List<Integer> hashes = sketched.sketch().hashes();
    return hashes.subList(0, Math.min(PROBES, hashes.size()));
  }
}
