package dev.tidemark.link.kubernetes.bundle;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.helm.IncludedTemplates;
import dev.tidemark.link.helm.Values;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.TemplateObjects;
import dev.tidemark.link.kubernetes.release.ChartUse;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.ReleaseValues;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chart of this repository as its releases install it: its templates and those of the charts unpacked below it, with each
 * release's values put in, and what it takes in from elsewhere.
 */
final class ReleasedChart {
  private final Landscape landscape;
  private final Charts charts;
  private final Chart chart;
  private final List<ReleasedChart> unpacked = new ArrayList<>();
  private final List<Placed<ConfigDocument>> templates = new ArrayList<>();

  ReleasedChart(Landscape landscape, Charts charts, Chart chart) {
    this.landscape = landscape;
    this.charts = charts;
    this.chart = chart;
    landscape
        .below(chart.directory().child("templates"))
        .forEach(
            entry ->
                landscape
                    .documents()
                    .at(entry.path(), ConfigDocument.class)
                    .ifPresent(templates::add));
    charts.unpackedIn(chart).stream()
        .filter(below -> below.origin().isInForce())
        .forEach(below -> unpacked.add(new ReleasedChart(landscape, charts, below)));
  }

  /** Its templates' files and those of the charts unpacked below it. */
  List<RepoPath> files() {
    List<RepoPath> files = new ArrayList<>(templates.stream().map(Placed::path).toList());
    unpacked.forEach(below -> files.addAll(below.files()));
    return files;
  }

  List<KubernetesObject> objects(Release release) {
    List<KubernetesObject> found = new ArrayList<>();
    collect(values(release), found);
    return found;
  }

  private void collect(Value.Mapping values, List<KubernetesObject> found) {
    IncludedTemplates included = landscape.facet(IncludedTemplates.FACET);
    for (Placed<ConfigDocument> template : templates) {
      TemplateObjects.read(template, chart, values, included, found::add);
    }
    for (ReleasedChart below : unpacked) {
      Optional<Chart.Dependency> declared =
          chart.dependencies().stream()
              .filter(one -> one.name().equals(below.chart.directory().name()))
              .findFirst();
      String key = declared.map(Chart.Dependency::key).orElse(below.chart.directory().name());
      if (declared.filter(one -> isOff(one, values)).isEmpty()) {
        below.collect(Values.merge(below.chart.values(), Values.below(values, key)), found);
      }
    }
  }

  private Value.Mapping values(Release release) {
    Value.Mapping values = chart.values();
    for (RepoPath file : release.valueFiles()) {
      values = Values.merge(values, ReleaseValues.in(landscape, file));
    }
    return Values.merge(values, release.values());
  }

  /** What a release of it takes in from elsewhere. */
  List<TakenInChart> takenIn(Release release) {
    return takenIn(values(release));
  }

  /** What it takes in from elsewhere as long as nobody gives it other values. */
  List<TakenInChart> takenIn() {
    return takenIn(chart.values());
  }

  private List<TakenInChart> takenIn(Value.Mapping values) {
    List<TakenInChart> found = new ArrayList<>();
    for (Chart.Dependency one : chart.dependencies()) {
      boolean remote = one.repository().contains("://") && !one.repository().startsWith("file:");
      boolean named = one.repository().startsWith("@") || one.repository().startsWith("alias:");
      boolean here = charts.hasNamed(one.name()) && !one.name().equals(chart.name());
      if ((remote || named) && !here && !isOff(one, values)) {
        found.add(new TakenInChart(use(one), Values.below(values, one.key())));
      }
    }
    return found;
  }

  private static ChartUse use(Chart.Dependency one) {
    return new ChartUse(
        one.name(),
        one.repository() + "/" + one.name(),
        one.repository().startsWith("oci:") ? "oci" : "registry",
        one.version(),
        Optional.empty(),
        Location.of(one.file(), one.line()));
  }

  /** The first of the paths named by its condition that is written decides, as Helm does. */
  private static boolean isOff(Chart.Dependency dependency, Value.Mapping values) {
    for (String path : dependency.condition().split(",", -1)) {
      Optional<String> written = values.text(path.strip().split("\\.", -1));
      if (written.isPresent()) {
        return written.get().equals("false");
      }
    }
    return false;
  }
}
