package dev.tidemark.detector.helm;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.release.ChartUse;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Charts that are taken in by charts, releases and kustomizations, and bases taken in by overlays, with how they are held. */
@AutoService(Detector.class)
public final class ChartUses implements Detector {

  @Override
  public String id() {
    return "chart-uses";
  }

  @Override
  public String sees() {
    return "uses of charts, components and remote bases with their pins, and paths of charts and"
        + " overlays that lead nowhere, read from the files that name them";
  }

  @Override
  public Set<String> emits() {
    return Set.of(
        "iac.module-use", "iac.broken-reference", "iac.version-constraint", "iac.lockfile");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "tf", "lock").contains(path.extension());
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    return PlainObjects.isKeptForAnother(path) ? Set.of() : Detector.super.couldEmit(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Chart chart : landscape.facet(Charts.FACET).all()) {
      if (chart.origin().isInForce()) {
        new DependencyUses(landscape, chart).give(sink);
      }
    }
    for (Release release : landscape.facet(Releases.FACET).all()) {
      release.charts().forEach(use -> release(landscape, release, use, sink));
      components(landscape, release, sink);
    }
    for (Kustomization one : landscape.facet(Kustomizations.FACET).all()) {
      if (one.origin().isInForce()) {
        new KustomizationUses(landscape, one).give(sink);
      }
    }
  }

  /** Components that a Flux Kustomization names, relative to the directory that it applies. */
  private static void components(Landscape landscape, Release release, Consumer<Evidence> sink) {
    if (release.targets().isEmpty()) {
      return;
    }
    List<Value> named =
        release
            .object()
            .flatMap(object -> object.spec())
            .map(spec -> spec.items("components"))
            .orElse(List.of());
    String unit = UnitNames.around(landscape, release.home());
    for (Value item : named) {
      Location location = Location.of(release.location().path(), item.line());
      item.text()
          .flatMap(release.targets().get(0)::resolve)
          .filter(landscape::hasAny)
          .ifPresent(
              target ->
                  sink.accept(
                      UseFact.local(location, item.text().orElse(""), unit, target)
                          .with("tool", "kustomize")));
    }
  }

  private static void release(
      Landscape landscape, Release release, ChartUse chart, Consumer<Evidence> sink) {
    String unit = UnitNames.around(landscape, release.home());
    if (chart.kind().equals("local")) {
      local(landscape, release, chart, unit).ifPresent(sink);
      return;
    }
    VersionPin pin = VersionPin.of(chart.version());
    sink.accept(
        UseFact.of(chart.location(), chart.source(), unit)
            .with("tool", release.tool())
            .with("name", release.name())
            .with("source-kind", chart.kind())
            .with("pin", pin.pin())
            .with("pinned", pin.pinned())
            .with("version", chart.version())
            .with("public", UseFact.isPublic(landscape, chart.source())));
  }

  private static Optional<Evidence> local(
      Landscape landscape, Release release, ChartUse chart, String unit) {
    Optional<RepoPath> target = chart.local().filter(landscape::hasAny);
    if (target.isPresent()) {
      return Optional.of(
          UseFact.local(chart.location(), chart.source(), unit, target.get())
              .with("tool", release.tool()));
    }
    boolean readable =
        chart.local().isPresent()
            && !chart.source().contains("{{")
            && !chart.source().contains("${var");
    return readable
        ? Optional.of(UseFact.broken(chart.location(), "chart", chart.source(), unit))
        : Optional.empty();
  }
}
