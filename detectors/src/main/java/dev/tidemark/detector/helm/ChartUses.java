package dev.tidemark.detector.helm;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.helm.OwnRegistries;
import dev.tidemark.link.kubernetes.ChartUse;
import dev.tidemark.link.kubernetes.Kustomization;
import dev.tidemark.link.kubernetes.Kustomizations;
import dev.tidemark.link.kubernetes.Release;
import dev.tidemark.link.kubernetes.Releases;
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
    return "uses of charts, components and remote bases with their pins, and paths of charts and overlays that lead"
        + " nowhere, read from the files that name them";
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
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Chart chart : landscape.facet(Charts.FACET).all()) {
      if (chart.origin().isInForce()) {
        dependencies(landscape, chart, sink);
      }
    }
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (release.origin().isInForce()) {
        release.charts().forEach(use -> release(landscape, release, use, sink));
      }
    }
    for (Kustomization one : landscape.facet(Kustomizations.FACET).all()) {
      if (one.origin().isInForce()) {
        kustomization(landscape, one, sink);
      }
    }
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (release.origin().isInForce() && !release.targets().isEmpty()) {
        components(landscape, release, sink);
      }
    }
  }

  /** Components that a Flux Kustomization names, relative to the directory that it applies. */
  private static void components(Landscape landscape, Release release, Consumer<Evidence> sink) {
    List<Value> named =
        release
            .object()
            .flatMap(object -> object.spec())
            .map(spec -> spec.items("components"))
            .orElse(List.of());
    for (Value item : named) {
      Location location = Location.of(release.location().path(), item.line());
      item.text()
          .flatMap(release.targets().get(0)::resolve)
          .filter(landscape::hasAny)
          .ifPresent(
              target ->
                  sink.accept(
                      use(location, item.text().orElse(""), unit(landscape, release.home()))
                          .with("tool", "kustomize")
                          .with("source-kind", "local")
                          .with("pin", "repository")
                          .with("pinned", true)
                          .with("target", target.value())));
    }
  }

  private static void dependencies(Landscape landscape, Chart chart, Consumer<Evidence> sink) {
    String unit = unit(landscape, chart.directory());
    for (Chart.Dependency dependency : chart.dependencies()) {
      Location location = Location.of(dependency.file(), dependency.line());
      String repository = dependency.repository();
      boolean local = repository.startsWith("file://");
      Optional<RepoPath> target =
          local
              ? chart.directory().resolve(repository.substring("file://".length()))
              : unpacked(landscape, chart, dependency);
      if (local && target.isPresent() && !landscape.hasAny(target.get())) {
        sink.accept(broken(location, "chart", repository, unit));
        continue;
      }
      VersionPin pin = VersionPin.of(dependency.version());
      boolean here = target.isPresent();
      Evidence use =
          use(
                  location,
                  repository.isEmpty() ? dependency.name() : repository + "/" + dependency.name(),
                  unit)
              .with(
                  "source-kind",
                  here ? "local" : repository.startsWith("oci:") ? "oci" : "registry")
              .with("pin", here ? "repository" : pin.pin())
              .with("pinned", here || pin.pinned() || chart.locked())
              .with("version", dependency.version())
              .with("public", !here && isPublic(landscape, repository));
      sink.accept(here ? use.with("target", target.get().value()) : use);
    }
    if (chart.locked()) {
      sink.accept(
          Evidence.of("iac.lockfile", Location.of(chart.directory().child(lock(landscape, chart))))
              .with("tool", "helm")
              .with("dir", chart.directory().value()));
    }
    chart
        .body()
        .text("kubeVersion")
        .ifPresent(
            version ->
                sink.accept(
                    Evidence.of("iac.version-constraint", Location.of(chart.file(), 1))
                        .with("tool", "helm")
                        .with("what", "kubernetes")
                        .with("constraint", version)
                        .with("bounded", version.contains("<") || VersionPin.of(version).pinned())
                        .with("dir", chart.directory().value())));
  }

  private static String lock(Landscape landscape, Chart chart) {
    return landscape.hasFile(chart.directory().child("Chart.lock"))
        ? "Chart.lock"
        : "requirements.lock";
  }

  /** A dependency without a repository lies unpacked under {@code charts/}. */
  private static Optional<RepoPath> unpacked(
      Landscape landscape, Chart chart, Chart.Dependency dependency) {
    RepoPath place = chart.directory().child("charts").child(dependency.name());
    return dependency.repository().isEmpty() && landscape.hasAny(place)
        ? Optional.of(place)
        : Optional.empty();
  }

  private static void release(
      Landscape landscape, Release release, ChartUse chart, Consumer<Evidence> sink) {
    String unit = unit(landscape, release.home());
    if (chart.kind().equals("local")) {
      boolean exists = chart.local().filter(landscape::hasAny).isPresent();
      boolean readable =
          chart.local().isPresent()
              && !chart.source().contains("{{")
              && !chart.source().contains("${var");
      if (exists) {
        sink.accept(
            use(chart.location(), chart.source(), unit)
                .with("tool", release.tool())
                .with("source-kind", "local")
                .with("pin", "repository")
                .with("pinned", true)
                .with("target", chart.local().map(RepoPath::value).orElse("")));
      } else if (readable) {
        sink.accept(broken(chart.location(), "chart", chart.source(), unit));
      }
      return;
    }
    VersionPin pin = VersionPin.of(chart.version());
    sink.accept(
        use(chart.location(), chart.source(), unit)
            .with("tool", release.tool())
            .with("name", release.name())
            .with("source-kind", chart.kind())
            .with("pin", pin.pin())
            .with("pinned", pin.pinned())
            .with("version", chart.version())
            .with("public", isPublic(landscape, chart.source())));
  }

  private static boolean isPublic(Landscape landscape, String address) {
    return !landscape.facet(OwnRegistries.FACET).holds(address);
  }

  private static void kustomization(
      Landscape landscape, Kustomization one, Consumer<Evidence> sink) {
    String unit = unit(landscape, one.directory());
    for (Kustomization.Reference missing : one.missing()) {
      sink.accept(
          broken(Location.of(one.file(), missing.line()), "overlay", missing.written(), unit)
              .with("tool", "kustomize"));
    }
    for (Kustomization.Reference remote : one.remotes()) {
      sink.accept(remote(one, remote, unit));
    }
    for (Kustomization.Reference component : one.directories()) {
      if (component.use() == Kustomization.Use.COMPONENT) {
        sink.accept(
            use(Location.of(one.file(), component.line()), component.written(), unit)
                .with("tool", "kustomize")
                .with("source-kind", "local")
                .with("pin", "repository")
                .with("pinned", true)
                .with("target", component.target().value()));
      }
    }
    one.body()
        .items("helmCharts")
        .forEach(
            chart -> {
              VersionPin pin = VersionPin.of(chart.text("version").orElse(""));
              sink.accept(
                  use(
                          Location.of(one.file(), chart.line()),
                          chart.text("repo").orElse("") + "/" + chart.text("name").orElse(""),
                          unit)
                      .with("tool", "kustomize")
                      .with("source-kind", "registry")
                      .with("pin", pin.pin())
                      .with("pinned", pin.pinned())
                      .with("version", chart.text("version").orElse(""))
                      .with("public", isPublic(landscape, chart.text("repo").orElse(""))));
            });
  }

  private static Evidence remote(Kustomization one, Kustomization.Reference remote, String unit) {
    String written = remote.written();
    int ref = written.indexOf("ref=");
    String version = ref < 0 ? "" : written.substring(ref + 4).split("&", 2)[0];
    boolean file = written.contains("://") && written.endsWith(".yaml");
    VersionPin pin = VersionPin.of(ref < 0 && file ? versionIn(written) : version);
    return use(Location.of(one.file(), remote.line()), written, unit)
        .with("tool", "kustomize")
        .with("source-kind", file ? "http" : "git")
        .with("pin", !file && pin.pin().equals("exact") ? "tag" : pin.pin())
        .with("pinned", pin.pinned())
        .with("version", version);
  }

  /** The name of a URL's path that looks like a version: releases are downloaded by it. */
  private static String versionIn(String url) {
    for (String name : List.of(url.split("/", -1))) {
      if (VersionPin.of(name).pinned()) {
        return name;
      }
    }
    return "";
  }

  private static Evidence use(Location location, String source, String unit) {
    return Evidence.of("iac.module-use", location)
        .with("tool", "helm")
        .with("source", source)
        .with("unit", unit);
  }

  private static Evidence broken(Location location, String what, String target, String unit) {
    return Evidence.of("iac.broken-reference", location)
        .with("tool", "helm")
        .with("what", what)
        .with("target", target)
        .with("explained", "none")
        .with("unit", unit);
  }

  private static String unit(Landscape landscape, RepoPath directory) {
    List<Unit> around = landscape.units().around(directory);
    return around.isEmpty() ? "" : around.get(0).id();
  }
}
