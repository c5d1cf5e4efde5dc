package dev.tidemark.detector.helm;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.function.Consumer;

/** The charts that a chart takes in, its lock, and the version of Kubernetes that it asks for. */
final class DependencyUses {
  private static final String FILE = "file://";

  private final Landscape landscape;
  private final Chart chart;
  private final String unit;

  DependencyUses(Landscape landscape, Chart chart) {
    this.landscape = landscape;
    this.chart = chart;
    this.unit = UnitNames.around(landscape, chart.directory());
  }

  void give(Consumer<Evidence> sink) {
    chart.dependencies().forEach(dependency -> sink.accept(use(dependency)));
    if (chart.locked()) {
      sink.accept(lock());
    }
    chart.body().text("kubeVersion").map(this::constraint).ifPresent(sink);
  }

  private Evidence use(Chart.Dependency dependency) {
    Location location = Location.of(dependency.file(), dependency.line());
    String repository = dependency.repository();
    Optional<RepoPath> target = target(dependency);
    if (repository.startsWith(FILE) && target.filter(path -> !landscape.hasAny(path)).isPresent()) {
      return UseFact.broken(location, "chart", repository, unit);
    }
    String source = repository.isEmpty() ? dependency.name() : repository + "/" + dependency.name();
    if (target.isPresent()) {
      return UseFact.local(location, source, unit, target.get())
          .with("version", dependency.version())
          .with("public", false);
    }
    VersionPin pin = VersionPin.of(dependency.version());
    return UseFact.of(location, source, unit)
        .with("source-kind", repository.startsWith("oci:") ? "oci" : "registry")
        .with("pin", pin.pin())
        .with("pinned", pin.pinned() || chart.locked())
        .with("version", dependency.version())
        .with("public", UseFact.isPublic(landscape, repository));
  }

  /** Where a dependency lies in this repository: one without an address is unpacked under {@code charts/}. */
  private Optional<RepoPath> target(Chart.Dependency dependency) {
    String repository = dependency.repository();
    if (repository.startsWith(FILE)) {
      return chart.directory().resolve(repository.substring(FILE.length()));
    }
    return Optional.of(chart.directory().child("charts").child(dependency.name()))
        .filter(place -> repository.isEmpty() && landscape.hasAny(place));
  }

  private Evidence lock() {
    RepoPath lock = chart.directory().child("Chart.lock");
    RepoPath file = landscape.hasFile(lock) ? lock : chart.directory().child("requirements.lock");
    return Evidence.of("iac.lockfile", Location.of(file))
        .with("tool", "helm")
        .with("dir", chart.directory().value());
  }

  private Evidence constraint(String version) {
    return Evidence.of("iac.version-constraint", Location.of(chart.file(), 1))
        .with("tool", "helm")
        .with("what", "kubernetes")
        .with("constraint", version)
        .with("bounded", version.contains("<") || VersionPin.of(version).pinned())
        .with("dir", chart.directory().value());
  }
}
