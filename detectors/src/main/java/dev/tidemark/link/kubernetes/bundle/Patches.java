package dev.tidemark.link.kubernetes.bundle;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.EmbeddedYaml;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObject.Source;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.FluxReleases;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every patch of a repository, in files, in kustomizations and in Flux objects, patches within patches included. */
public final class Patches {

  /** The patches, linked. */
  public static final Facet<Patches> FACET = new Facet<>("patches", Patches::new);

  /** How deep a patch may stand in a patch: Flux sets of sets use two. */
  private static final int DEEPEST = 4;

  private final List<Patch> all = new ArrayList<>();

  private Patches(Landscape landscape) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    Kustomizations kustomizations = landscape.facet(Kustomizations.FACET);
    for (Kustomization one : kustomizations.all()) {
      if (one.origin().isInForce()) {
        one.inline().forEach(item -> inline(item, one.directory(), one.file(), item.line(), 0));
        one.patches().forEach(file -> file(objects, file, one.directory()));
      }
    }
    for (KubernetesObject flux : objects.inForce(FluxReleases.KUSTOMIZE, "Kustomization")) {
      RepoPath scope =
          flux.specText("path").flatMap(RepoPath.ROOT::resolve).orElse(flux.directory());
      for (Value item : flux.body().at("spec").map(s -> s.items("patches")).orElse(List.of())) {
        inline(item, scope, flux.path(), item.line(), 0);
      }
    }
  }

  /** All of them, in the order of their files. */
  public List<Patch> all() {
    return all;
  }

  /** The patches that change an object: for its kind and name, over a directory that takes it in. */
  public List<Patch> of(KubernetesObject object, Kustomizations kustomizations) {
    return all.stream()
        .filter(patch -> patch.isFor(object.kind(), object.name()))
        .filter(
            patch ->
                object.path().isIn(patch.scope())
                    || kustomizations.files(patch.scope()).contains(object.path()))
        .toList();
  }

  private void file(KubernetesObjects objects, RepoPath file, RepoPath scope) {
    for (KubernetesObject patch : objects.in(file)) {
      if (patch.source() == Source.PATCH) {
        add(patch.body(), patch.kind(), patch.name(), scope, patch.location(), 0);
      }
    }
  }

  private void inline(Value item, RepoPath scope, RepoPath file, int line, int depth) {
    Optional<String> text = item.text("patch").or(item::text);
    if (text.isEmpty() || depth > DEEPEST) {
      return;
    }
    String kind = item.text("target", "kind").orElse("");
    String name = item.text("target", "name").orElse("");
    Location location = Location.of(file, line);
    for (Value root : EmbeddedYaml.read(text.get())) {
      if (root instanceof Value.Mapping body) {
        String own = body.text("metadata", "name").orElse("");
        add(
            body,
            kind.isEmpty() ? body.text("kind").orElse("") : kind,
            item.at("target").isPresent() ? name : own,
            scope,
            location,
            depth);
      } else if (root instanceof Value.Sequence operations) {
        all.add(new Patch(kind, name, Optional.empty(), operations.items(), scope, location));
      }
    }
  }

  private void add(
      Value.Mapping body, String kind, String name, RepoPath scope, Location location, int depth) {
    all.add(new Patch(kind, name, Optional.of(body), List.of(), scope, location));
    for (Value inner : body.at("spec").map(spec -> spec.items("patches")).orElse(List.of())) {
      inline(inner, scope, location.path(), location.startLine(), depth + 1);
    }
  }
}
