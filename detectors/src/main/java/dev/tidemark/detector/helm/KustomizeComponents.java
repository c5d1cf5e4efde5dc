package dev.tidemark.detector.helm;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Kustomize components, which are the reusable modules of overlays, with how many take them in. */
@AutoService(Detector.class)
public final class KustomizeComponents implements Detector {

  @Override
  public String id() {
    return "kustomize-components";
  }

  @Override
  public String sees() {
    return "kustomize components and who takes them in, read from the kustomizations and Flux"
        + " objects";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.module");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.extension().equals("yaml") || path.extension().equals("yml");
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    return PlainObjects.isKeptForAnother(path) ? Set.of() : Detector.super.couldEmit(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Kustomizations kustomizations = landscape.facet(Kustomizations.FACET);
    Map<RepoPath, Set<String>> users = users(landscape, kustomizations);
    for (Kustomization one : kustomizations.all()) {
      if (one.component() && one.origin().isInForce()) {
        int count = users.getOrDefault(one.directory(), Set.of()).size();
        sink.accept(
            Evidence.of("iac.module", Location.of(one.file(), 1))
                .with("tool", "kustomize")
                .with("name", one.directory().name())
                .with("dir", one.directory().value())
                .with("documented", landscape.hasFile(one.directory().child("README.md")))
                .with("uses", count)
                .with("users", count)
                .with("called", count > 0));
      }
    }
  }

  private static Map<RepoPath, Set<String>> users(
      Landscape landscape, Kustomizations kustomizations) {
    Map<RepoPath, Set<String>> users = new HashMap<>();
    for (Kustomization one : kustomizations.all()) {
      one.directories()
          .forEach(
              r -> users.computeIfAbsent(r.target(), t -> new HashSet<>()).add(one.file().value()));
    }
    for (Release release : landscape.facet(Releases.FACET).all()) {
      Optional<Value> spec = release.object().flatMap(KubernetesObject::spec);
      List<Value> named = spec.map(s -> s.items("components")).orElse(List.of());
      for (Value item : release.targets().isEmpty() ? List.<Value>of() : named) {
        item.text()
            .flatMap(release.targets().get(0)::resolve)
            .ifPresent(
                target ->
                    users
                        .computeIfAbsent(target, t -> new HashSet<>())
                        .add(release.location().toString()));
      }
    }
    return users;
  }
}
