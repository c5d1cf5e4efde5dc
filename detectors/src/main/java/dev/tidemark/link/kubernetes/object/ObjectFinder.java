package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.helm.IncludedTemplates;
import dev.tidemark.link.kubernetes.EmbeddedYaml;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through the files of a repository once and gathers the objects in all their shapes. */
final class ObjectFinder {
  private final Landscape landscape;
  private final Kustomizations kustomizations;
  private final Charts charts;
  private final TestFixtures fixtures;
  private final List<KubernetesObject> found = new ArrayList<>();

  ObjectFinder(Landscape landscape) {
    this.landscape = landscape;
    this.kustomizations = landscape.facet(Kustomizations.FACET);
    this.charts = landscape.facet(Charts.FACET);
    this.fixtures = new TestFixtures(landscape);
  }

  List<KubernetesObject> find() {
    for (Placed<ConfigDocument> placed : landscape.documents().all(ConfigDocument.class)) {
      if (placed.document().syntax() != ConfigDocument.Syntax.TOML
          && !PlainObjects.isKeptForAnother(placed.path())) {
        read(placed);
      }
    }
    new TerraformObjects(landscape).read(found::add);
    return found;
  }

  private void read(Placed<ConfigDocument> placed) {
    Optional<Chart> chart = charts.ofTemplate(placed.path());
    if (chart.isPresent()) {
      TemplateObjects.read(
          placed,
          chart.get(),
          chart.get().values(),
          landscape.facet(IncludedTemplates.FACET),
          found::add);
      return;
    }
    Origin origin = fixtures.isFixture(placed.path()) ? Origin.FIXTURE : placed.origin();
    boolean template = placed.document().certainty() != ConfigDocument.Certainty.PLAIN;
    Source source =
        kustomizations.isPatch(placed.path())
            ? Source.PATCH
            : template ? Source.TEMPLATE : Source.MANIFEST;
    Manifests.Place place = new Manifests.Place(placed.path(), origin, source);
    Consumer<KubernetesObject> sink =
        object -> {
          found.add(object);
          readEmbedded(object);
        };
    placed.document().roots().forEach(root -> Manifests.read(root, place, sink));
  }

  /** Manifests that stand as texts in a ConfigMap, to be applied by something else. */
  private void readEmbedded(KubernetesObject map) {
    if (!map.is("", "ConfigMap")) {
      return;
    }
    Manifests.Place place = new Manifests.Place(map.path(), map.origin(), Source.EMBEDDED);
    for (Value.Pair pair : map.body().pairs("data")) {
      String text = pair.value().text().orElse("");
      if (text.contains("apiVersion:") && text.contains("kind:") && text.indexOf('\n') > 0) {
        Location line = Location.of(map.path(), pair.line());
        EmbeddedYaml.read(text)
            .forEach(root -> Manifests.read(root, place, object -> found.add(object.at(line))));
      }
    }
  }
}
