package dev.tidemark.link.terraform;

import dev.tidemark.document.NearCopies;
import dev.tidemark.document.Sketch;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds near copies among the roots of a repository. Roots that a template generates are no copies by hand, and what is only
 * calls of modules has nothing copied.
 */
public final class RootCopies {

  /** The copies among the roots of a landscape, by path. */
  public static final Facet<List<RootCopy>> FACET = new Facet<>("root-copies", RootCopies::find);

  private RootCopies() {}

  /** A root to compare; each is only itself, whatever it holds. */
  private static final class Sketched {
    private final TerraformRoot root;
    private final Sketch sketch;
    private final Set<String> blobs;

    Sketched(TerraformRoot root, Sketch sketch, Set<String> blobs) {
      this.root = root;
      this.sketch = sketch;
      this.blobs = blobs;
    }
  }

  private static List<RootCopy> find(Landscape landscape) {
    NearCopies<Sketched> known = new NearCopies<>();
    List<RootCopy> copies = new ArrayList<>();
    for (TerraformRoot root : landscape.facet(TerraformLandscape.FACET).roots()) {
      Optional<Sketched> sketched = sketch(root);
      if (sketched.isPresent()) {
        Sketched one = sketched.get();
        known
            .add(one, one.sketch, other -> !areVersions(root, other.root))
            .ifPresent(copy -> copies.add(copy(one, copy.original(), copy.similarity())));
      }
    }
    return List.copyOf(copies);
  }

  private static Optional<Sketched> sketch(TerraformRoot root) {
    return root.configuration()
        .filter(directory -> directory.path().equals(root.path()))
        .filter(directory -> !root.generated() && root.origin().isInForce())
        .flatMap(
            directory ->
                directory
                    .sketch()
                    .map(sketch -> new Sketched(root, sketch, Set.copyOf(directory.blobs()))));
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
}
