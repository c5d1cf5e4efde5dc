package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a path inside an artifact that Flux puts together from directories of the repository back to where they lie. */
final class FluxArtifacts {
  private final List<Copy> copies = new ArrayList<>();

  /** One directory of the repository in an artifact. */
  private record Copy(String artifact, RepoPath generatorDirectory, RepoPath from, RepoPath to) {}

  FluxArtifacts(KubernetesObjects objects) {
    for (KubernetesObject generator :
        objects.inForce("source.extensions.fluxcd.io", "ArtifactGenerator")) {
      for (Value artifact :
          generator.body().at("spec").map(s -> s.items("artifacts")).orElse(List.of())) {
        artifact.items("copy").forEach(copy -> add(artifact, generator.directory(), copy));
      }
    }
  }

  private void add(Value artifact, RepoPath generatorDirectory, Value copy) {
    Optional<RepoPath> from = place(copy.text("from").orElse(""));
    Optional<RepoPath> to = place(copy.text("to").orElse(""));
    if (from.isPresent() && to.isPresent()) {
      String name = artifact.text("name").orElse("");
      copies.add(new Copy(name, generatorDirectory, from.get(), to.get()));
    }
  }

  /** A path below its alias: {@code @source/apps/base/**} is {@code apps/base}. */
  private static Optional<RepoPath> place(String written) {
    int slash = written.indexOf('/');
    if (!written.startsWith("@") || slash < 0) {
      return Optional.empty();
    }
    return RepoPath.ROOT.resolve(written.substring(slash + 1).replace("*", ""));
  }

  /** The path in the repository of a path that a Kustomization takes from its source. */
  RepoPath follow(KubernetesObject kustomization, RepoPath path) {
    if (!kustomization.specText("sourceRef", "kind").orElse("").equals("ExternalArtifact")) {
      return path;
    }
    String artifact = kustomization.specText("sourceRef", "name").orElse("");
    return copies.stream()
        .filter(copy -> copy.artifact().equals(artifact) && path.isIn(copy.to()))
        .filter(copy -> copy.generatorDirectory().equals(kustomization.directory()))
        .findFirst()
        .flatMap(
            copy ->
                copy.from()
                    .resolve(
                        path.value().substring(copy.to().value().length()).replaceFirst("^/", "")))
        .orElse(path);
  }
}
