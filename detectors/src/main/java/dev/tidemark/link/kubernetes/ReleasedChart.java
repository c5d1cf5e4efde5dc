package dev.tidemark.link.kubernetes;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Values;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;

/** A chart of this repository as its releases install it: its templates with each release's values put in. */
final class ReleasedChart {
  private final Landscape landscape;
  private final Chart chart;
  private final List<Placed<ConfigDocument>> templates = new ArrayList<>();

  ReleasedChart(Landscape landscape, Chart chart) {
    this.landscape = landscape;
    this.chart = chart;
    landscape
        .below(chart.directory().child("templates"))
        .forEach(
            entry ->
                landscape
                    .documents()
                    .at(entry.path(), ConfigDocument.class)
                    .ifPresent(templates::add));
  }

  List<KubernetesObject> objects(Release release) {
    Value.Mapping values = chart.values();
    for (RepoPath file : release.valueFiles()) {
      values = Values.merge(values, mapping(file));
    }
    values = Values.merge(values, release.values());
    List<KubernetesObject> found = new ArrayList<>();
    for (Placed<ConfigDocument> template : templates) {
      TemplateObjects.read(template, chart, values, found::add);
    }
    return found;
  }

  private Value.Mapping mapping(RepoPath file) {
    return landscape
        .documents()
        .at(file, ConfigDocument.class)
        .flatMap(placed -> placed.document().root())
        .map(root -> root instanceof Value.Mapping map ? map : null)
        .orElse(new Value.Mapping(List.of(), "", 0, 0));
  }
}
