package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Value;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.terraform.Versions;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Flux puts in for the variables of the directories that it applies: {@code spec.postBuild.substitute} of its
 * Kustomizations. What a ConfigMap or a Secret of the cluster puts in is not seen.
 */
public final class FluxSubstitutes {

  public static final Facet<FluxSubstitutes> FACET =
      new Facet<>("flux-substitutes", FluxSubstitutes::new);

  /** A value that is put in below a directory. */
  private record Filling(RepoPath below, String value) {}

  private final Map<String, List<Filling>> byName = new HashMap<>();

  private FluxSubstitutes(Landscape landscape) {
    for (KubernetesObject object :
        landscape.facet(KubernetesObjects.FACET).inForce(FluxReleases.KUSTOMIZE, "Kustomization")) {
      Optional<RepoPath> below =
          object
              .specText("path")
              .map(path -> path.startsWith("/") ? path.substring(1) : path)
              .flatMap(RepoPath.ROOT::resolve);
      Optional<Value> given = object.spec("postBuild", "substitute");
      if (below.isPresent() && given.isPresent()) {
        given.get().pairs().forEach(pair -> put(pair, below.get()));
      }
    }
  }

  private void put(Value.Pair pair, RepoPath below) {
    pair.value()
        .text()
        .ifPresent(
            text ->
                byName
                    .computeIfAbsent(pair.key(), k -> new ArrayList<>())
                    .add(new Filling(below, text)));
  }

  /**
   * A version with the variable that it is put in, {@code ${NAME}} or {@code ${NAME:=default}}; as written where nothing is
   * known. Where clusters are given different ones, one that holds nothing still comes before the others.
   */
  public String fill(String version, RepoPath directory) {
    String written = version.strip();
    if (!written.startsWith("${") || written.indexOf('}') != written.length() - 1) {
      return version;
    }
    String inside = written.substring(2, written.length() - 1);
    int otherwise = inside.indexOf(':');
    String name = otherwise < 0 ? inside : inside.substring(0, otherwise);
    List<String> values =
        byName.getOrDefault(name, List.of()).stream()
            .filter(filling -> filling.below().isRoot() || directory.isIn(filling.below()))
            .map(Filling::value)
            .toList();
    if (values.isEmpty()) {
      boolean hasDefault = otherwise >= 0 && inside.length() > otherwise + 2;
      return hasDefault ? inside.substring(otherwise + 2) : version;
    }
    return values.stream()
        .filter(value -> !Versions.isVersionTag(value))
        .findFirst()
        .orElse(values.get(0));
  }
}
