package dev.tidemark.link.terraform;

import dev.tidemark.format.hcl.HclSketch;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** A root to compare; each is only itself, whatever it holds. */
  private static final class Sketched {
    private final TerraformRoot root;
    private final HclSketch sketch;
    private final Set<String> blobs;

    Sketched(TerraformRoot root, HclSketch sketch, Set<String> blobs) {
      this.root = root;
      this.sketch = sketch;
      this.blobs = blobs;
    }
  }

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
        || isAssembled(directory.get())
        || !root.origin().isInForce()) {
      return Optional.empty();
    }
    HclSketch sketch = HclSketch.EMPTY;
    Set<String> blobs = new TreeSet<>();
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
    for (int hash : candidate.sketch.smallest(PROBES)) {
      others.addAll(seen.getOrDefault(hash, List.of()));
    }
    RootCopy best = null;
    for (Sketched other : others) {
      int similarity = candidate.sketch.similarity(other.sketch);
      if (similarity >= ALIKE
          && !areVersions(candidate.root, other.root)
          && (best == null || similarity > best.similarity())) {
        best = copy(candidate, other, similarity);
      }
    }
    return Optional.ofNullable(best);
  }

  /** Two released versions of one thing: paths that differ in one name, which is a version in both. */
  private static boolean areVersions(TerraformRoot one, TerraformRoot other) {
    List<String> names = one.path().names();
    List<String> others = other.path().names();
    int differences = 0;
    boolean versions = names.size() == others.size();
    for (int i = 0; versions && i < names.size(); i++) {
      if (!names.get(i).equals(others.get(i))) {
        differences++;
        versions = Versions.isVersionTag(names.get(i)) && Versions.isVersionTag(others.get(i));
      }
    }
    return versions && differences == 1;
  }

  private static RootCopy copy(Sketched one, Sketched other, int similarity) {
    return new RootCopy(
        one.root,
        other.root,
        similarity,
        Math.min(one.sketch.lines(), other.sketch.lines()),
        areEnvironments(one.root, other.root),
        !one.blobs.equals(other.blobs));
  }

  /** Whether a root is mostly calls of modules: then the modules are what is shared, and nothing is copied. */
  private static boolean isAssembled(TerraformDirectory directory) {
    return directory.count("module") * 2 >= directory.count("resource");
  }

  /** The same stack for two environments: paths that differ in one name, and in that by the environment alone. */
  private static boolean areEnvironments(TerraformRoot one, TerraformRoot other) {
    List<String> names = one.path().names();
    List<String> others = other.path().names();
    if (names.size() != others.size() || one.environments().equals(other.environments())) {
      return false;
    }
    int differences = 0;
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).equals(others.get(i))) {
        differences++;
        if (!EnvironmentNames.without(names.get(i))
            .equals(EnvironmentNames.without(others.get(i)))) {
          return false;
        }
      }
    }
    return differences == 1;
  }

  private static void remember(Sketched sketched, Map<Integer, List<Sketched>> seen) {
    for (int hash : sketched.sketch.smallest(PROBES)) {
      List<Sketched> here = seen.computeIfAbsent(hash, h -> new ArrayList<>());
      if (here.size() < REMEMBERED) {
        here.add(sketched);
      }
    }
  }
}
