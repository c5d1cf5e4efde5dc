package dev.tidemark.detector.helm;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import dev.tidemark.link.kubernetes.object.UnfilledTemplates;
import dev.tidemark.link.resource.UnitNames;
import java.util.List;
import java.util.function.Consumer;

/** The bases, components and charts that a kustomization takes in, and the paths in it that lead nowhere. */
final class KustomizationUses {
  private final Landscape landscape;
  private final Kustomization kustomization;
  private final String unit;

  KustomizationUses(Landscape landscape, Kustomization kustomization) {
    this.landscape = landscape;
    this.kustomization = kustomization;
    this.unit = UnitNames.around(landscape, kustomization.directory());
  }

  void give(Consumer<Evidence> sink) {
    boolean unfilled = landscape.facet(UnfilledTemplates.FACET).contain(kustomization.directory());
    kustomization.missing().stream()
        .map(missing -> UseFact.broken(at(missing.line()), "overlay", missing.written(), unit))
        .map(fact -> unfilled ? fact.with("explained", "generated") : fact)
        .map(KustomizationUses::byKustomize)
        .forEach(sink);
    kustomization.remotes().stream().map(this::remote).forEach(sink);
    kustomization.directories().stream()
        .filter(part -> part.use() == Kustomization.Use.COMPONENT)
        .map(part -> UseFact.local(at(part.line()), part.written(), unit, part.target()))
        .map(KustomizationUses::byKustomize)
        .forEach(sink);
    kustomization.body().items("helmCharts").stream().map(this::chart).forEach(sink);
  }

  private Evidence remote(Kustomization.Reference remote) {
    String written = remote.written();
    int reference = written.indexOf("ref=");
    String version =
        reference < 0 ? "" : written.substring(reference + "ref=".length()).split("&", 2)[0];
    boolean file = written.contains("://") && written.endsWith(".yaml");
    VersionPin pin = VersionPin.of(reference < 0 && file ? versionIn(written) : version);
    return byKustomize(UseFact.of(at(remote.line()), written, unit))
        .with("source-kind", file ? "http" : "git")
        .with("pin", !file && pin.pin().equals("exact") ? "tag" : pin.pin())
        .with("pinned", pin.pinned())
        .with("version", version);
  }

  /** The name of a URL's path that looks like a version: releases are downloaded by it. */
  private static String versionIn(String url) {
    return List.of(url.split("/", -1)).stream()
        .filter(name -> VersionPin.of(name).pinned())
        .findFirst()
        .orElse("");
  }

  private Evidence chart(Value chart) {
    String repository = chart.text("repo").orElse("");
    String version = chart.text("version").orElse("");
    VersionPin pin = VersionPin.of(version);
    String source = repository + "/" + chart.text("name").orElse("");
    return byKustomize(UseFact.of(at(chart.line()), source, unit))
        .with("source-kind", "registry")
        .with("pin", pin.pin())
        .with("pinned", pin.pinned())
        .with("version", version)
        .with("public", UseFact.isPublic(landscape, repository));
  }

  private static Evidence byKustomize(Evidence fact) {
    return fact.with("tool", "kustomize");
  }

  private Location at(int line) {
    return Location.of(kustomization.file(), line);
  }
}
